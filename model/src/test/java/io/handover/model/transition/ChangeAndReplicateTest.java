package io.handover.model.transition;

import static io.handover.model.fixture.Action.change;
import static io.handover.model.fixture.Action.replicate;
import static io.handover.model.fixture.SiteSketch.site;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.fixture.Play;
import io.handover.model.fixture.SiteSketch;
import org.junit.jupiter.api.Test;

class ChangeAndReplicateTest {
    private final Play play = Play.environmentOf(3);

    @Test
    void aChangeIsMadeExactlyAtTheServersThatAreUpAndActive() {
        assertThat(play.enabled(site().active(1).excluded(1, 2).cut(0, 1))).contains(change(0), change(1));
        assertThat(play.enabled(site())).containsExactly(change(0));
    }

    @Test
    void noChangeIsMadeAtAnActiveServerThatIsNotUp() {
        assertThat(play.enabled(site().stopped(0))).doesNotContain(change(0));
        assertThat(play.enabled(site().upgrading(0))).doesNotContain(change(0));
        assertThat(play.enabled(site().crashed(0))).doesNotContain(change(0));
        assertThat(play.enabled(site().initializing(0))).doesNotContain(change(0));
    }

    @Test
    void noChangeIsMadeOnceAllAllowedChangesAreMade() {
        SiteSketch oneLeft = site().excluded(1, 2).changedAt(0);
        assertThat(play.enabled(oneLeft)).containsExactly(change(0));
        assertThat(play.enabled(oneLeft.changedAt(0))).isEmpty();
    }

    @Test
    void aChangeGetsTheNextNumberAtItsServerAlone() {
        assertThat(play.after(site().changedAt(0), change(0)))
                .isEqualTo(site().changedAt(0).changedAt(0).state());
        assertThat(play.after(site().changedAt(0), change(0)).database(0)).isEqualTo(0b11);
        assertThat(play.after(site().changedAt(0), change(0)).database(1)).isEqualTo(0);
    }

    @Test
    void aStandbyReplicatesWhileItStreamsAndLacksAChangeOfItsActive() {
        assertThat(play.enabled(site().changedAt(0))).containsExactly(change(0), replicate(1), replicate(2));
    }

    @Test
    void aStandbyThatHoldsEveryChangeOfItsActiveDoesNotReplicate() {
        assertThat(play.enabled(site().changedAt(0).holding(1, 0b1))).containsExactly(change(0), replicate(2));
    }

    @Test
    void aStandbyWithAChangeOfItsOwnStillReplicatesWhatItLacks() {
        SiteSketch diverged = site().changedAt(0).changedAt(1);
        assertThat(play.enabled(diverged)).contains(replicate(1));
        assertThat(play.after(diverged, replicate(1)))
                .isEqualTo(diverged.holding(1, 0b11).state());
    }

    @Test
    void aStandbyThatDoesNotStreamDoesNotReplicate() {
        SiteSketch changed = site().changedAt(0);
        assertThat(play.enabled(changed.unsubscribed(1))).doesNotContain(replicate(1));
        assertThat(play.enabled(changed.deregistered(1, 0))).doesNotContain(replicate(1));
        assertThat(play.enabled(changed.cut(0, 1))).doesNotContain(replicate(1));
        assertThat(play.enabled(changed.upgraded(1))).doesNotContain(replicate(1));
        assertThat(play.enabled(changed.stopped(1))).doesNotContain(replicate(1));
        assertThat(play.enabled(changed.stopped(0))).doesNotContain(replicate(1));
    }

    @Test
    void aServerSetToStandbyKeepsSendingWhatItHas() {
        assertThat(play.enabled(site().changedAt(0).standby(0))).containsExactly(replicate(1), replicate(2));
    }

    @Test
    void replicationBringsTheLowestNumberedMissingChangeOnly() {
        SiteSketch behind = site().changesAllowed(4)
                .changedAt(0)
                .changedAt(0)
                .changedAt(0)
                .changedAt(0)
                .holding(1, 0b0001)
                .holding(2, 0b0010);
        assertThat(play.after(behind, replicate(1)))
                .isEqualTo(behind.holding(1, 0b0011).state());
        assertThat(play.after(behind, replicate(2)))
                .isEqualTo(behind.holding(2, 0b0011).state());
    }

    @Test
    void replicationReadsFromTheServerThatTheStandbySubscribesTo() {
        SiteSketch chained =
                site().excluded(2).replicating(2, 1).holding(0, 0b01).holding(1, 0b10);
        assertThat(play.after(chained, replicate(2)))
                .isEqualTo(chained.holding(2, 0b10).state());
    }
}
