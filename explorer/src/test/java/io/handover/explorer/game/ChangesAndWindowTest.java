package io.handover.explorer.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Step;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.state.SiteState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is kept beside structures: changes, and the window in which something is given up. */
class ChangesAndWindowTest {
    private static final Scope TWO = new Scope(2, 0, 0, 0, 0, 0);
    private static final Scope THREE = new Scope(3, 0, 0, 0, 0, 0);
    private static final Assumptions ALARM = Assumptions.DEFAULT.withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY);
    private static final Property[] UPGRADE = {
        Properties.EVENTUALLY_UPGRADED, Properties.EVENTUALLY_REDUNDANT, Properties.MANAGEMENT_AVAILABLE
    };

    /** That one server of the new release alone is active in the end, and all that is promised is kept. */
    private static Objective handover(Arena arena) {
        List<Property> promised = List.of(
                Properties.MANAGEMENT_AVAILABLE, Properties.ONLY_DECLARED_CHANGES_LOST, Properties.AT_MOST_ONE_ACTIVE);
        return Objective.of(arena.plan(), promised)
                .and(structure -> Integer.bitCount(structure.active()) == 1
                        && (structure.upActive() & structure.upgraded()) != 0);
    }

    /** Both standbys are excluded and upgraded. */
    private static SiteState beforeHandover(Arena arena) {
        SiteState state = arena.initialState();
        for (int s = 1; s < 3; s++) {
            state.unsubscribe(s);
            state.deregister(s, 0);
            state.setUpgraded(s);
        }
        return state;
    }

    private static Standing standing(Arena arena, Property... properties) {
        return Solved.of(arena, arena.initialState(), properties).standing(arena.initialState());
    }

    private static Property[] and(Property[] some, Property... more) {
        List<Property> all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(new Property[0]);
    }

    private static List<Step> only(int servers, Command... commands) {
        List<Command> wanted = List.of(commands);
        return Orders.of(servers, wanted::contains);
    }

    private static List<Step> asWritten(int servers) {
        return only(
                servers,
                Commands.EXCLUDE,
                Commands.UPGRADE,
                Commands.FORCE_ACTIVATE,
                Commands.SET_STANDBY,
                Commands.INIT_STANDBY);
    }

    @Test
    void threeServersAreUpgradedWithoutDowntimeForCertainWhereTheProductDoesNotReact() {
        Assumptions blind = Assumptions.DEFAULT.withMixedVersionsSeeEachOther(false);
        assertThat(standing(new Arena(THREE, Assumptions.DEFAULT, 0b111), UPGRADE))
                .isEqualTo(Standing.WITH_LUCK);
        assertThat(standing(new Arena(THREE, ALARM, 0b111, asWritten(3)), UPGRADE))
                .isEqualTo(Standing.CERTAIN);
        assertThat(standing(new Arena(THREE, blind, 0b111, asWritten(3)), UPGRADE))
                .isEqualTo(Standing.CERTAIN);
    }

    /** Whoever upgrades without downtime has two active servers for a while, and what is changed at the old one then is lost. */
    @Test
    void whatIsUpgradedWithoutDowntimeLosesChangesUnlessTheyAreDeclared() {
        Property[] keeping = and(UPGRADE, Properties.ONLY_DECLARED_CHANGES_LOST);
        Property[] one = and(keeping, Properties.AT_MOST_ONE_ACTIVE);
        Rules any = Rules.of(TWO, ALARM).withAnyNumberOfChanges();
        assertThat(standing(new Arena(any, 0b11, asWritten(2)), keeping)).isEqualTo(Standing.WITH_LUCK);
        Arena lost = new Arena(any.givingUp(new GivenUp(0, true, false)), 0b11, asWritten(2));
        assertThat(standing(lost, keeping)).isEqualTo(Standing.CERTAIN);
        assertThat(standing(lost, one)).isEqualTo(Standing.LOST);
        Arena both = new Arena(any.givingUp(new GivenUp(0, true, true)), 0b11, asWritten(2));
        assertThat(standing(both, one)).isEqualTo(Standing.CERTAIN);
        Arena ofTheOther = new Arena(any.givingUp(new GivenUp(1, true, true)), 0b11, asWritten(2));
        assertThat(standing(ofTheOther, one)).isEqualTo(Standing.WITH_LUCK);
    }

    @Test
    void aClosedWindowHelpsNoMore() {
        Property[] one = and(UPGRADE, Properties.ONLY_DECLARED_CHANGES_LOST, Properties.AT_MOST_ONE_ACTIVE);
        Rules any = Rules.of(TWO, ALARM).withAnyNumberOfChanges();
        Arena arena = new Arena(any.givingUp(new GivenUp(0, true, true)), 0b11, asWritten(2));
        SiteState first = arena.transitions().initialState();
        Solution solution = Solved.of(arena, arena.initialState(), one);
        assertThat(solution.standing(arena.enter(first, GivenUp.Phase.BEFORE))).isEqualTo(Standing.CERTAIN);
        assertThat(solution.standing(arena.enter(first, GivenUp.Phase.OPEN))).isEqualTo(Standing.CERTAIN);
        assertThat(solution.standing(arena.enter(first, GivenUp.Phase.CLOSED))).isEqualTo(Standing.LOST);
        SiteState demoted = first.copy();
        demoted.setStandby(0);
        assertThat(arena.enter(demoted, GivenUp.Phase.OPEN).pc()).isEqualTo(GivenUp.Phase.CLOSED.ordinal());
        assertThat(arena.enter(demoted, GivenUp.Phase.BEFORE).pc()).isEqualTo(GivenUp.Phase.BEFORE.ordinal());
    }

    @Test
    void theWindowIsOneServersAndBearsOneRival() {
        List<Step> orders = only(3, Commands.FORCE_ACTIVATE, Commands.SET_STANDBY);
        Rules any = Rules.of(THREE, ALARM).withAnyNumberOfChanges();
        Arena arena = new Arena(any.givingUp(new GivenUp(0, true, true)), 0b111, orders);
        SiteState before = beforeHandover(arena);
        Solution solution = Solved.of(arena, before, handover(arena));
        // Whatever is changed before the window is opened is lost.
        assertThat(solution.standing(before)).isEqualTo(Standing.WITH_LUCK);
        assertThat(solution.fewestCommands(before)).hasValue(2);
        assertThat(solution.moves(before))
                .anyMatch(move -> move.order().equals(Optional.of(new Order.OpenWindow(0)))
                        && move.standing() == Standing.CERTAIN);
        SiteState start = arena.enter(before, GivenUp.Phase.OPEN);
        assertThat(solution.standing(start)).isEqualTo(Standing.CERTAIN);
        // Activate one of the others, set the old one to standby.
        assertThat(solution.mostCommands(start)).hasValue(2);
        SiteState several = start.copy();
        several.setActive(1);
        assertThat(solution.standing(several)).isEqualTo(Standing.CERTAIN);
        several.setActive(2);
        assertThat(solution.standing(several)).isEqualTo(Standing.LOST);
        Arena ofAnother = new Arena(any.givingUp(new GivenUp(2, true, true)), 0b111, orders);
        several.setStandby(2);
        SiteState both = several;
        assertThat(Solved.of(ofAnother, both, handover(ofAnother)).standing(both))
                .isEqualTo(Standing.LOST);
    }

    /** Server 1 can be activated only while server 0 is not active, which may become so again at any time. */
    @Test
    void aWindowThatHasClosedStaysClosed() {
        Assumptions racing = ALARM.withAutoActivation(true).withForceActivation(ForceActivation.WHEN_NO_ACTIVE);
        Rules rules = Rules.of(TWO, racing).withAnyNumberOfChanges().givingUp(new GivenUp(0, true, false));
        Arena arena = new Arena(rules, 0, only(2, Commands.FORCE_ACTIVATE, Commands.SET_STANDBY));
        SiteState start = arena.initialState();
        start.dropOwnEnds(0);
        start.dropOwnEnds(1);
        start.setUpgraded(1);
        Objective handover = Objective.of(arena.plan(), List.of(Properties.ONLY_DECLARED_CHANGES_LOST))
                .and(structure -> structure.active() == 0b10);
        Solution solution = Solved.of(arena, start, handover);
        assertThat(solution.standing(arena.enter(start, GivenUp.Phase.OPEN))).isEqualTo(Standing.WITH_LUCK);
        Objective careless = structure -> structure.active() == 0b10;
        assertThat(Solved.of(arena, start, careless).standing(start)).isEqualTo(Standing.CERTAIN);
    }

    @Test
    void ofManyChangesThoseAreKeptThatTheFewestServersHold() {
        Rules rules = Rules.of(THREE, ALARM);
        SiteState other = new SiteState(new Scope(3, 63, 0, 0, 0, 0), ALARM);
        for (int change = 0; change < 63; change++) {
            other.makeChange(0, change % 7 == 0);
        }
        long made = other.changesMade();
        other.setDatabase(0, made >>> 1);
        other.setDatabase(1, made >>> 1);
        other.setDatabase(2, made & ~0b10L);
        // The last is held by server 2 alone, and the second by 0 and 1; all others by all, or declared lost.
        for (Rules told : List.of(rules, rules.withAnyNumberOfChanges())) {
            SiteState state = new Arena(told, 0).enter(other);
            assertThat(state.changes()).isEqualTo(2);
            assertThat(state.declared()).isZero();
            assertThat(state.database(0)).isEqualTo(0b01);
            assertThat(state.database(1)).isEqualTo(0b01);
            assertThat(state.database(2)).isEqualTo(0b10);
        }
        Arena counted = new Arena(Rules.of(new Scope(3, 2, 0, 0, 0, 0), ALARM), 0);
        SiteState state = counted.enter(other);
        assertThat(state.maxChanges() - state.changes()).isEqualTo(2);
        assertThat(state.changesMade() & ~state.declared()).isEqualTo(0b11);
    }

    @Test
    void whatAStandbyLacksIsLostOnceNobodyElseHoldsIt() {
        List<Step> orders =
                only(2, Commands.START, Commands.INIT_STANDBY, Commands.FORCE_ACTIVATE, Commands.SET_STANDBY);
        Arena arena = new Arena(TWO, ALARM, 0, orders);
        SiteState state = arena.transitions().initialState();
        state.makeChange(0, false);
        state.dropOwnEnds(0);
        state.dropOwnEnds(1);
        state.setActive(1);
        state.setStopped(0);
        SiteState lacking = arena.enter(state);
        Property[] ends = {Properties.EVENTUALLY_SINGLE_ACTIVE, Properties.ONLY_DECLARED_CHANGES_LOST};
        Solution solution = Solved.of(arena, lacking, ends);
        // Start 0, which is active still, and set 1 to standby.
        assertThat(solution.mostCommands(lacking)).hasValue(2);
        SiteState gone = lacking.copy();
        gone.setDatabase(0, 0);
        assertThat(solution.standing(gone)).isEqualTo(Standing.LOST);
    }

    private static List<SiteState> all(Arena arena, SiteState start, int most) {
        Set<SiteState> seen = new LinkedHashSet<>(List.of(start));
        List<SiteState> states = new ArrayList<>(seen);
        for (int i = 0; i < states.size() && states.size() < most; i++) {
            arena.moves().from(states.get(i), (action, after) -> {
                if (!seen.contains(after)) {
                    SiteState found = after.copy();
                    seen.add(found);
                    states.add(found);
                }
            });
        }
        return states;
    }

    @Test
    void serversThatNoGoalNamesMayChangePlacesWithAllThatTheyHold() {
        List<Step> orders = only(3, Commands.EXCLUDE, Commands.UPGRADE, Commands.FORCE_ACTIVATE, Commands.SET_STANDBY);
        Rules rules = Rules.of(THREE, ALARM).withAnyNumberOfChanges().givingUp(new GivenUp(0, true, true));
        Arena told = new Arena(rules, 0, orders);
        Arena alike = new Arena(rules, 0b111, orders);
        SiteState start = told.initialState();
        Solution ofLarge = Solved.of(told, start, handover(told));
        Solution ofSmall = Solved.of(alike, start, handover(alike));
        assertThat(ofSmall.board().states()).isLessThan(ofLarge.board().states() / 2);
        assertThat(ofLarge.standing(start)).isEqualTo(Standing.CERTAIN);
        Strategy strategy = ofSmall.strategy();
        int ordered = 0;
        for (SiteState state : all(told, start, 6_000)) {
            assertThat(ofSmall.standing(state)).as("%s", state).isEqualTo(ofLarge.standing(state));
            OptionalInt most = ofLarge.mostCommands(state);
            assertThat(ofSmall.mostCommands(state)).as("%s", state).isEqualTo(most);
            assertThat(ofSmall.fewestCommands(state)).as("%s", state).isEqualTo(ofLarge.fewestCommands(state));
            Optional<Order> order = strategy.next(state);
            if (order.isPresent() && most.isPresent()) {
                SiteState after = state.copy();
                order.get().execute(after);
                told.settle(after);
                assertThat(ofLarge.mostCommands(after).orElseThrow())
                        .as("%s", state)
                        .isLessThan(most.getAsInt());
                ordered++;
            }
        }
        assertThat(ordered).isGreaterThan(100);
    }

    @Test
    void moreHoldersAreNeverWorse() {
        List<Step> orders = only(3, Commands.FORCE_ACTIVATE, Commands.SET_STANDBY, Commands.INIT_STANDBY);
        Property[] ends = {Properties.EVENTUALLY_SINGLE_ACTIVE, Properties.ONLY_DECLARED_CHANGES_LOST};
        Arena arena = new Arena(Rules.of(THREE, Assumptions.DEFAULT).withAnyNumberOfChanges(), 0b111, orders);
        SiteState start = arena.initialState();
        Solution solution = Solved.of(arena, start, ends);
        int better = 0;
        for (SiteState state : all(arena, start, 4_000)) {
            Standing standing = solution.standing(state);
            int most = solution.mostCommands(state).orElse(Integer.MAX_VALUE);
            for (int s = 0; s < 3; s++) {
                for (int change = 0; change < state.changes(); change++) {
                    SiteState more = state.copy();
                    more.setDatabase(s, state.database(s) | 1L << change);
                    assertThat(solution.standing(more)).as("%s", state).isLessThanOrEqualTo(standing);
                    assertThat(solution.mostCommands(more).orElse(Integer.MAX_VALUE))
                            .as("%s", state)
                            .isLessThanOrEqualTo(most);
                    better += solution.standing(more) == standing ? 0 : 1;
                }
            }
        }
        assertThat(better).isGreaterThan(100);
    }

    /** Plays on: everything at random, the operator as the strategy says; faults and changes only at first. */
    @Test
    void whoFollowsTheStrategyKeepsWhatIsPromised() {
        Rules rules = Rules.of(new Scope(3, 0, 1, 0, 0, 0), ALARM)
                .withAnyNumberOfChanges()
                .givingUp(new GivenUp(0, true, true));
        List<Step> orders = only(
                3,
                Commands.EXCLUDE,
                Commands.START,
                Commands.FORCE_ACTIVATE,
                Commands.SET_STANDBY,
                Commands.INIT_STANDBY);
        Arena arena = new Arena(rules, 0b101, orders);
        Objective objective = Objective.of(
                        arena.plan(),
                        List.of(
                                Properties.EVENTUALLY_REDUNDANT,
                                Properties.ONLY_DECLARED_CHANGES_LOST,
                                Properties.AT_MOST_ONE_ACTIVE))
                .and(structure -> structure.active() == 0b010);
        SiteState start = arena.initialState();
        Solution solution = Solved.of(arena, start, objective);
        assertThat(solution.standing(start)).isEqualTo(Standing.CERTAIN);
        Strategy strategy = solution.strategy();
        Random random = new Random(1);
        for (int play = 0; play < 40; play++) {
            SiteState state = start.copy();
            for (int event = 0; event < 400; event++) {
                Optional<Order> order = strategy.next(state);
                boolean faults = event < 60;
                List<Move> may = solution.moves(state).stream()
                        .filter(move -> move.cause() == Cause.ENVIRONMENT || faults && move.cause() == Cause.FAULT)
                        .toList();
                if (order.isPresent() && random.nextInt(may.size() + 1) == 0) {
                    order.get().execute(state);
                    arena.settle(state);
                } else if (!may.isEmpty()) {
                    Move move = may.get(random.nextInt(may.size()));
                    assertThat(move.standing()).isEqualTo(Standing.CERTAIN);
                    state.copyFrom(move.after());
                    assertThat(objective.isKept(arena, state)).isTrue();
                }
            }
            assertThat(objective.isReached(arena, state))
                    .as("end of play %d: %s", play, state)
                    .isTrue();
        }
    }

    @Test
    void theDatabasesOfFourServersAreKeptInSightButNotThoseOfFive() {
        Rules four = Rules.of(new Scope(4, 0, 0, 0, 0, 0), ALARM).withAnyNumberOfChanges();
        List<Step> orders = only(4, Commands.FORCE_ACTIVATE, Commands.SET_STANDBY);
        Property[] ends = {Properties.EVENTUALLY_SINGLE_ACTIVE, Properties.ONLY_DECLARED_CHANGES_LOST};
        Arena arena = new Arena(four, 0b1111, orders);
        SiteState start = arena.initialState();
        start.setActive(1);
        start.unsubscribe(1);
        Solution solution = Solved.of(arena, start, ends);
        assertThat(solution.standing(start)).isEqualTo(Standing.WITH_LUCK);
        SiteState apart = start.copy();
        apart.makeChange(0, false);
        assertThat(solution.standing(apart)).isEqualTo(Standing.WITH_LUCK);
        apart.makeChange(1, false);
        assertThat(solution.standing(apart)).isEqualTo(Standing.LOST);

        Rules five = Rules.of(new Scope(5, 0, 0, 0, 0, 0), ALARM).withAnyNumberOfChanges();
        Arena larger = new Arena(five, 0b11111, only(5, Commands.FORCE_ACTIVATE, Commands.SET_STANDBY));
        assertThat(standing(larger, Properties.EVENTUALLY_SINGLE_ACTIVE)).isEqualTo(Standing.CERTAIN);
        assertThatIllegalArgumentException().isThrownBy(() -> standing(larger, Properties.ONLY_DECLARED_CHANGES_LOST));
    }
}
