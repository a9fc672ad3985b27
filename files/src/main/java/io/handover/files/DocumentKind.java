package io.handover.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of file that people write. */
public enum DocumentKind {
    PROCEDURE("procedure", "procedures"),
    SITE("site", "sites"),
    TEST_CASE("test-case", "test-cases"),
    TEST_RUN("test-run", "test-runs"),
    SCENARIO("scenario", "scenarios");

    private final String key;
    private final String folder;

    DocumentKind(String key, String folder) {
        this.key = key;
        this.folder = folder;
    }

    /** The word for it, which is also the key by which such a file gives itself a name. */
    public String key() {
        return key;
    }

    /** The text of the JSON Schema for such files. */
    public String schema() {
        return resource("/schema/" + key + ".schema.json");
    }

    /** The text of the one of that name that is built in. */
    String builtIn(String name) {
        return resource("/" + folder + "/" + name + ".yaml");
    }

    /**
     * What a document of this kind says.
     *
     * @param problems what is wrong with it so far
     * @throws InputException where anything is wrong: all of it
     */
    InputFile read(YamlDocument document, String text, Problems problems) {
        return switch (this) {
            case PROCEDURE ->
                new ProcedureFile(document.source(), text, new ProcedureReader(document, problems).procedure());
            case TEST_CASE -> {
                problems.check();
                yield new TestCaseReader(document).testCase(text);
            }
            case TEST_RUN -> {
                problems.check();
                yield new TestRunReader(document).testRun(text);
            }
            case SCENARIO -> new ScenarioReader(document, problems).scenario(text);
            case SITE -> new SiteReader(document, problems).site(text);
        };
    }

    /** The kind that a document says it is: the last whose key it has, as a test case names a procedure too. */
    static Optional<DocumentKind> of(YamlDocument document) {
        return Stream.of(values())
                .filter(kind -> document.root().value(kind.key).isPresent())
                .reduce((former, latter) -> latter);
    }

    private static String resource(String path) {
        try (InputStream in = DocumentKind.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the program is incomplete: " + path + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
