package io.handover.model.display;

import static io.handover.model.fixture.SiteSketch.site;
import static io.handover.model.fixture.SiteSketch.siteOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.fixture.Action;
import io.handover.model.fixture.BranchDraft;
import io.handover.model.fixture.Enumeration;
import io.handover.model.fixture.ProcedureDraft;
import io.handover.model.fixture.SiteSketch;
import io.handover.model.fixture.WrittenProcedure;
import io.handover.model.procedure.Plan;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.Process;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReplicationStateTest {
    private static ReplicationState shown(SiteSketch sketch, int server) {
        return ReplicationState.of(sketch.state(), server).orElseThrow();
    }

    @Test
    void aHealthySiteShowsEnabledReplicationOnBothSides() {
        assertThat(shown(site(), 0)).isEqualTo(ReplicationState.ACT_REP);
        assertThat(shown(site(), 1)).isEqualTo(ReplicationState.STB_REP);
        assertThat(shown(site(), 2)).isEqualTo(ReplicationState.STB_REP);
    }

    @Test
    void aServerThatIsNotUpShowsNothing() {
        assertThat(ReplicationState.of(site().stopped(0).state(), 0)).isEmpty();
        assertThat(ReplicationState.of(site().crashed(0).state(), 0)).isEmpty();
        assertThat(ReplicationState.of(site().upgrading(1).state(), 1)).isEmpty();
        assertThat(ReplicationState.of(site().initializing(1).state(), 1)).isEmpty();
    }

    @Nested
    class AnActiveServer {
        @Test
        void withoutAnyStandbyHasNoReplication() {
            assertThat(shown(site().excluded(1, 2), 0)).isEqualTo(ReplicationState.ACT_NO_REP);
        }

        @Test
        void isOnHoldWhereStandbysAreRegisteredAndNoneIsConnected() {
            assertThat(shown(site().stopped(1, 2), 0)).isEqualTo(ReplicationState.ACT_ONHOLD);
            assertThat(shown(site().cut(0, 1).cut(0, 2), 0)).isEqualTo(ReplicationState.ACT_ONHOLD);
            assertThat(shown(site().excluded(1).stopped(2), 0)).isEqualTo(ReplicationState.ACT_ONHOLD);
        }

        @Test
        void isPartiallyEnabledWhereOneStandbyIsExcluded() {
            assertThat(shown(site().excluded(1), 0)).isEqualTo(ReplicationState.ACT_REP_EX);
        }

        @Test
        void isPartiallyEnabledWhereOneStandbyIsRegisteredAndDoesNotStream() {
            assertThat(shown(site().stopped(2), 0)).isEqualTo(ReplicationState.ACT_REP_EX);
            assertThat(shown(site().cut(0, 2), 0)).isEqualTo(ReplicationState.ACT_REP_EX);
            assertThat(shown(site().upgraded(2), 0)).isEqualTo(ReplicationState.ACT_REP_EX);
        }

        @Test
        void isFullyEnabledOnlyWhereTheOthersStreamFromItAndNotFromAnother() {
            SiteSketch chained = site().excluded(2).replicating(2, 1);
            assertThat(shown(chained, 0)).isEqualTo(ReplicationState.ACT_REP_EX);
        }

        @Test
        void isFullyEnabledWhateverItsNumber() {
            SiteSketch switched =
                    site().excluded(1, 2).standby(0).active(1).replicating(0, 1).replicating(2, 1);
            assertThat(shown(switched, 1)).isEqualTo(ReplicationState.ACT_REP);
            assertThat(shown(switched.stopped(0), 1)).isEqualTo(ReplicationState.ACT_REP_EX);
        }

        @Test
        void thatWasJustForcedHasNoReplication() {
            assertThat(shown(site().excluded(1).active(1), 1)).isEqualTo(ReplicationState.ACT_NO_REP);
        }

        @Test
        void thatStillSubscribesIsBroken() {
            assertThat(shown(site().active(1), 1)).isEqualTo(ReplicationState.BROKEN_ACT_STB);
            assertThat(shown(site().subscribed(0, 1), 0)).isEqualTo(ReplicationState.BROKEN_ACT_STB);
        }
    }

    @Nested
    class AStandbyServer {
        @Test
        void withoutSubscriptionHasNoReplication() {
            assertThat(shown(site().excluded(1), 1)).isEqualTo(ReplicationState.STB_NO_REP);
            assertThat(shown(site().unsubscribed(1), 1)).isEqualTo(ReplicationState.STB_NO_REP);
        }

        @Test
        void thatWasExcludedWhileItWasAwayHasNoReplication() {
            assertThat(shown(site().deregistered(1, 0), 1)).isEqualTo(ReplicationState.STB_NO_REP);
        }

        @Test
        void isOnHoldWhereItsSourceIsDownOrCannotBeReached() {
            assertThat(shown(site().crashed(0), 1)).isEqualTo(ReplicationState.STB_ONHOLD);
            assertThat(shown(site().cut(0, 1), 1)).isEqualTo(ReplicationState.STB_ONHOLD);
        }

        @Test
        void doesNotKnowThatItWasExcludedWhileItsSourceIsAway() {
            assertThat(shown(site().deregistered(1, 0).crashed(0), 1)).isEqualTo(ReplicationState.STB_ONHOLD);
            assertThat(shown(site().deregistered(1, 0).cut(0, 1), 1)).isEqualTo(ReplicationState.STB_ONHOLD);
        }

        @Test
        void isOnHoldWhereItsSourceIsOfAnotherRelease() {
            assertThat(shown(site().upgraded(1), 1)).isEqualTo(ReplicationState.STB_ONHOLD);
        }

        @Test
        void replicatesFromAServerThatIsNoLongerActive() {
            assertThat(shown(site().standby(0), 1)).isEqualTo(ReplicationState.STB_REP);
        }

        @Test
        void thatStillHasServersRegisteredReplicatesAsAnActive() {
            assertThat(shown(site().standby(0), 0)).isEqualTo(ReplicationState.STB_ACTREP);
            assertThat(shown(site().standby(0).stopped(1, 2), 0)).isEqualTo(ReplicationState.STB_ACTREP);
            assertThat(shown(site().registered(2, 1), 1)).isEqualTo(ReplicationState.STB_ACTREP);
        }
    }

    @Nested
    class InEveryReachableState {
        private final Set<ReplicationState> shown = EnumSet.noneOf(ReplicationState.class);

        private void visit(Plan plan, Scope scope, Assumptions assumptions) {
            Enumeration.visit(new Transitions(plan, scope, assumptions), new Enumeration.Visitor() {
                @Override
                public void state(SiteState state, int depth, long progress) {
                    for (int s = 0; s < state.servers(); s++) {
                        Optional<ReplicationState> answer = ReplicationState.of(state, s);
                        assertThat(answer.isPresent()).isEqualTo(state.process(s) == Process.UP);
                        answer.ifPresent(shown::add);
                    }
                }

                @Override
                public void step(SiteState before, int depth, Action action, SiteState after) {}
            });
        }

        @Test
        void everyServerThatIsUpShowsOneOfTheEightStatesThatCanArise() {
            visit(
                    WrittenProcedure.thenInitialized(3),
                    new Scope(3, 0, 1, 1, 1, 0),
                    Assumptions.DEFAULT.withAutoActivation(true));
            visit(
                    WrittenProcedure.extrasExcluded()
                            .branch(BranchDraft.when(Conditions.NO_ACTIVE)
                                    .then(Commands.FORCE_ACTIVATE, ProcedureDraft.INITIAL)
                                    .resumingAtSameStep())
                            .plan(3),
                    new Scope(3, 0, 1, 0, 1, 1),
                    Assumptions.DEFAULT);
            assertThat(shown)
                    .containsExactlyInAnyOrder(
                            ReplicationState.ACT_REP,
                            ReplicationState.STB_REP,
                            ReplicationState.ACT_NO_REP,
                            ReplicationState.STB_NO_REP,
                            ReplicationState.ACT_ONHOLD,
                            ReplicationState.STB_ONHOLD,
                            ReplicationState.STB_ACTREP,
                            ReplicationState.ACT_REP_EX);
        }
    }

    @Test
    void twoServersShowFullReplicationWithASingleStandby() {
        assertThat(shown(siteOf(2), 0)).isEqualTo(ReplicationState.ACT_REP);
        assertThat(shown(siteOf(2).stopped(1), 0)).isEqualTo(ReplicationState.ACT_ONHOLD);
    }

    @Test
    void theApiPutsTheCodeBeforeTheText() {
        assertThat(ReplicationState.ACT_REP.apiForm()).isEqualTo("[ACT_REP] Active database replication is enabled");
    }

    @Test
    void theDocumentedTextsAreWordForWord() {
        assertThat(ReplicationState.STB_REP.text()).isEqualTo("Standby database replication is enabled");
        assertThat(ReplicationState.ACT_REP_EX.text()).isEqualTo("Active database replication partially enabled");
        assertThat(ReplicationState.ACT_NO_REP.text())
                .isEqualTo("Active database replication started but no standby server connected");
        assertThat(ReplicationState.ACT_ONHOLD.text()).isEqualTo(ReplicationState.ACT_NO_REP.text());
    }

    @Test
    void everyCodeOfTheDocumentsIsThere() {
        assertThat(ReplicationState.values())
                .extracting(Enum::name)
                .containsExactly(
                        "ACT_REP",
                        "STB_REP",
                        "ACT_NO_REP",
                        "STB_NO_REP",
                        "ACT_ONHOLD",
                        "STB_ONHOLD",
                        "STB_ACTREP",
                        "ACT_REP_EX",
                        "BROKEN_ACT_STB",
                        "UNKNOWN",
                        "LEGACY_MODE",
                        "SINGLE_SERVER");
    }
}
