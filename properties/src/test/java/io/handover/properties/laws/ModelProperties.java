package io.handover.properties.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.procedure.Window;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.Budget;
import io.handover.model.state.SiteState;
import io.handover.model.state.StatePacking;
import io.handover.model.transition.Transitions;
import io.handover.properties.drawn.Draw;
import io.handover.properties.drawn.DrawnProcedure;
import io.handover.properties.drawn.Walk;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.IntPredicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Laws of the transition function, in every state that a drawn path comes through. */
class ModelProperties {
    private static final int SERVERS = 3;
    private static final Scope SCOPE = new Scope(SERVERS, 4, 2, 2, 2, 1, 1, 2);

    @Provide
    Arbitrary<DrawnProcedure> procedures() {
        return Draw.procedures(8, 1);
    }

    @Provide
    Arbitrary<Walk> walks() {
        return Draw.walks();
    }

    @Provide
    Arbitrary<Assumptions> assumptions() {
        return Draw.assumptions();
    }

    /** Every enabled action of every state on the way: (before, after) with the action's number. */
    private static void onEveryAction(Transitions transitions, Walk walk, IntPredicate wanted, Law law) {
        boolean happened = false;
        for (SiteState before : walk.states(transitions)) {
            for (int action : Walk.enabled(transitions, before)) {
                if (wanted.test(action)) {
                    happened = true;
                    SiteState after = before.copy();
                    transitions.apply(after, action);
                    law.check(before, action, after);
                }
            }
        }
        sayOfSomething("such an action is enabled", happened);
    }

    private interface Law {
        void check(SiteState before, int action, SiteState after);
    }

    private static boolean is(int action, ActionKind kind) {
        return ActionKind.of(action) == kind;
    }

    private static Transitions transitions(DrawnProcedure procedure, Assumptions assumptions) {
        return new Transitions(procedure.on(SERVERS), SCOPE, assumptions);
    }

