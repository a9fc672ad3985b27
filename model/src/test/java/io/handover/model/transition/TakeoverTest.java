package io.handover.model.transition;

import static io.handover.model.fixture.Action.autoActivate;
import static io.handover.model.fixture.Action.change;
import static io.handover.model.fixture.Action.detect;
import static io.handover.model.fixture.SiteSketch.site;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.fixture.Play;
import io.handover.model.fixture.SiteSketch;
import io.handover.model.site.SplitBrainReaction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the product does by itself where it sees too many active servers, or none. */
class TakeoverTest {
    private final Play play = Play.environmentOf(3);
    private final SiteSketch quiet = site().changesAllowed(0);

    @Nested
    class WhereSeveralActiveServersAreSeen {
        private final SiteSketch twoActives = quiet.active(1);

        @Test
        void everyServerThatSeesThemDetectsIt() {
            assertThat(play.enabled(twoActives)).containsExactly(detect(0), detect(1), detect(2));
        }

        @Test
        void nobodyDetectsASingleActive() {
            assertThat(play.enabled(quiet)).isEmpty();
        }

        @Test
        void nobodyDetectsAnActiveThatIsNotUp() {
            assertThat(play.enabled(twoActives.stopped(1))).isEmpty();
            assertThat(play.enabled(twoActives.upgrading(1))).doesNotContain(detect(0), detect(1), detect(2));
        }

        @Test
        void nobodyDetectsAnythingWhereTheSiteOnlyRaisesAnAlarm() {
            assertThat(play.enabled(twoActives.assuming(SplitBrainReaction.ALARM_ONLY)))
                    .isEmpty();
        }

        @Test
        void aServerThatIsNotUpDetectsNothing() {
            assertThat(play.enabled(twoActives.stopped(2))).containsExactly(detect(0), detect(1));
        }

        @Test
        void aServerDetectsOnlyWhatItReaches() {
            assertThat(play.progress(twoActives.cut(0, 2)))
                    .contains(detect(0), detect(1))
                    .doesNotContain(detect(2));
            assertThat(play.progress(twoActives.cut(0, 1))).contains(detect(2)).doesNotContain(detect(0), detect(1));
        }

        @Test
        void serversOfDifferentReleasesDetectEachOtherByDefault() {
            assertThat(play.enabled(twoActives.upgraded(1))).containsExactly(detect(0), detect(1), detect(2));
        }

        @Test
        void serversOfDifferentReleasesDetectNothingWhereTheyDoNotSeeEachOther() {
            assertThat(play.enabled(twoActives.upgraded(1).releasesDoNotSeeEachOther()))
                    .isEmpty();
        }

        @Test
        void twoActivesOfTheNewReleaseAreDetectedByTheNewReleaseOnly() {
            assertThat(play.enabled(twoActives.upgraded(0, 1).releasesDoNotSeeEachOther()))
                    .containsExactly(detect(0), detect(1));
        }

        @Test
        void everyServerIsDemotedAndKeepsItsReplication() {
            assertThat(play.after(twoActives, detect(2)))
                    .isEqualTo(twoActives.standby(0, 1).state());
        }

        @Test
        void theDetectingServerIsDemotedItself() {
            assertThat(play.after(twoActives, detect(0)))
                    .isEqualTo(twoActives.standby(0, 1).state());
        }

        @Test
        void anActiveThatTheDetectingServerDoesNotReachStaysActive() {
            SiteSketch threeActives = quiet.active(1, 2).cut(0, 2);
            assertThat(play.after(threeActives, detect(0)))
                    .isEqualTo(threeActives.standby(0, 1).state());
        }

        @Test
        void anActiveOfAReleaseThatIsNotSeenStaysActive() {
            SiteSketch threeActives = quiet.active(1, 2).upgraded(2).releasesDoNotSeeEachOther();
            assertThat(play.after(threeActives, detect(0)))
                    .isEqualTo(threeActives.standby(0, 1).state());
        }

        @Test
        void anActiveThatIsDownStaysActive() {
            SiteSketch threeActives = quiet.active(1, 2).stopped(1);
            assertThat(play.after(threeActives, detect(0)))
                    .isEqualTo(threeActives.standby(0, 2).state());
        }
    }

    @Nested
    class WhereNoActiveServerIsSeen {
        private final SiteSketch noActive = quiet.standby(0).autoActivating();

        @Test
        void everyOldStandbyThatIsUpMayTakeOver() {
            assertThat(play.enabled(noActive)).containsExactly(autoActivate(0), autoActivate(1), autoActivate(2));
        }

        @Test
        void nobodyTakesOverUnlessTheSiteAssumesIt() {
            assertThat(play.enabled(quiet.standby(0))).isEmpty();
        }

        @Test
        void anUpgradedStandbyDoesNotTakeOver() {
            assertThat(play.enabled(noActive.upgraded(1))).containsExactly(autoActivate(0), autoActivate(2));
        }

        @Test
        void aStandbyThatIsNotUpDoesNotTakeOver() {
            assertThat(play.enabled(noActive.stopped(1))).containsExactly(autoActivate(0), autoActivate(2));
        }

        @Test
        void nobodyTakesOverWhileAnActiveIsSeen() {
            assertThat(play.enabled(quiet.autoActivating())).isEmpty();
        }

        @Test
        void aStandbyTakesOverWhereTheActiveIsDownOrCannotBeReached() {
            assertThat(play.enabled(quiet.autoActivating().stopped(0)))
                    .containsExactly(autoActivate(1), autoActivate(2));
            assertThat(play.progress(quiet.autoActivating().cut(0, 1)))
                    .contains(autoActivate(1))
                    .doesNotContain(autoActivate(2));
        }

        @Test
        void anOldStandbyTakesOverWhereTheOnlyActiveIsOfANewReleaseThatItDoesNotSee() {
            assertThat(play.enabled(quiet.autoActivating().upgraded(0))).isEmpty();
            assertThat(play.enabled(quiet.autoActivating().upgraded(0).releasesDoNotSeeEachOther()))
                    .containsExactly(autoActivate(1), autoActivate(2));
        }

        @Test
        void theServerThatTakesOverIsActiveAndDropsItsOwnSubscriptionOnly() {
            SiteSketch lost = quiet.stopped(0).autoActivating().registered(2, 1);
            assertThat(play.after(lost, autoActivate(1)))
                    .isEqualTo(lost.active(1).unsubscribed(1).state());
        }

        @Test
        void theServerThatTookOverCanBeChanged() {
            SiteSketch lost = site().stopped(0).autoActivating();
            assertThat(play.after(lost, autoActivate(1), change(1)))
                    .isEqualTo(lost.active(1).unsubscribed(1).changedAt(1).state());
        }
    }
}
