package io.handover.console.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.handover.executor.port.Operator;
import io.handover.executor.port.Question;
import io.handover.executor.port.Word;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
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

    private static boolean agrees(ConsoleOperator operator, String id, String text, boolean reversible) {
        boolean now = id.endsWith(Operator.DONE);
        return operator.ask(
                        new Question(id, text, reversible, now ? Question.Consent.NOW : Question.Consent.IN_ADVANCE))
                instanceof Word.Yes;
    }

    @Test
    void takesYesAndNoAndAsksAgainForAnythingElse() {
        ConsoleOperator operator = answering("perhaps\nYES\nn\n");
        assertThat(agrees(operator, "step-1", "exclude?", true)).isTrue();
        assertThat(agrees(operator, "step-2", "exclude?", true)).isFalse();
        assertThat(out.toString())
                .containsOnlyOnce("Please answer yes or no; help says what else there is.")
                .contains("exclude? [yes / no / all that can be undone] ");
    }

    @Test
    void allIsForWhatCanBeUndoneAndNotForWhatCannot() {
        ConsoleOperator operator = answering("all\nall\nno\n");
        assertThat(agrees(operator, "step-1", "exclude?", true)).isTrue();
        assertThat(agrees(operator, "step-2", "exclude?", true)).isTrue();
        assertThat(agrees(operator, "step-3", "upgrade?", false)).isFalse();
        assertThat(out.toString())
                .contains("upgrade? [yes / no] ", "This needs an answer of its own: it cannot be undone.");
    }

    @Test
    void doesNotAskForWhatWasAgreedToBeforehand() {
        ConsoleOperator some = answering("", "step-1", "step-2", "what-if-1/step-1");
        assertThat(agrees(some, "step-1", "?", false)).isTrue();
        assertThat(agrees(some, "step-2:DK_MGT_3", "?", false)).isTrue();
        assertThat(agrees(some, "what-if-1/step-1", "?", false)).isTrue();
        assertThat(agrees(some, "step-10", "?", true)).isFalse();
        assertThat(agrees(answering("", "all"), "step-3", "?", false)).isTrue();
    }

    @Test
    void nobodyCanSayBeforehandThatSomethingHasBeenDone() {
        ConsoleOperator said = answering("all\nno\n", "step-1", "all");
        assertThat(agrees(said, "step-2", "?", true)).isTrue();
        assertThat(agrees(said, "step-1/done", "?", false)).isFalse();
        assertThat(agrees(answering("yes\n", "step-1"), "step-1:DK_MGT_2/done", "?", false))
                .isTrue();
        assertThat(agrees(answering("", "step-1"), "step-1:DK_MGT_2/done", "?", false))
                .isFalse();
    }

    @Test
    void agreesToACommandASecondTimeOnlyWhereThatIsSaid() {
        assertThat(agrees(answering("", "all"), "step-1/again", "?", true)).isFalse();
        assertThat(agrees(answering("", "again"), "step-1/again", "?", true)).isTrue();
        assertThat(agrees(answering("", "step-1/again"), "step-1/again", "?", true))
                .isTrue();
        ConsoleOperator said = answering("all\n");
        assertThat(agrees(said, "step-1", "?", true)).isTrue();
        assertThat(agrees(said, "step-2/again", "?", true)).isFalse();
    }

    @Test
    void aConsentToACommandIsNoneToGivingItAgain() {
        assertThat(agrees(answering("", "step-2"), "step-2:DK_MGT_3/again", "?", true))
                .isFalse();
        assertThat(agrees(answering("", "step-2:DK_MGT_3"), "step-2:DK_MGT_3/again", "?", true))
                .isFalse();
        assertThat(agrees(answering("", "step-2/again"), "step-2:DK_MGT_3/again", "?", true))
                .isTrue();
        assertThat(agrees(answering("", "step-2/again"), "step-2:DK_MGT_3", "?", true))
                .isFalse();
    }

    private static Word ask(ConsoleOperator operator, Question.Consent consent) {
        return operator.ask(new Question("step-2", "Go on?", true, consent));
    }

    @Test
    void noConsentInAdvanceCountsWhereAnAnswerOfNowIsNeeded() {
        ConsoleOperator operator = answering("all\n", "step-2", "all", "again");
        assertThat(ask(operator, Question.Consent.IN_ADVANCE)).isInstanceOf(Word.Yes.class);
        assertThat(ask(operator, Question.Consent.NOW)).isInstanceOf(Word.No.class);
        assertThat(out.toString()).contains("Go on? [yes / no] ");
    }

    @Test
    void yesIsNotEnoughWhereTheStepMustBeNamed() {
        assertThat(ask(answering("yes\ny\nall\nstep-3\n", "all"), Question.Consent.BY_NAME))
                .isInstanceOf(Word.No.class);
        assertThat(out.toString()).contains("Go on? [step-2 / no] ", "Please answer step-2 or no");
        assertThat(ask(answering("yes\nstep-2\n"), Question.Consent.BY_NAME)).isInstanceOf(Word.Yes.class);
    }

    @Test
    void wordsAreAnswersToo() {
        ConsoleOperator operator = answering("help\nPLAN\nskip\nskip  done by hand \nstop\n");
        assertThat(ask(operator, Question.Consent.IN_ADVANCE)).isEqualTo(new Word.ShowPlan());
        assertThat(ask(operator, Question.Consent.IN_ADVANCE)).isEqualTo(new Word.Skip("done by hand"));
        assertThat(ask(operator, Question.Consent.IN_ADVANCE)).isEqualTo(new Word.Stop());
        assertThat(out.toString()).contains("skip REASON: leaves this step out", "A reason is needed, as in: skip ");
    }

    private static Word unasked(ConsoleOperator operator) {
        return await().until(operator::unasked, Optional::isPresent).orElseThrow();
    }

    @Test
    void wordsAreHeardUnaskedAndOtherLinesAreKeptForTheQuestion() {
        ConsoleOperator operator = answering("plan\nhelp\nskip it is known\nyes\nstop\n");
        assertThat(unasked(operator)).isEqualTo(new Word.ShowPlan());
        assertThat(unasked(operator)).isEqualTo(new Word.Skip("it is known"));
        assertThat(operator.unasked()).isEmpty();
        assertThat(ask(operator, Question.Consent.IN_ADVANCE)).isInstanceOf(Word.Yes.class);
        assertThat(unasked(operator)).isEqualTo(new Word.Stop());
        assertThat(operator.unasked()).isEmpty();
    }

    @Test
    void whatIsTypedBeforeAQuestionIsNoAnswerToItAtATerminal() {
        ConsoleOperator operator = new ConsoleOperator(
                new PrintWriter(out), new BufferedReader(new StringReader("yes\nplan\nyes\n")), Set.of(), pace, true);
        assertThat(unasked(operator)).isEqualTo(new Word.ShowPlan());
        assertThat(ask(operator, Question.Consent.IN_ADVANCE)).isInstanceOf(Word.No.class);
        assertThat(out.toString())
                .contains("Nothing is asked at the moment.", "What was typed before this question is no answer to it.");
    }

    @Test
    void aLineEndsAPause() {
        ConsoleOperator operator = answering("stop\n");
        operator.unasked();
        Duration begin = pace.elapsed();
        pace.pause(Duration.ofMinutes(10));
        assertThat(pace.elapsed().minus(begin)).isLessThan(Duration.ofMinutes(1));
        assertThat(operator.unasked()).contains(new Word.Stop());
    }

    @Test
    void takesSilenceForNo() {
        assertThat(agrees(answering(""), "step-1", "?", true)).isFalse();
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
        assertThat(agrees(operator, "step-1", "?", true)).isFalse();
    }
}
