package io.handover.sandbox.coach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScoreTest {
    private static Score score(int hints, Boolean... done) {
        List<Score.Task> tasks = Stream.of(done)
                .map(one -> new Score.Task("task", one, OptionalLong.empty(), OptionalLong.empty()))
                .toList();
        return new Score(tasks, hints, 0, 0, 0, 0, 0);
    }

    @Test
    void eachTaskCountsTheSameAndHintsCostALittle() {
        assertThat(score(0, true, true).points()).isEqualTo(100);
        assertThat(score(0, true, false, false).points()).isEqualTo(33);
        assertThat(score(3, true, true).points()).isEqualTo(85);
        assertThat(score(30, true, true).points()).isZero();
        assertThat(score(0).points()).isEqualTo(100);
    }

    @Test
    void whoHasDoneAllHasPassedEvenWithHints() {
        assertThat(score(9, true, true).isPassed()).isTrue();
        assertThat(score(0, true, false).isPassed()).isFalse();
    }
}