    @Property(tries = 300, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void replicationAddsTheLowestMissingChangeAndNothingElse(
            @ForAll("procedures") DrawnProcedure procedure, @ForAll("walks") Walk walk) {
        onEveryAction(
                transitions(procedure, Assumptions.DEFAULT),
                walk,
                a -> is(a, ActionKind.REPLICATE),
                (before, a, after) -> {
                    int s = ActionKind.REPLICATE.operand(a);
                    int from = before.subscription(s);
                    long added = after.database(s) & ~before.database(s);
                    assertThat(before.database(s) & ~after.database(s)).isZero();
                    assertThat(added).isEqualTo(Long.lowestOneBit(before.database(from) & ~before.database(s)));
                    after.setDatabase(s, before.database(s));
                    assertThat(after).isEqualTo(before);
                });
    }

    @Property(tries = 300, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void afterADetectionTheDetectorSeesNobodyActive(
            @ForAll("procedures") DrawnProcedure procedure, @ForAll("walks") Walk walk) {
        onEveryAction(
                transitions(procedure, Assumptions.DEFAULT),
                walk,
                a -> is(a, ActionKind.DETECT),
                (before, a, after) -> {
                    int s = ActionKind.DETECT.operand(a);
                    assertThat(Integer.bitCount(before.activesSeen(s))).isGreaterThan(1);
                    assertThat(after.activesSeen(s)).isZero();
                    assertThat(after.upActive() & ~before.upActive()).isZero();
                    assertThat(after.isActive(s)).isFalse();
                });
    }

    @Property(tries = 300, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void aReleaseNeverGoesBackAndAChangeIsNeverUnmade(
            @ForAll("procedures") DrawnProcedure procedure,
            @ForAll("walks") Walk walk,
            @ForAll("assumptions") Assumptions assumptions) {
        onEveryAction(transitions(procedure, assumptions), walk, a -> true, (before, a, after) -> {
            assertThat(before.upgraded() & ~after.upgraded()).isZero();
            assertThat(after.changes()).isEqualTo(before.changes() + (is(a, ActionKind.CHANGE) ? 1 : 0));
            assertThat(before.declared() & ~after.declared()).isZero();
            assertThat(after.declared() & ~after.changesMade()).isZero();
            for (int s = 0; s < SERVERS; s++) {
                assertThat(after.database(s) & ~after.changesMade()).isZero();
            }
        });
    }

    /** What docs/model.md, "Declarations", says of a window, word for word, of a procedure whose steps are one server each. */
    private static boolean isOpen(Window window, Plan plan, SiteState state) {
        int i = window.from();
        boolean takenEffect = !plan.step(i).command().isCheck() && plan.step(i).reached(state);
        return i <= state.pc() && state.pc() <= window.until() && (state.pc() != i || takenEffect);
    }

    @Property(tries = 300, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void aChangeIsDeclaredLostExactlyIfItIsMadeThereInAnOpenWindow(
            @ForAll("procedures") DrawnProcedure procedure, @ForAll("walks") Walk walk) {
        Transitions transitions = transitions(procedure, Assumptions.DEFAULT);
        onEveryAction(transitions, walk, a -> true, (before, a, after) -> {
            boolean declared = is(a, ActionKind.CHANGE)
                    && transitions.plan().windows().stream()
                            .filter(window -> window.server() == ActionKind.CHANGE.operand(a))
                            .anyMatch(window -> isOpen(window, transitions.plan(), before));
            assertThat(after.declared() & ~before.declared()).isEqualTo(declared ? 1L << before.changes() : 0);
        });
    }

    @Property(tries = 300, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void anInitializationThatFailsLeavesNothingBehindButItsRegistration(
            @ForAll("procedures") DrawnProcedure procedure, @ForAll("walks") Walk walk) {
        onEveryAction(
                transitions(procedure, Assumptions.DEFAULT),
                walk,
                a -> is(a, ActionKind.END_INITIALIZATION),
                (before, a, after) -> {
                    int s = ActionKind.END_INITIALIZATION.operand(a);
                    boolean succeeds = Transitions.initializationSucceeds(before, s);
                    sayOfSomething("fails", !succeeds);
                    assertThat(after.isUp(s)).isTrue();
                    if (succeeds) {
                        assertThat(after.streaming(s)).isTrue();
                    } else {
                        assertThat(after.subscription(s)).isEqualTo(SiteState.NONE);
                        assertThat(after.database(s)).isZero();
                        for (int t = 0; t < SERVERS; t++) {
                            assertThat(after.registeredAt(t)).isEqualTo(before.registeredAt(t));
                        }
                    }
                });
    }

    @Property(tries = 300, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void aSwitchBeginsWithACommandAndEndsByActivatingItsTargetOrByStopping(
            @ForAll("procedures") DrawnProcedure procedure, @ForAll("walks") Walk walk) {
        onEveryAction(transitions(procedure, Assumptions.DEFAULT), walk, a -> true, (before, a, after) -> {
            boolean runs = before.switchTarget() != SiteState.NONE;
            boolean ends = is(a, ActionKind.SWITCH_ACTIVATES) || is(a, ActionKind.SWITCH_STOPS);
            assertThat(runs || !ends && !is(a, ActionKind.SWITCH_DEMOTES)).isTrue();
            if (ends) {
                assertThat(after.switchTarget()).isEqualTo(SiteState.NONE);
            } else if (runs) {
                assertThat(after.switchTarget()).isEqualTo(before.switchTarget());
                assertThat(after.isSwitchDemoted())
                        .isEqualTo(before.isSwitchDemoted() || is(a, ActionKind.SWITCH_DEMOTES));
            } else if (after.switchTarget() != SiteState.NONE) {
                assertThat(is(a, ActionKind.ISSUE)).isTrue();
                assertThat(after.isSwitchDemoted()).isFalse();
                assertThat(after.active()).isEqualTo(before.active());
            }
        });
    }

    @Property(tries = 300, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void aSwitchLosesNothingOfTheOldActiveAndInitializesWhatFollowedIt(
            @ForAll("procedures") DrawnProcedure procedure, @ForAll("walks") Walk walk) {
        onEveryAction(
                transitions(procedure, Assumptions.DEFAULT),
                walk,
                a -> is(a, ActionKind.SWITCH_ACTIVATES),
                (before, a, after) -> {
                    int t = before.switchTarget();
                    int from = before.subscription(t);
                    assertThat(after.isUp(t) && after.isActive(t)).isTrue();
                    assertThat(before.database(from) & ~after.database(t)).isZero();
                    assertThat(after.registeredAt(from)).isZero();
                    assertThat(after.registeredAt(t))
                            .isEqualTo(after.initializing() & ~before.initializing())
                            .isNotZero();
                    for (int rest = after.registeredAt(t); rest != 0; rest &= rest - 1) {
                        int s = Integer.numberOfTrailingZeros(rest);
                        assertThat(after.subscription(s)).isEqualTo(t);
                        assertThat(after.isActive(s)).isFalse();
                        assertThat(after.registeredAt(s)).isZero();
                        assertThat(after.database(s)).isZero();
                        assertThat(s == from || before.subscription(s) == from).isTrue();
                    }
                });
    }

    @Property(tries = 300, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void onlyAFaultSpendsABudgetAndOnlyItsOwn(
            @ForAll("procedures") DrawnProcedure procedure, @ForAll("walks") Walk walk) {
        onEveryAction(transitions(procedure, Assumptions.DEFAULT), walk, a -> true, (before, a, after) -> {
            int spent = 0;
            for (Budget budget : Budget.values()) {
                assertThat(after.budget(budget)).isBetween(0, before.budget(budget));
                spent += before.budget(budget) - after.budget(budget);
            }
            assertThat(spent).isEqualTo(ActionKind.of(a).isFault() ? 1 : 0);
        });
    }

    @Property(tries = 300, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void onlyCommandsSwitchesDetectionsAndTakeoversChangeAMode(
            @ForAll("procedures") DrawnProcedure procedure,
            @ForAll("walks") Walk walk,
            @ForAll("assumptions") Assumptions assumptions) {
        onEveryAction(transitions(procedure, assumptions), walk, a -> true, (before, a, after) -> {
            boolean mayChangeModes = is(a, ActionKind.ISSUE)
                    || is(a, ActionKind.DETECT)
                    || is(a, ActionKind.AUTO_ACTIVATE)
                    || is(a, ActionKind.SWITCH_DEMOTES)
                    || is(a, ActionKind.SWITCH_ACTIVATES);
            if (!mayChangeModes) {
                assertThat(after.active()).isEqualTo(before.active());
            }
        });
    }

    @Property(tries = 300, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void theOperatorMovesOnlyByAdvancingSkippingAndDiverting(
            @ForAll("procedures") DrawnProcedure procedure, @ForAll("walks") Walk walk) {
        onEveryAction(transitions(procedure, Assumptions.DEFAULT), walk, a -> true, (before, a, after) -> {
            boolean moves =
                    before.pc() != after.pc() || before.branch() != after.branch() || before.place() != after.place();
            if (!is(a, ActionKind.ADVANCE) && !is(a, ActionKind.SKIP)) {
                assertThat(moves).isEqualTo(is(a, ActionKind.DIVERT));
            }
        });
    }

    @Property(tries = 300, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void aCrashAndARestartLeaveEverythingAsItWas(
            @ForAll("procedures") DrawnProcedure procedure, @ForAll("walks") Walk walk) {
        Transitions transitions = transitions(procedure, Assumptions.DEFAULT);
        onEveryAction(transitions, walk, a -> is(a, ActionKind.CRASH), (before, a, after) -> {
            transitions.apply(after, ActionKind.RESTART.number(ActionKind.CRASH.operand(a)));
            after.setBudget(Budget.CRASHES, before.budget(Budget.CRASHES));
            assertThat(after).isEqualTo(before);
        });
    }

    @Property(tries = 300, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void aCutAndAHealingLeaveEverythingAsItWas(
            @ForAll("procedures") DrawnProcedure procedure, @ForAll("walks") Walk walk) {
        Transitions transitions = transitions(procedure, Assumptions.DEFAULT);
        onEveryAction(transitions, walk, a -> is(a, ActionKind.CUT), (before, a, after) -> {
            transitions.apply(after, ActionKind.HEAL.number(ActionKind.CUT.operand(a)));
            after.setBudget(Budget.CUTS, before.budget(Budget.CUTS));
            assertThat(after).isEqualTo(before);
        });
    }

    /** A command at (t, a), whether a step of the procedure names it or not, in every state where it is offered. */
    private static void whereOffered(
            Transitions transitions, Walk walk, Command command, BiConsumer<SiteState, Step> law) {
        boolean offered = false;
        for (SiteState state : walk.states(transitions)) {
            for (int t = 0; t < SERVERS; t++) {
                for (int a = 0; a < SERVERS; a++) {
                    if (t != a && command.offered(state, t, a)) {
                        offered = true;
                        Step step = new Step(command, t, a, WORDS);
                        law.accept(state.copy(), step);
                    }
                }
            }
        }
        sayOfSomething(command.name() + " is offered", offered);
    }

    /** A law that is never put to the test is none. */
    private static void sayOfSomething(String label, boolean did) {
        Statistics.label(label).collect(did).coverage(cases -> cases.check(true).count(count -> count >= 5));
    }

    private static final Instruction WORDS = Instruction.of(Commands.STOP, "S0", Optional.empty());

    @Property(tries = 200, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void anExcludedStandbyIsNotRegisteredAndNotExcludedTwice(
            @ForAll("procedures") DrawnProcedure procedure, @ForAll("walks") Walk walk) {
        whereOffered(transitions(procedure, Assumptions.DEFAULT), walk, Commands.EXCLUDE, (state, step) -> {
            step.execute(state);
            assertThat(state.isRegistered(step.target(), step.at())).isFalse();
            assertThat(state.streamingFrom(step.target(), step.at())).isFalse();
            assertThat(step.reached(state)).isTrue();
            assertThat(step.offered(state)).isFalse();
        });
    }

    @Property(tries = 200, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void aStandbyThatIsInitializedHasAnEmptyDatabaseUntilItsEnd(
            @ForAll("procedures") DrawnProcedure procedure, @ForAll("walks") Walk walk) {
        Transitions transitions = transitions(procedure, Assumptions.DEFAULT);
        whereOffered(transitions, walk, Commands.INIT_STANDBY, (state, step) -> {
            step.execute(state);
            int t = step.target();
            assertThat(state.database(t)).isZero();
            int end = ActionKind.END_INITIALIZATION.number(t);
            assertThat(transitions.isEnabled(state, end)).isTrue();
            assertThat(Transitions.initializationSucceeds(state, t)).isTrue();
            transitions.apply(state, end);
            assertThat(state.database(t)).isEqualTo(state.database(step.at()));
            assertThat(step.reached(state)).isTrue();
        });
    }

    @Property(tries = 200, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void aCommandGivenTwiceDoesNoMoreThanGivenOnce(
            @ForAll("procedures") DrawnProcedure procedure, @ForAll("walks") Walk walk) {
        Transitions transitions = transitions(procedure, Assumptions.DEFAULT);
        for (var command : List.of(
                Commands.SET_STANDBY,
                Commands.SET_STANDBY_AND_STOP_REPLICATION,
                Commands.STOP_REPLICATION,
                Commands.STOP,
                Commands.START,
                Commands.FORCE_ACTIVATE)) {
            whereOffered(transitions, walk, command, (state, step) -> {
                step.execute(state);
                assertThat(step.reached(state)).isTrue();
                SiteState once = state.copy();
                if (step.offered(state)) {
                    step.execute(state);
                }
                assertThat(state).isEqualTo(once);
            });
        }
    }

    @Property(tries = 300, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void aStateIsUnpackedAsItWasPacked(
            @ForAll("procedures") DrawnProcedure procedure,
            @ForAll("walks") Walk walk,
            @ForAll("assumptions") Assumptions assumptions) {
        Plan plan = procedure.on(SERVERS);
        Transitions transitions = new Transitions(plan, SCOPE, assumptions);
        StatePacking packing = new StatePacking(SCOPE, plan.givenChanges(), plan.places());
        long[] words = new long[packing.words()];
        SiteState unpacked = transitions.initialState();
        for (SiteState state : walk.states(transitions)) {
            packing.pack(state, words, 0);
            packing.unpack(words, 0, unpacked);
            assertThat(unpacked).isEqualTo(state);
        }
    }
}
