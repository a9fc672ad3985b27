package io.handover.analysis.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reviewed stories together: whatever the code can say stands in one of them, and each of them is some test's. */
class ReviewedStoriesTest {
    private static final List<Class<?>> TELLERS = List.of(
            DiagnosisTest.class, LostChangeTest.class, PathDiagnosisTest.class, SeldomStoryTest.class, StoryTest.class);
    private static final Path WORDS = Path.of("src", "main", "java", "io", "handover", "analysis", "story");
    private static final Path FAULTS =
            Path.of("..", "simulator", "src", "main", "java", "io", "handover", "simulator", "fault");

    /** Names of actions for files; no sentence is made of them. */
    private static final String NAMES = "ActionParts.java";

    private static final Pattern COMMENT =
            Pattern.compile("/\\*.*?\\*/|^\\s*//.*?$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern PHRASE =
            Pattern.compile("String phrase\\(Plan plan\\) \\{(.*?)\\n {4,8}\\}", Pattern.DOTALL);

    /**
     * What is in the code and in no story: a slip is told by its command, whatever a command of today waits for is told, and the number of a
     * step is taken from a name. That a standby subscribes and nothing flows is a server's state, which reports show beside a story. Some
     * reasons are only told beside a menu, to whoever could give a command ({@code NotOfferedTest}).
     */
    private static final Set<String> UNTOLD = Set.of(
            "gives a command out of turn",
            "the command is not offered",
            ", step .*",
            ", nothing flows",
            " has the new release already",
            " is not registered at ",
            " is active already",
            " has crashed",
            " is being upgraded",
            " is being initialized");

    static Stream<String> words() throws IOException {
        List<String> words = new ArrayList<>();
        for (Path source : files(WORDS)) {
            if (!source.endsWith(NAMES)) {
                words.addAll(literals(COMMENT.matcher(Files.readString(source)).replaceAll("")));
            }
        }
        for (Path source : files(FAULTS)) {
            PHRASE.matcher(Files.readString(source))
                    .results()
                    .forEach(phrase -> words.addAll(literals(phrase.group(1))));
        }
        return words.stream().filter(text -> text.matches("(?s).*[a-z]{2}.*")).distinct();
    }

    private static List<String> literals(String code) {
        return LITERAL.matcher(code).results().map(literal -> literal.group(1)).toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static List<Path> texts(Class<?> teller) {
        try {
            return files(ReviewedStory.texts(teller));
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    @ParameterizedTest
    @MethodSource("words")
    void whateverTheCodeCanSayIsReadInAStory(String words) throws IOException {
        boolean isTold = false;
        for (Path text :
                TELLERS.stream().flatMap(teller -> texts(teller).stream()).toList()) {
            isTold |= Files.readString(text).contains(words);
        }
        assertThat(isTold).as("is read in a story: \"%s\"", words).isEqualTo(!UNTOLD.contains(words));
    }

    @ParameterizedTest
    @MethodSource("tellers")
    void eachStoryIsOfATest(Class<?> teller) {
        List<String> tests = Arrays.stream(teller.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> method.getName() + ".txt")
                .toList();

        assertThat(texts(teller))
                .extracting(text -> text.getFileName().toString())
                .isSubsetOf(tests);
    }

    static Stream<Class<?>> tellers() {
        return TELLERS.stream();
    }
}
