package io.handover.analysis.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.simulator.run.Check;
import io.handover.simulator.run.Losses;
import io.handover.simulator.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What a test tells, compared as a whole with a text that was read and found right: {@code TEST-CLASS/METHOD.txt} beside the tests. After
 * a change of wording {@code -Dstories.rewrite=true} writes the texts anew; what they say then is read in their difference. It is refused
 * where the variable {@code CI} is set.
 */
final class ReviewedStory implements AfterEachCallback {
    private static final Path TEXTS = Path.of("src", "test", "resources", "stories");
    private static final boolean REWRITES = Boolean.getBoolean("stories.rewrite");

    private final StringBuilder told = new StringBuilder();

    /** The texts of a test class. */
    static Path texts(Class<?> test) {
        return TEXTS.resolve(test.getSimpleName());
    }

    /** Tells a run until it violates a check, and what is said of it. */
    void violated(Run run, Property property) {
        violated(run, property.name());
    }

    void violated(Run run, String check) {
        List<Check> checks = run.simulation().checks();
        int i = IntStream.range(0, checks.size())
                .filter(c -> checks.get(c).name().equals(check))
                .findFirst()
                .orElseThrow();
        assertThat(run.violates(i)).as("violates " + check).isTrue();
        Story story = Story.of(run, Story.telling(run, i));
        timed(story);
        says(check, Diagnosis.of(run, i, story));
    }

    /** Tells a path that violates a property in its end, and what is said of it. */
    void violated(Story path, Property property) {
        path(path);
        says(property.name(), Diagnosis.of(path, new Check.OfProperty(property)));
    }

    /** Tells a path on which a change is lost, what each lost change goes back to, and what is said of the first. */
    void lost(Story path) {
        path(path);
        for (Losses.Loss loss : path.losses()) {
            line("lost: change " + (loss.number() + 1) + ", " + blame(path, loss.last())
                    + (loss.reason().equals(loss.last()) ? "" : ", for " + blame(path, loss.reason())));
        }
        Property property = Properties.ONLY_DECLARED_CHANGES_LOST;
        says(property.name(), Diagnosis.of(path, new Check.OfProperty(property)));
    }

    private static String blame(Story path, Losses.Blame blame) {
        return blame.way() + " in moment " + (blame.event() + 1) + " on "
                + path.plan().serverName(blame.server());
    }

    /** Tells a run with its seconds. */
    void timed(Story story) {
        for (Moment moment : story.moments()) {
            line("%5d s  %s: %s".formatted(moment.millis() / 1_000, moment.who(), moment.what()));
        }
    }

    /** Tells a path, its moments numbered from 1. */
    void path(Story story) {
        int number = 0;
        for (Moment moment : story.moments()) {
            line("%5d.  %s: %s".formatted(++number, moment.who(), moment.what()));
        }
    }

    /** What is said of a violation, and the line that it points at. */
    void says(String property, Diagnosis diagnosis) {
        line(property + ", line "
                + (diagnosis.line().isPresent()
                        ? String.valueOf(diagnosis.line().getAsInt())
                        : "of no file") + ": " + diagnosis.summary());
    }

    void line(String text) {
        told.append(text).append('\n');
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        if (context.getExecutionException().isPresent() || told.isEmpty()) {
            return;
        }
        Path file = texts(context.getRequiredTestClass())
                .resolve(context.getRequiredTestMethod().getName() + ".txt");
        if (REWRITES) {
            assertThat(System.getenv("CI"))
                    .as("texts are rewritten by a person only")
                    .isNull();
            Files.createDirectories(file.getParent());
            Files.writeString(file, told);
        }
        assertThat(file).as("-Dstories.rewrite=true writes it").exists();
        assertThat(told.toString())
                .as("%s; if it reads well, -Dstories.rewrite=true takes it over", file)
                .isEqualTo(Files.readString(file));
    }
}
