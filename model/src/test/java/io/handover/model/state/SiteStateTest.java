package io.handover.model.state;

import static io.handover.model.fixture.SiteSketch.site;
import static io.handover.model.fixture.SiteSketch.siteOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.fixture.Action;
import io.handover.model.fixture.Enumeration;
import io.handover.model.fixture.SiteSketch;
import io.handover.model.fixture.WrittenProcedure;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.transition.Transitions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SiteStateTest {
    /** One site for each variable of docs/model.md, "State", that can differ from the initial state. */
    private static final List<SiteSketch> EACH_ANOTHER_VARIABLE = List.of(
            site(),
            site().stopped(1),
            site().crashed(1),
            site().upgrading(1),
            site().initializing(1),
            site().crashed(2),
            site().upgraded(1),
            site().active(1),
            site().unsubscribed(1),
            site().subscribed(1, 2),
            site().deregistered(1, 0),
            site().registered(1, 2),
            site().cut(0, 1),
            site().cut(0, 2),
            site().atStep(1),
            site().inBranch(0, 0),
            site().inBranch(1, 0),
            site().inBranch(0, 1),
            site().changedAt(0),
            site().declaredChangeAt(0),
            site().changedAt(1),
            site().changedAt(0).changedAt(0),
            site().holding(0, 1),
            site().left(Budget.CRASHES, 1),
            site().left(Budget.CUTS, 1),
            site().left(Budget.INSTALLER_FAILURES, 1),
            site().left(Budget.SKIPS, 1),
            site().left(Budget.INTERRUPTIONS, 1),
            site().left(Budget.SLIPS, 1));

    @Nested
    class Initially {
        private final SiteState state = new SiteState(new Scope(4, 7, 1, 2, 3, 4, 5, 6), Assumptions.DEFAULT);

        @Test
        void everyServerIsUpAndOldAndEmpty() {
            assertThat(state.servers()).isEqualTo(4);
            assertThat(state.all()).isEqualTo(0b1111);
            for (int s = 0; s < 4; s++) {
                assertThat(state.process(s)).isEqualTo(Process.UP);
                assertThat(state.version(s)).isEqualTo(Version.OLD);
                assertThat(state.database(s)).isZero();
            }
        }

        @Test
        void onlyServerZeroIsActive() {
            assertThat(state.mode(0)).isEqualTo(Mode.ACTIVE);
            for (int s = 1; s < 4; s++) {
                assertThat(state.mode(s)).isEqualTo(Mode.STANDBY);
            }
        }

        @Test
        void everyOtherServerReplicatesFromServerZero() {
            assertThat(state.subscription(0)).isEqualTo(SiteState.NONE);
            assertThat(state.registeredAt(0)).isEqualTo(0b1110);
            for (int s = 1; s < 4; s++) {
                assertThat(state.subscription(s)).isEqualTo(0);
                assertThat(state.isRegistered(s, 0)).isTrue();
                assertThat(state.registeredAt(s)).isZero();
            }
        }

        @Test
        void nothingIsCutChangedOrDone() {
            assertThat(state.cut()).isZero();
            assertThat(state.pc()).isZero();
            assertThat(state.branch()).isEqualTo(SiteState.NO_BRANCH);
            assertThat(state.place()).isZero();
            assertThat(state.changes()).isZero();
            assertThat(state.changesMade()).isZero();
            assertThat(state.declared()).isZero();
            assertThat(state.maxChanges()).isEqualTo(7);
        }

        @Test
        void everyBudgetIsFull() {
            assertThat(state.budget(Budget.CRASHES)).isEqualTo(1);
            assertThat(state.budget(Budget.CUTS)).isEqualTo(2);
            assertThat(state.budget(Budget.INSTALLER_FAILURES)).isEqualTo(3);
            assertThat(state.budget(Budget.SKIPS)).isEqualTo(4);
            assertThat(state.budget(Budget.INTERRUPTIONS)).isEqualTo(5);
            assertThat(state.budget(Budget.SLIPS)).isEqualTo(6);
        }
    }

    @Nested
    class Values {
        @Test
        void twoStatesAreEqualExactlyWhereEveryVariableIs() {
            for (int i = 0; i < EACH_ANOTHER_VARIABLE.size(); i++) {
                for (int j = 0; j < EACH_ANOTHER_VARIABLE.size(); j++) {
                    SiteState one = EACH_ANOTHER_VARIABLE.get(i).state();
                    SiteState other = EACH_ANOTHER_VARIABLE.get(j).state();
                    assertThat(one.equals(other)).as("%s equals %s", one, other).isEqualTo(i == j);
                }
            }
        }

        @Test
        void sitesOfDifferentSizesDiffer() {
            assertThat(siteOf(2).state()).isNotEqualTo(siteOf(3).state());
        }

        @Test
        void aStateIsNoOtherKindOfThing() {
            assertThat(site().state()).isNotEqualTo("a state");
        }

        @Test
        void equalStatesHaveEqualHashes() {
            assertThat(EACH_ANOTHER_VARIABLE)
                    .allSatisfy(sketch -> assertThat(sketch.state()).hasSameHashCodeAs(sketch.state()));
        }

        @Test
        void fewReachableStatesShareAHash() {
            Set<Integer> hashes = new HashSet<>();
            Enumeration.Counts counts = Enumeration.visit(
                    new Transitions(WrittenProcedure.on(3), new Scope(3, 2, 1, 0, 0, 0), Assumptions.DEFAULT),
                    new Enumeration.Visitor() {
                        @Override
                        public void state(SiteState state, int depth, long progress) {
                            hashes.add(state.hashCode());
                        }

                        @Override
                        public void step(SiteState before, int depth, Action action, SiteState after) {}
                    });
            assertThat((double) hashes.size() / counts.states()).isGreaterThan(0.95);
        }

        @Test
        void aStateTellsAllThatItHoldsInWords() {
            assertThat(siteOf(2)
                            .crashed(1)
                            .upgraded(1)
                            .declaredChangeAt(0)
                            .cut(0, 1)
                            .atStep(3)
                            .inBranch(1, 2)
                            .left(Budget.CUTS, 2)
                            .state())
                    .hasToString("pc=3 branch=1/2"
                            + " | 0 UP OLD ACTIVE from=- registered=10 db=1"
                            + " | 1 CRASHED NEW STANDBY from=0 registered=0 db=0"
                            + " | cut=1 | changes=1 declared=1 | CUTS=2");
        }

        @Test
        void statesThatDifferInOneVariableAreToldApartInWords() {
            assertThat(EACH_ANOTHER_VARIABLE.stream()
                            .map(sketch -> sketch.state().toString())
                            .distinct())
                    .hasSize(EACH_ANOTHER_VARIABLE.size());
        }

        @Test
        void copyingOntoAStateTakesOverEveryVariable() {
            assertThat(EACH_ANOTHER_VARIABLE).allSatisfy(sketch -> {
                SiteState target = site().upgrading(2).changedAt(2).atStep(3).state();
                target.copyFrom(sketch.state());
                assertThat(target).isEqualTo(sketch.state());
            });
        }

        @Test
        void aCopyIsEqualAndKeepsScopeAndAssumptions() {
            SiteState original = site().changesAllowed(5)
                    .assuming(SplitBrainReaction.ALARM_ONLY)
                    .crashed(1)
                    .changedAt(0)
                    .state();
            SiteState copy = original.copy();
            assertThat(copy).isEqualTo(original);
            assertThat(copy.maxChanges()).isEqualTo(5);
            assertThat(copy.assumptions()).isEqualTo(original.assumptions());
            assertThat(copy.all()).isEqualTo(0b111);
        }

        @Test
        void aCopyHasALifeOfItsOwn() {
            SiteState original = site().state();
            SiteState copy = original.copy();
            copy.setDatabase(0, 1);
            copy.setCrashed(1);
            assertThat(original).isEqualTo(site().state());
        }

        @Test
        void aCopySeesMixedReleasesAsItsOriginalDoes() {
            assertThat(site().upgraded(1)
                            .releasesDoNotSeeEachOther()
                            .state()
                            .copy()
                            .seen(0))
                    .isEqualTo(0b101);
        }
    }

    @Nested
    class Queries {
        @Test
        void aServersProcessIsOneOfFive() {
            SiteState state =
                    siteOf(5).stopped(1).crashed(2).upgrading(3).initializing(4).state();
            assertThat(List.of(
                            state.process(0), state.process(1), state.process(2), state.process(3), state.process(4)))
                    .containsExactly(
                            Process.UP, Process.STOPPED, Process.CRASHED, Process.UPGRADING, Process.INITIALIZING);
            assertThat(state.up()).isEqualTo(0b00001);
            assertThat(state.stopped()).isEqualTo(0b00010);
            assertThat(state.crashed()).isEqualTo(0b00100);
            assertThat(state.upgrading()).isEqualTo(0b01000);
            assertThat(state.initializing()).isEqualTo(0b10000);
        }

        @Test
        void enteringAProcessStateLeavesTheOneBefore() {
            for (Process before : Process.values()) {
                for (Process after : Process.values()) {
                    SiteState state = site().state();
                    enter(state, before);
                    enter(state, after);
                    assertThat(state.process(1))
                            .as("%s after %s", after, before)
                            .isEqualTo(after);
                    int sets =
                            state.up() | state.stopped() | state.crashed() | state.upgrading() | state.initializing();
                    int members = Integer.bitCount(state.up())
                            + Integer.bitCount(state.stopped())
                            + Integer.bitCount(state.crashed())
                            + Integer.bitCount(state.upgrading())
                            + Integer.bitCount(state.initializing());
                    assertThat(sets).isEqualTo(0b111);
                    assertThat(members).isEqualTo(3);
                }
            }
        }

        private static void enter(SiteState state, Process process) {
            switch (process) {
                case UP -> state.setUp(1);
                case STOPPED -> state.setStopped(1);
                case CRASHED -> state.setCrashed(1);
                case UPGRADING -> state.setUpgrading(1);
                case INITIALIZING -> state.setInitializing(1);
            }
        }

        @Test
        void theServersThatAreUpAndActiveAreThoseThatAreBoth() {
            SiteState state = siteOf(4).active(1, 2).stopped(2).state();
            assertThat(state.active()).isEqualTo(0b0111);
            assertThat(state.upActive()).isEqualTo(0b0011);
            assertThat(state.isActive(2)).isTrue();
            assertThat(state.isUp(2)).isFalse();
            assertThat(state.isActive(3)).isFalse();
            assertThat(state.isUp(3)).isTrue();
        }

        @Test
        void releasesAreToldPerServerAndPerPair() {
            SiteState state = site().upgraded(1).state();
            assertThat(state.version(1)).isEqualTo(Version.NEW);
            assertThat(state.version(2)).isEqualTo(Version.OLD);
            assertThat(state.upgraded()).isEqualTo(0b010);
            assertThat(state.isUpgraded(1)).isTrue();
            assertThat(state.isUpgraded(0)).isFalse();
            assertThat(state.sameVersion(0, 1)).isFalse();
            assertThat(state.sameVersion(1, 0)).isFalse();
            assertThat(state.sameVersion(0, 2)).isTrue();
        }

        @Test
        void aServerHasAtMostOneSubscription() {
            SiteState state = site().subscribed(1, 2).state();
            assertThat(state.subscription(1)).isEqualTo(2);
            assertThat(site().unsubscribed(1).state().subscription(1)).isEqualTo(SiteState.NONE);
        }

        @Test
        void aSubscriptionAndThoseRegisteredAreAServersOwnEnds() {
            assertThat(site().state().hasOwnEnds(0)).isTrue();
            assertThat(site().state().hasOwnEnds(1)).isTrue();
            assertThat(site().withoutRegistrations(0).state().hasOwnEnds(0)).isFalse();
            assertThat(site().unsubscribed(1).state().hasOwnEnds(1)).isFalse();
            assertThat(site().unsubscribed(1).registered(2, 1).state().hasOwnEnds(1))
                    .isTrue();
        }

        @Test
        void changesAreNumberedInTheOrderInWhichTheyAreMade() {
            SiteState state = site().changedAt(0).declaredChangeAt(1).state();
            assertThat(state.changes()).isEqualTo(2);
            assertThat(state.changesMade()).isEqualTo(0b11);
            assertThat(state.database(0)).isEqualTo(0b01);
            assertThat(state.database(1)).isEqualTo(0b10);
            assertThat(state.declared()).isEqualTo(0b10);
        }

        @Test
        void asManyChangesAsAScopeAllowsFit() {
            SiteState state = site().changesAllowed(Scope.MAX_CHANGES).state();
            for (int c = 0; c < Scope.MAX_CHANGES; c++) {
                state.makeChange(0, true);
            }
            assertThat(state.changesMade()).isEqualTo(Long.MAX_VALUE);
            assertThat(state.database(0)).isEqualTo(Long.MAX_VALUE);
            assertThat(state.declared()).isEqualTo(Long.MAX_VALUE);
        }

        @Test
        void spendingABudgetLeavesTheOthers() {
            for (Budget spent : Budget.values()) {
                SiteState state = site().state();
                for (Budget budget : Budget.values()) {
                    state.setBudget(budget, Scope.MAX_BUDGET);
                }
                state.spend(spent);
                for (Budget budget : Budget.values()) {
                    assertThat(state.budget(budget))
                            .isEqualTo(budget == spent ? Scope.MAX_BUDGET - 1 : Scope.MAX_BUDGET);
                }
            }
        }

        @Test
        void leavingABranchForgetsThePlaceInIt() {
            SiteState state = site().inBranch(2, 3).state();
            assertThat(state.branch()).isEqualTo(2);
            assertThat(state.place()).isEqualTo(3);
            state.leaveBranch();
            assertThat(state).isEqualTo(site().state());
        }

        @Test
        void enteringABranchStartsAtItsFirstStep() {
            SiteState state = site().inBranch(2, 3).state();
            state.enterBranch(1);
            assertThat(state).isEqualTo(site().inBranch(1, 0).state());
        }
    }

    @Nested
    class Swapped {
        @Test
        void serversChangePlacesInEverythingThatIsTrueOfThem() {
            SiteState state = siteOf(4)
                    .crashed(2)
                    .upgraded(2)
                    .active(3)
                    .unsubscribed(2)
                    .subscribed(3, 1)
                    .registered(1, 2)
                    .deregistered(3, 0)
                    .cut(0, 2)
                    .cut(2, 3)
                    .state();
            state.makeChange(3, false);

            state.swap(2, 3);

            assertThat(state.process(3)).isEqualTo(Process.CRASHED);
            assertThat(state.process(2)).isEqualTo(Process.UP);
            assertThat(state.version(3)).isEqualTo(Version.NEW);
            assertThat(state.mode(2)).isEqualTo(Mode.ACTIVE);
            assertThat(state.subscription(3)).isEqualTo(SiteState.NONE);
            assertThat(state.subscription(2)).isEqualTo(1);
            assertThat(state.isRegistered(1, 3)).isTrue();
            assertThat(state.isRegistered(1, 2)).isFalse();
            assertThat(state.isRegistered(2, 0)).isFalse();
            assertThat(state.isRegistered(3, 0)).isTrue();
            assertThat(state.reaches(0, 3)).isFalse();
            assertThat(state.reaches(0, 2)).isTrue();
            assertThat(state.reaches(2, 3)).isFalse();
            assertThat(state.database(2)).isEqualTo(1);
            assertThat(state.database(3)).isZero();
        }

        @Test
        void twiceIsNotAtAll() {
            for (SiteSketch sketch : EACH_ANOTHER_VARIABLE) {
                SiteState state = sketch.state();
                SiteState before = state.copy();
                state.swap(0, 2);
                state.swap(2, 0);
                assertThat(state).isEqualTo(before);
            }
        }
    }
}
