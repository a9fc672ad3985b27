package io.handover.properties.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.handover.files.Catalogue;
import io.handover.files.InputException;
import io.handover.files.InputFile;
import io.handover.files.ProcedureFile;
import io.handover.files.SiteFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;

/** However a file is damaged: it can still be used, or one message says what is wrong and where. */
class DamagedFileProperties {
    /** Far more than any file may take; only what would go on for ever takes longer. */
    private static final Duration FOR_EVER = Duration.ofMinutes(1);

    private static final List<String> TOKENS = List.of(
            "",
            "null",
            "~",
            "true",
            "-1",
            "0",
            "1e999",
            ".nan",
            "12345678901234567890123",
            "99999999d",
            "1h 30m",
            "'",
            "\"",
            "\"\\e[31m\"",
            "[",
            "]",
            "{",
            "}",
            "{}",
            "[]",
            "[ a, b ]",
            "{ a: b }",
            ": ",
            "- ",
            "? ",
            "#",
            "|",
            ">",
            "&a ",
            "*a",
            "!!int ",
            "<<",
            "---",
            "...",
            "%YAML 9.9",
            "\t",
            "\r",
            "\u0000",
            "\uFEFF",
            "\uD83D\uDE00",
            "exclude",
            "at",
            "active",
            "standby-9",
            "other-standbys",
            "final-active",
            "same-step",
            "DK_MGT_1",
            "x".repeat(300));

    private static Path folder = Path.of("");

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("damaged");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        Files.deleteIfExists(folder.resolve("damaged.yaml"));
        Files.delete(folder);
    }

    @Property(tries = 3_000, seed = "1")
    void isUsedOrRefusedWithAPlace(@ForAll("files") String text, @ForAll("damages") List<Damage> damages)
            throws IOException {
        String damaged = text;
        for (Damage damage : damages) {
            damaged = damage.to(damaged);
        }
        Path file = Files.write(folder.resolve("damaged.yaml"), damaged.getBytes(StandardCharsets.UTF_8));
        Optional<String> refusal = assertTimeoutPreemptively(FOR_EVER, () -> refusal(file.toString()));
        Statistics.collect(refusal.isPresent());
        Statistics.coverage(outcomes -> {
            outcomes.check(true).count(refused -> refused > 0);
            outcomes.check(false).count(used -> used > 0);
        });
        refusal.ifPresent(message -> assertThat(message.lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .matches(Pattern.quote(file.toString()) + ":[1-9]\\d*:[1-9]\\d*: .+")
                        .doesNotContainPattern("\\p{Cntrl}")));
    }

    /** The message, where the file cannot be used. */
    private static Optional<String> refusal(String path) {
        try {
            InputFile file = Catalogue.file(path);
            if (file instanceof ProcedureFile procedure) {
                for (SiteFile site : Catalogue.sites()) {
                    procedure.on(site.site().site());
                }
            }
            return Optional.empty();
        } catch (InputException wrong) {
            return Optional.of(String.valueOf(wrong.getMessage()));
        }
    }

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.of(Stream.concat(Catalogue.procedures().stream(), Catalogue.sites().stream())
                .map(InputFile::text)
                .toList());
    }

    @Provide
    Arbitrary<List<Damage>> damages() {
        return Combinators.combine(
                        Arbitraries.of(Damage.Kind.class),
                        Arbitraries.integers().between(0, 120),
                        Arbitraries.integers().between(0, 80),
                        Arbitraries.of(TOKENS))
                .as(Damage::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }
}
