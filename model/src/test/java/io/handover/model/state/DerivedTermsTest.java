package io.handover.model.state;

import static io.handover.model.fixture.SiteSketch.site;
import static io.handover.model.fixture.SiteSketch.siteOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.fixture.SiteSketch;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** docs/model.md, "Derived terms". Sets of servers are written with the highest server first: 0b110 is servers 1 and 2. */
class DerivedTermsTest {
    @Nested
    class Reaching {
        @Test
        void everyServerReachesEveryOtherUntilTheyAreCut() {
            SiteState state = site().cut(0, 2).state();
            assertThat(state.reaches(0, 2)).isFalse();
            assertThat(state.reaches(2, 0)).isFalse();
            assertThat(state.reaches(0, 1)).isTrue();
            assertThat(state.reaches(1, 2)).isTrue();
        }

        @Test
        void aServerReachesItselfWhateverIsCut() {
            SiteState state = site().cut(0, 1).cut(0, 2).state();
            assertThat(state.reaches(0, 0)).isTrue();
        }

        @Test
        void everyPairOfFiveServersIsAPairOfItsOwn() {
            for (int s = 0; s < 5; s++) {
                for (int t = s + 1; t < 5; t++) {
                    SiteState state = siteOf(5).cut(t, s).state();
                    for (int i = 0; i < 5; i++) {
                        for (int j = 0; j < 5; j++) {
                            boolean cut = i == s && j == t || i == t && j == s;
                            assertThat(state.reaches(i, j))
                                    .as("%d-%d cut, %d reaches %d", s, t, i, j)
                                    .isEqualTo(!cut);
                        }
                    }
                }
            }
        }
    }

    @Nested
    class Seeing {
        @Test
        void aServerSeesItselfAndAllThatAreUpAndReachable() {
            assertThat(site().state().seen(0)).isEqualTo(0b111);
        }

        @Test
        void aServerDoesNotSeeOneThatIsNotUp() {
            assertThat(site().stopped(1).state().seen(0)).isEqualTo(0b101);
            assertThat(site().upgrading(1).state().seen(0)).isEqualTo(0b101);
        }

        @Test
        void aServerDoesNotSeeOneThatItDoesNotReach() {
            assertThat(site().cut(0, 1).state().seen(0)).isEqualTo(0b101);
            assertThat(site().cut(0, 1).state().seen(2)).isEqualTo(0b111);
        }

        @Test
        void serversOfDifferentReleasesSeeEachOtherByDefault() {
            assertThat(site().upgraded(1).state().seen(0)).isEqualTo(0b111);
        }

        @Test
        void serversOfDifferentReleasesDoNotSeeEachOtherWhereTheSiteSaysSo() {
            SiteSketch mixed = site().upgraded(1).releasesDoNotSeeEachOther();
            assertThat(mixed.state().seen(0)).isEqualTo(0b101);
            assertThat(mixed.state().seen(1)).isEqualTo(0b010);
            assertThat(mixed.upgraded(2).state().seen(1)).isEqualTo(0b110);
        }
    }

    @Nested
    class SeeingActives {
        @Test
        void onlyActiveServersAreSeenAsActive() {
            assertThat(site().state().activesSeen(2)).isEqualTo(0b001);
            assertThat(site().active(1).state().activesSeen(2)).isEqualTo(0b011);
            assertThat(site().standby(0).state().activesSeen(2)).isEqualTo(0);
        }

        @Test
        void anActiveServerSeesItself() {
            assertThat(site().cut(0, 1).cut(0, 2).state().activesSeen(0)).isEqualTo(0b001);
        }

        @Test
        void anActiveThatIsNotSeenIsNoActiveSeen() {
            assertThat(site().stopped(0).state().activesSeen(1)).isEqualTo(0);
            assertThat(site().cut(0, 1).state().activesSeen(1)).isEqualTo(0);
            assertThat(site().upgraded(0).releasesDoNotSeeEachOther().state().activesSeen(1))
                    .isEqualTo(0);
        }
    }

    @Nested
    class Streaming {
        @Test
        void aStandbyStreamsWhereBothEndsStandAndBothServersAreUpReachableAndOfOneRelease() {
            assertThat(site().state().streaming(1)).isTrue();
            assertThat(site().allUpgraded().state().streaming(1)).isTrue();
        }

        @Test
        void aStandbyWithoutSubscriptionDoesNotStream() {
            assertThat(site().unsubscribed(1).state().streaming(1)).isFalse();
        }

        @Test
        void aStandbyThatIsNotRegisteredDoesNotStream() {
            assertThat(site().deregistered(1, 0).state().streaming(1)).isFalse();
        }

