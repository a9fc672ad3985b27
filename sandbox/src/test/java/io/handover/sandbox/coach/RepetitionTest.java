package io.handover.sandbox.coach;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.sandbox.coach.Repetition.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepetitionTest {
    private static Result failed(String scenario) {
        return new Result(scenario, false);
    }

    private static Result passed(String scenario) {
        return new Result(scenario, true);
    }

    @Test
    void whatWasFailedComesAgainUntilItIsPassed() {
        assertThat(Repetition.due(List.of())).isEmpty();
        assertThat(Repetition.due(List.of(failed("a"), passed("b")))).containsExactly("a");
        assertThat(Repetition.due(List.of(failed("a"), passed("b"), passed("a"))))
                .isEmpty();
        assertThat(Repetition.due(List.of(passed("a"), failed("a")))).containsExactly("a");
    }

    @Test
    void whatWasTriedTheLongestAgoComesFirst() {
        assertThat(Repetition.due(List.of(failed("a"), failed("b"), failed("c"), failed("a"))))
                .containsExactly("b", "c", "a");
    }
}
