package io.handover.console.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ConsoleOperatorTest {
    private final StringWriter out = new StringWriter();
    private final WallPace pace = new WallPace();

    private ConsoleOperator answering(String answers, String... agreed) {
        return new ConsoleOperator(
                new PrintWriter(out), new BufferedReader(new StringReader(answers)), Set.of(agreed), pace);
    }

    @Test
    void takesYesAndNoAndAsksAgainForAnythingElse() {
        ConsoleOperator operator = answering("perhaps\nYES\nn\n");
        assertThat(operator.agrees("step-1", "exclude?", true)).isTrue();
        assertThat(operator.agrees("step-2", "exclude?", true)).isFalse();
        assertThat(out.toString())
                .containsOnlyOnce("Please answer yes or no.")
                .contains("exclude? [yes / no / all that can be undone] ");
    }

    @Test
    void allIsForWhatCanBeUndoneAndNotForWhatCannot() {
        ConsoleOperator operator = answering("all\nall\nno\n");
        assertThat(operator.agrees("step-1", "exclude?", true)).isTrue();
        assertThat(operator.agrees("step-2", "exclude?", true)).isTrue();
        assertThat(operator.agrees("step-3", "upgrade?", false)).isFalse();
        assertThat(out.toString())
                .contains("upgrade? [yes / no] ", "This cannot be undone and needs an answer of its own.");
    }

    @Test
    void doesNotAskForWhatWasAgreedToBeforehand() {
        ConsoleOperator some = answering("", "step-1", "step-2", "what-if-1/step-1");
        assertThat(some.agrees("step-1", "?", false)).isTrue();
        assertThat(some.agrees("step-2:DK_MGT_3", "?", false)).isTrue();
        assertThat(some.agrees("what-if-1/step-1", "?", false)).isTrue();
        assertThat(some.agrees("step-10", "?", true)).isFalse();
        assertThat(answering("", "all").agrees("step-3", "?", false)).isTrue();
    }

    @Test
    void nobodyCanSayBeforehandThatSomethingHasBeenDone() {
        ConsoleOperator said = answering("all\nno\n", "step-1", "all");
        assertThat(said.agrees("step-2", "?", true)).isTrue();
        assertThat(said.agrees("step-1/done", "?", false)).isFalse();
        assertThat(answering("yes\n", "step-1").agrees("step-1:DK_MGT_2/done", "?", false))
                .isTrue();
        assertThat(answering("", "step-1").agrees("step-1:DK_MGT_2/done", "?", false))
                .isFalse();
    }

    @Test
    void agreesToACommandASecondTimeOnlyWhereThatIsSaid() {
        assertThat(answering("", "all").agrees("step-1/again", "?", true)).isFalse();
        assertThat(answering("", "again").agrees("step-1/again", "?", true)).isTrue();
        assertThat(answering("", "step-1/again").agrees("step-1/again", "?", true))
                .isTrue();
        ConsoleOperator said = answering("all\n");
        assertThat(said.agrees("step-1", "?", true)).isTrue();
        assertThat(said.agrees("step-2/again", "?", true)).isFalse();
    }

    @Test
    void takesSilenceForNo() {
        assertThat(answering("").agrees("step-1", "?", true)).isFalse();
        assertThat(out.toString()).contains("no (nobody answers)");
    }

    @Test
    void doesNotWaitForAnAnswerWhenItIsToldToStop() {
        CountDownLatch never = new CountDownLatch(1);
        Reader silent = new Reader() {
            @Override
            public int read(char[] buffer, int from, int length) {
                try {
                    never.await();
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
                return -1;
            }

            @Override
            public void close() {
                never.countDown();
            }
        };
        ConsoleOperator operator =
                new ConsoleOperator(new PrintWriter(out), new BufferedReader(silent), Set.of(), pace);
        pace.stop();
        assertThat(operator.agrees("step-1", "?", true)).isFalse();
    }
}
