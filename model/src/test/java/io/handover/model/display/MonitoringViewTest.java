package io.handover.model.display;

import static io.handover.model.fixture.SiteSketch.site;
import static io.handover.model.fixture.SiteSketch.siteOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.model.display.Alarm.Kind;
import io.handover.model.fixture.SiteSketch;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MonitoringViewTest {
    private static final List<String> NAMES = List.of("Oslo", "Bergen", "Tromso");

    private static MonitoringView view(SiteSketch sketch, int server) {
        return MonitoringView.at(sketch.state(), server, NAMES).orElseThrow();
    }

    private static List<Alarm> alarms(SiteSketch sketch, int server) {
        return view(sketch, server).alarms();
    }

    private static List<String> sentences(SiteSketch sketch, int server) {
        return alarms(sketch, server).stream().map(Alarm::sentence).toList();
    }

    @Test
    void aHealthySiteRaisesNoAlarmAnywhere() {
        assertThat(alarms(site(), 0)).isEmpty();
        assertThat(alarms(site(), 1)).isEmpty();
        assertThat(alarms(site().allUpgraded(), 2)).isEmpty();
    }

    @Test
    void nobodyCanLookFromAServerThatIsNotUp() {
        assertThat(MonitoringView.at(site().stopped(1).state(), 1, NAMES)).isEmpty();
        assertThat(MonitoringView.at(site().initializing(1).state(), 1, NAMES)).isEmpty();
    }

    @Test
    void everyServerNeedsAName() {
        assertThatThrownBy(() -> MonitoringView.at(siteOf(4).state(), 0, NAMES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("3 names do not fit the site's 4 servers");
    }

    @Test
    void whoIsNotHeardIsNotSeenAndWhatItDoesRaisesNoOtherAlarm() {
        MonitoringView view =
                MonitoringView.at(site().allUpgraded().state(), 1, 0b101, NAMES).orElseThrow();

        assertThat(view.sights()).containsExactly(Sight.NOT_SEEN, Sight.UP, Sight.NOT_SEEN);
        assertThat(view.alarms())
                .extracting(Alarm::sentence)
                .containsExactly("no server is active", "Oslo is not seen", "Tromso is not seen");
    }

    @Test
    void aViewSaysWhoseItIs() {
        assertThat(view(site(), 2).server()).isEqualTo(2);
    }

    @Nested
    class AnotherServer {
        @Test
        void isUpWhereItIsSeenAndSoIsTheServerItself() {
            assertThat(view(site(), 1).sights()).containsExactly(Sight.UP, Sight.UP, Sight.UP);
        }

        @Test
        void isNotSeenWhereItsProcessIsNotUp() {
            SiteSketch stopped = site().stopped(1);
            assertThat(view(stopped, 0).of(1)).isEqualTo(Sight.NOT_SEEN);
            assertThat(alarms(stopped, 0)).containsExactly(new Alarm(Kind.NOT_SEEN, List.of(1), "Bergen is not seen"));
        }

        @Test
        void cannotBeReachedWhereThePairIsCutWhateverItsProcessDoes() {
            assertThat(view(site().cut(0, 1), 0).of(1)).isEqualTo(Sight.UNREACHABLE);
            assertThat(view(site().cut(0, 1).stopped(1), 0).of(1)).isEqualTo(Sight.UNREACHABLE);
            assertThat(alarms(site().cut(0, 1), 0))
                    .containsExactly(new Alarm(Kind.UNREACHABLE, List.of(1), "Bergen cannot be reached from Oslo"));
        }

        @Test
        void isJudgedBySightFromEachServerAlone() {
            assertThat(view(site().cut(0, 1), 2).sights()).containsExactly(Sight.UP, Sight.UP, Sight.UP);
            assertThat(view(site().cut(0, 1), 1).sights()).containsExactly(Sight.UNREACHABLE, Sight.UP, Sight.UP);
        }

        @Test
        void isNotSeenWhereItIsOfAnotherReleaseAndReleasesDoNotSeeEachOther() {
            SiteSketch mixed = site().excluded(1).upgraded(1);
            assertThat(view(mixed, 0).of(1)).isEqualTo(Sight.UP);
            assertThat(view(mixed.releasesDoNotSeeEachOther(), 0).of(1)).isEqualTo(Sight.NOT_SEEN);
            assertThat(sentences(mixed.releasesDoNotSeeEachOther(), 0)).containsExactly("Bergen is not seen");
        }
    }

    @Nested
    class ActiveServers {
        private final SiteSketch twoActives = site().excluded(1).active(1);

        @Test
        void areNamedWhereThereAreSeveral() {
            assertThat(alarms(twoActives, 2))
                    .containsExactly(
                            new Alarm(Kind.SEVERAL_ACTIVE, List.of(0, 1), "2 servers are active: Oslo and Bergen"));
        }

        @Test
        void areAllNamedWhereThereAreThree() {
            assertThat(sentences(site().excluded(1, 2).active(1, 2), 0))
                    .containsExactly("3 servers are active: Oslo, Bergen and Tromso");
        }

        @Test
        void areNotSeveralForAServerThatSeesOneOfThem() {
            assertThat(alarms(twoActives.cut(1, 2), 2)).extracting(Alarm::kind).containsExactly(Kind.UNREACHABLE);
        }

        @Test
        void areMissedWhereThereIsNone() {
            assertThat(alarms(site().standby(0), 1))
                    .contains(new Alarm(Kind.NO_ACTIVE, List.of(), "no server is active"));
        }

        @Test
        void areMissedWhereTheOnlyOneIsNotSeen() {
            assertThat(sentences(site().crashed(0), 1)).startsWith("no server is active", "Oslo is not seen");
            assertThat(sentences(site().cut(0, 1), 1))
                    .startsWith("no server is active", "Oslo cannot be reached from Bergen");
        }
    }

    @Nested
    class Replication {
        @Test
        void ofAnExcludedStandbyIsNotRunning() {
            assertThat(alarms(site().excluded(1), 0))
                    .containsExactly(new Alarm(
                            Kind.REPLICATION_NOT_RUNNING, List.of(1), "replication of Bergen is not running"));
        }

        @Test
        void ofTheServerThatOneIsConnectedToIsShownToo() {
            assertThat(sentences(site().excluded(1), 1)).containsExactly("replication of Bergen is not running");
        }

        @Test
        void ofAServerThatIsNotSeenIsNotJudged() {
            assertThat(sentences(site().excluded(1).stopped(1), 0)).containsExactly("Bergen is not seen");
        }

        @Test
        void ofAnActiveServerIsNotMissed() {
            assertThat(sentences(site().excluded(1, 2).stopped(1, 2), 0))
                    .containsExactly("Bergen is not seen", "Tromso is not seen");
        }
    }

    @Nested
    class Releases {
        @Test
        void thatDifferAreNamedWithTheirServers() {
            assertThat(alarms(site().excluded(1).upgraded(1), 0))
                    .contains(new Alarm(
                            Kind.DIFFERENT_RELEASES,
                            List.of(0, 1, 2),
                            "releases differ: old on Oslo and Tromso, new on Bergen"));
        }

        @Test
        void areComparedAmongTheServersThatAreSeenOnly() {
            assertThat(alarms(site().excluded(1).upgraded(1).stopped(1), 0))
                    .extracting(Alarm::kind)
                    .containsExactly(Kind.NOT_SEEN);
        }
    }

    @Test
    void theWorstComesFirst() {
        List<Alarm> all = alarms(siteOf(3).excluded(1, 2).upgraded(1).stopped(2).standby(0), 0);
        assertThat(all)
                .extracting(Alarm::kind)
                .containsExactly(
                        Kind.NO_ACTIVE,
                        Kind.NOT_SEEN,
                        Kind.REPLICATION_NOT_RUNNING,
                        Kind.REPLICATION_NOT_RUNNING,
                        Kind.DIFFERENT_RELEASES);
        assertThat(all).extracting(Alarm::severity).isSorted();
    }

    @Test
    void kindsOfAlarmAreListedFromTheMostSevereDown() {
        assertThat(List.of(Kind.values())).extracting(Kind::severity).isSorted();
        assertThat(Kind.SEVERAL_ACTIVE.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(Kind.DIFFERENT_RELEASES.severity()).isEqualTo(Severity.WARNING);
    }
}