        @Test
        void aStandbyThatSubscribesToOneAndIsRegisteredWithAnotherDoesNotStream() {
            assertThat(site().excluded(1)
                            .subscribed(1, 2)
                            .registered(1, 0)
                            .state()
                            .streaming(1))
                    .isFalse();
        }

        @Test
        void aStandbyThatIsNotUpDoesNotStream() {
            assertThat(site().crashed(1).state().streaming(1)).isFalse();
            assertThat(site().initializing(1).state().streaming(1)).isFalse();
        }

        @Test
        void aStandbyDoesNotStreamFromAServerThatIsNotUp() {
            assertThat(site().upgrading(0).state().streaming(1)).isFalse();
        }

        @Test
        void aStandbyThatIsCutOffDoesNotStream() {
            assertThat(site().cut(0, 1).state().streaming(1)).isFalse();
            assertThat(site().cut(0, 1).state().streaming(2)).isTrue();
        }

        @Test
        void nothingStreamsBetweenReleases() {
            assertThat(site().upgraded(1).state().streaming(1)).isFalse();
            assertThat(site().upgraded(0).state().streaming(1)).isFalse();
        }

        @Test
        void streamingDoesNotDependOnModes() {
            assertThat(site().standby(0).active(1).state().streaming(1)).isTrue();
        }

        @Test
        void aStandbyStreamsFromTheServerThatItSubscribesToAndNoOther() {
            SiteState state = site().excluded(2).replicating(2, 1).state();
            assertThat(state.streamingFrom(2, 1)).isTrue();
            assertThat(state.streamingFrom(2, 0)).isFalse();
            assertThat(state.streamingFrom(1, 2)).isFalse();
        }

        @Test
        void allStreamingRelationshipsAreListedByStandbyAndActive() {
            assertThat(site().state().streamingPairs()).isEqualTo(Pairs.bit(1, 0) | Pairs.bit(2, 0));
            assertThat(site().crashed(2).state().streamingPairs()).isEqualTo(Pairs.bit(1, 0));
            assertThat(site().excluded(1, 2).state().streamingPairs()).isEqualTo(0);
        }
    }

    @Nested
    class Dangling {
        @Test
        void nothingDanglesInitially() {
            assertThat(site().state().danglingPairs()).isEqualTo(0);
        }

        @Test
        void aSubscriptionWithoutRegistrationDangles() {
            assertThat(site().deregistered(1, 0).state().danglingPairs()).isEqualTo(Pairs.bit(1, 0));
        }

        @Test
        void aRegistrationWithoutSubscriptionDangles() {
            assertThat(site().unsubscribed(2).state().danglingPairs()).isEqualTo(Pairs.bit(2, 0));
        }

        @Test
        void aRelationshipWithBothEndsDoesNotDangleThoughNothingFlows() {
            assertThat(site().crashed(0).cut(0, 1).upgraded(2).state().danglingPairs())
                    .isEqualTo(0);
        }
    }

    @Nested
    class MixedReleases {
        @Test
        void aRelationshipWithTwoEndsThatAreUpAndOfDifferentReleasesIsMixed() {
            assertThat(site().upgraded(1).state().mixedVersionPairs()).isEqualTo(Pairs.bit(1, 0));
            assertThat(site().upgraded(0).state().mixedVersionPairs()).isEqualTo(Pairs.bit(1, 0) | Pairs.bit(2, 0));
        }

        @Test
        void aRelationshipOfOneReleaseIsNotMixed() {
            assertThat(site().state().mixedVersionPairs()).isEqualTo(0);
            assertThat(site().allUpgraded().state().mixedVersionPairs()).isEqualTo(0);
        }

        @Test
        void aRelationshipWithAServerThatIsNotUpIsNotMixed() {
            assertThat(site().upgraded(1).stopped(1).state().mixedVersionPairs())
                    .isEqualTo(0);
            assertThat(site().upgraded(1).stopped(0).state().mixedVersionPairs())
                    .isEqualTo(0);
        }

        @Test
        void aDanglingRelationshipIsNotMixed() {
            assertThat(site().upgraded(1).unsubscribed(1).state().mixedVersionPairs())
                    .isEqualTo(0);
            assertThat(site().upgraded(1).deregistered(1, 0).state().mixedVersionPairs())
                    .isEqualTo(0);
        }

        @Test
        void aCutDoesNotMakeARelationshipLessMixed() {
            assertThat(site().upgraded(1).cut(0, 1).state().mixedVersionPairs()).isEqualTo(Pairs.bit(1, 0));
        }
    }
}
