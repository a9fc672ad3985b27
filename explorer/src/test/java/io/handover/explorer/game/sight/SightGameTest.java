package io.handover.explorer.game.sight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.explorer.game.Arena;
import io.handover.explorer.game.GivenUp;
import io.handover.explorer.game.Objective;
import io.handover.explorer.game.Order;
import io.handover.explorer.game.Orders;
import io.handover.explorer.game.Rules;
import io.handover.explorer.game.Solution;
import io.handover.explorer.game.Solved;
import io.handover.explorer.game.Standing;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.display.MonitoringView;
import io.handover.model.procedure.Step;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.state.SiteState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Games whose answers are known without a computer. */
class SightGameTest {
    private static final Assumptions ALARM = Assumptions.DEFAULT
            .withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY)
            .withForceActivation(ForceActivation.ALWAYS);
    private static final Scope TWO = new Scope(2, 0, 0, 0, 0, 0);
    private static final Scope TWO_AND_A_CHANGE = new Scope(2, 1, 0, 0, 0, 0);

    /** A game with its full solution. */
    private record Game(Arena arena, Objective objective) {
        static Game of(Scope scope, List<Step> orders, Property... properties) {
            return of(new Arena(scope, ALARM, 0, orders), properties);
        }

        static Game of(Arena arena, Property... properties) {
            return new Game(arena, Objective.of(arena.plan(), List.of(properties)));
        }

        SiteState first() {
            return arena.enterWhole(arena.transitions().initialState(), GivenUp.Phase.BEFORE)
                    .orElseThrow();
        }

        Solution full(List<SiteState> start) {
            return Solved.of(arena, start, objective);
        }

        SightGame seen(SiteState... start) {
            return SightGame.of(full(List.of(start)), objective, List.of(start), Bounds.DEFAULT, () -> false);
        }

        SightGame seen(Function<SiteState, ?> look, SiteState... start) {
            Version version = new Version(arena.wholeMoves(), look);
            return SightGame.of(full(List.of(start)), objective, List.of(start), version, Bounds.DEFAULT, () -> false);
        }
    }

    private static Step step(Optional<Order> order) {
        return ((Order.Give) order.orElseThrow()).step();
    }

    private static List<Step> only(Command... commands) {
        List<Command> wanted = List.of(commands);
        return Orders.of(2, wanted::contains);
    }

    private static Game lastChange(Command... commands) {
        return Game.of(
                TWO_AND_A_CHANGE,
                only(commands),
                Properties.ONLY_DECLARED_CHANGES_LOST,
                Properties.EVENTUALLY_SINGLE_ACTIVE);
    }

    /** The active server is stopped, and only one of the two holds the last change. */
    private static SiteState heldBy(Game game, int server) {
        SiteState state = game.first();
        state.makeChange(server, false);
        state.setStopped(0);
        return state;
    }

    @Test
    void whoCannotCompareWithAServerThatIsDownCannotKnowWhichToActivate() {
        Game game = lastChange(Commands.FORCE_ACTIVATE, Commands.START);
        SiteState standbyHasIt = heldBy(game, 1);
        SiteState standbyLacksIt = heldBy(game, 0);
        SightGame ofFirst = game.seen(standbyHasIt);
        assertThat(ofFirst.standing()).hasValue(Standing.CERTAIN);
        assertThat(step(ofFirst.next()).command()).isEqualTo(Commands.FORCE_ACTIVATE);
        SightGame ofSecond = game.seen(standbyLacksIt);
        assertThat(ofSecond.standing()).hasValue(Standing.CERTAIN);
        assertThat(step(ofSecond.next()).command()).isEqualTo(Commands.START);

        SightGame ofBoth = game.seen(standbyHasIt, standbyLacksIt);
        assertThat(ofBoth.standing()).hasValue(Standing.WITH_LUCK);
        assertThat(ofBoth.next()).isEmpty();
        LookAlike why = ofBoth.lookAlike().orElseThrow();
        assertThat(why.one()).isEqualTo(standbyHasIt);
        assertThat(why.other()).isEqualTo(standbyLacksIt);
        assertThat(step(Optional.of(why.needed())).command()).isEqualTo(Commands.FORCE_ACTIVATE);
        assertThat(step(why.neededInOther()).command()).isEqualTo(Commands.START);
        assertThat(why.harmful()).isTrue();
    }

    @Test
    void whoCanStillSetAServerToStandbyStartsItAndLooks() {
        Game game = lastChange(Commands.FORCE_ACTIVATE, Commands.START, Commands.SET_STANDBY);
        SightGame ofBoth = game.seen(heldBy(game, 1), heldBy(game, 0));
        assertThat(ofBoth.standing()).hasValue(Standing.CERTAIN);
        assertThat(step(ofBoth.next()).command()).isEqualTo(Commands.START);
        assertThat(ofBoth.lookAlike()).isEmpty();
    }

    /** Only the client on server 0 is looked at. */
    private static Object fromTheFirstServer(SiteState state) {
        return MonitoringView.at(state, 0, List.of("A", "B"));
    }

    @Test
    void aSecondActiveServerBehindACutIsSeenOnceTheCutHeals() {
        Game game = Game.of(
                TWO,
                Orders.of(2, command -> command == Commands.SET_STANDBY).subList(0, 1),
                Properties.EVENTUALLY_SINGLE_ACTIVE);
        SiteState alone = game.first();
        alone.cut(0);
        SiteState second = alone.copy();
        second.setActive(1);
        // Nothing may be ordered now, since the first may be the only active one; the cut heals by itself.
        SightGame fromOne = game.seen(SightGameTest::fromTheFirstServer, alone, second);
        assertThat(fromOne.standing()).hasValue(Standing.CERTAIN);
        assertThat(fromOne.next()).isEmpty();
        // With a client on each, the two are told apart at once; what to order depends on what is seen.
        assertThat(game.seen(alone, second).standing()).hasValue(Standing.CERTAIN);
        assertThat(game.seen(alone, second).next()).isEmpty();
        assertThat(step(game.seen(second).next()).command()).isEqualTo(Commands.SET_STANDBY);
    }

    @Test
    void anOrderThatDoesNothingWhereItIsNotNeededIsGivenWithoutKnowing() {
        Game game = Game.of(
                TWO,
                Orders.of(2, command -> command == Commands.SET_STANDBY).subList(1, 2),
                Properties.EVENTUALLY_SINGLE_ACTIVE);
        SiteState alone = game.first();
        alone.cut(0);
        SiteState second = alone.copy();
        second.setActive(1);
        SightGame fromOne = game.seen(SightGameTest::fromTheFirstServer, alone, second);
        assertThat(fromOne.standing()).hasValue(Standing.CERTAIN);
        assertThat(step(fromOne.next()).target()).isEqualTo(1);
    }

    @Test
    void whoNeverKnowsWhetherItIsDoneIsNotCertain() {
        Game game = Game.of(
                TWO,
                Orders.of(2, command -> command == Commands.SET_STANDBY).subList(1, 2),
                Properties.EVENTUALLY_SINGLE_ACTIVE);
        SiteState second = game.first();
        second.setActive(1);
        second.setCrashed(1);
        assertThat(game.seen(second).standing()).hasValue(Standing.CERTAIN);
        // Who sees nothing at all may set it to standby again and again, and never knows whether it was up by then.
        SightGame blind = game.seen(state -> "nothing", second);
        assertThat(blind.standing()).hasValue(Standing.WITH_LUCK);
        LookAlike why = blind.lookAlike().orElseThrow();
        assertThat(why.one().isUp(1)).isTrue();
        assertThat(why.other().isUp(1)).isFalse();
        assertThat(why.harmful()).isFalse();
    }

    /** Server 0 must be stopped where 1 is upgraded; else only the cut must heal, and who has stopped 0 meanwhile must know the mode of 1. */
    private static final Objective MADE_UP = new Objective() {
        @Override
        public boolean goal(SiteState state) {
            return state.isUpgraded(1) ? !state.isUp(0) : !state.isUp(1) || state.isUp(0) && state.cut() == 0;
        }

        @Override
        public boolean restrictsSteps() {
            return true;
        }

        @Override
        public boolean allows(SiteState before, int action, SiteState after) {
            boolean starts = !before.isUp(0) && after.isUp(0);
            boolean stops = before.isUp(1) && !after.isUp(1);
            return !(starts && before.isActive(1)) && !(stops && !before.isActive(1));
        }
    };

    @Test
    void anOrderIsNotGivenWhereItMayLeadToWhatCannotBeToldApart() {
        List<Step> orders = only(Commands.STOP, Commands.START);
        Game game = new Game(new Arena(TWO, ALARM, 0, orders), MADE_UP);
        SiteState upgraded = game.first();
        upgraded.setUpgraded(1);
        SiteState standby = game.first();
        standby.cut(0);
        SiteState active = standby.copy();
        active.setActive(1);
        Function<SiteState, Object> look = state -> List.of(
                state.process(0),
                state.process(1),
                state.cut() != 0 || state.isUpgraded(1),
                !state.isUp(0) && state.isUpgraded(1));
        assertThat(step(game.seen(look, upgraded).next())).isEqualTo(orders.get(0));
        assertThat(game.seen(look, standby, active).standing()).hasValue(Standing.CERTAIN);
        SightGame all = game.seen(look, upgraded, standby, active);
        assertThat(all.standing()).hasValue(Standing.WITH_LUCK);
        assertThat(step(all.lookAlike().map(LookAlike::needed))).isEqualTo(orders.get(0));
    }

    @Test
    void whereOneOfTheStatesIsLostItTakesLuck() {
        Game game = Game.of(TWO, only(Commands.START), Properties.EVENTUALLY_SINGLE_ACTIVE);
        SiteState standby = game.first();
        standby.setStopped(0);
        standby.setStandby(0);
        SiteState active = standby.copy();
        active.setActive(0);
        SightGame both = game.seen(standby, active);
        assertThat(both.standing()).hasValue(Standing.WITH_LUCK);
        assertThat(both.lookAlike()).isEmpty();
        assertThat(game.seen(active).standing()).hasValue(Standing.CERTAIN);
        assertThat(game.seen(standby).standing()).hasValue(Standing.LOST);
    }

    @Test
    void threeServersAreUpgradedBySightAlone() {
        Arena arena = new Arena(
                new Scope(3, 0, 0, 0, 0, 0),
                ALARM,
                0b110,
                Orders.of(
                        3,
                        command -> command != Commands.STOP
                                && command != Commands.START
                                && command != Commands.ACTIVATE
                                && command != Commands.STOP_REPLICATION
                                && command != Commands.SET_STANDBY_AND_STOP_REPLICATION));
        SiteState first = arena.transitions().initialState();
        SightGame seen = Game.of(
                        arena,
                        Properties.MANAGEMENT_AVAILABLE,
                        Properties.EVENTUALLY_UPGRADED,
                        Properties.EVENTUALLY_REDUNDANT)
                .seen(first);
        assertThat(seen.standing()).hasValue(Standing.CERTAIN);
        assertThat(step(seen.next()).command()).isEqualTo(Commands.UPGRADE);
        assertThat(seen.beliefs()).isLessThan(200);
    }

    /** Three servers, all in standby, that hold some changes; any number may come. */
    private static SiteState held(Arena arena, int... holders) {
        SiteState state = arena.transitions().initialState();
        state.setStandby(0);
        for (int each : holders) {
            long change = 1L << state.changes();
            state.makeChange(0, false);
            for (int s = 0; s < 3; s++) {
                long others = state.database(s) & ~change;
                state.setDatabase(s, (each >>> s & 1) != 0 ? others | change : others);
            }
        }
        return state;
    }

    private static Game anyNumber(List<Step> orders, Property... properties) {
        Rules rules = Rules.of(new Scope(3, 0, 0, 0, 0, 0), ALARM).withAnyNumberOfChanges();
        return Game.of(new Arena(rules, 0, orders), properties);
    }

    @Test
    void whereAnyNumberOfChangesMayComeNoMoreIsComparedThanAnOperatorCan() {
        Game game =
                anyNumber(Orders.of(3, command -> command == Commands.ACTIVATE), Properties.ONLY_DECLARED_CHANGES_LOST);
        // Each server lacks a change of each other one, here and there; but of the second only two sets of holders are
        // kept.
        SiteState each = held(game.arena(), 0b001, 0b010, 0b100);
        SiteState also = held(game.arena(), 0b001, 0b010, 0b101, 0b110);
        assertThat(new Seen.Look(3).at(each)).isEqualTo(new Seen.Look(3).at(also));
        Version less = Version.withoutComparing(game.arena());
        assertThat(Version.exact(game.arena(), game.objective())).isEmpty();
        assertThat(less.look().apply(game.arena().enter(each)))
                .isEqualTo(less.look().apply(game.arena().enter(also)));
    }

    @Test
    void whatIsDeclaredLostIsSeenToBeMissingAsOtherChangesAre() {
        Rules rules = Rules.of(TWO, ALARM).withAnyNumberOfChanges().givingUp(new GivenUp(0, true, false));
        Arena arena = new Arena(rules, 0, only(Commands.ACTIVATE));
        Objective objective = Objective.of(arena.plan(), List.of(Properties.ONLY_DECLARED_CHANGES_LOST));
        SiteState kept = arena.transitions().initialState();
        kept.makeChange(0, false);
        SiteState declared = arena.transitions().initialState();
        declared.makeChange(0, true);
        assertThat(new Seen.Look(2).at(kept)).isEqualTo(new Seen.Look(2).at(declared));
        assertThat(Version.exact(arena, objective)).isEmpty();
        Version less = Version.withoutComparing(arena);
        assertThat(less.look().apply(arena.enter(kept))).isEqualTo(less.look().apply(arena.enter(declared)));
    }

    @Test
    void whatTakesAComparisonOfThreeServersIsNotKnown() {
        Game game = anyNumber(
                Orders.of(3, command -> command == Commands.FORCE_ACTIVATE),
                Properties.ONLY_DECLARED_CHANGES_LOST,
                Properties.EVENTUALLY_SINGLE_ACTIVE);
        SiteState first = alone(game.arena(), 0b001);
        SiteState second = alone(game.arena(), 0b010);
        assertThat(game.seen(first).standing()).hasValue(Standing.CERTAIN);
        assertThat(step(game.seen(first).next()).target()).isZero();
        assertThat(step(game.seen(second).next()).target()).isEqualTo(1);
        // Which of the two holds the change a comparison tells.
        SightGame either = game.seen(first, second);
        assertThat(either.standing()).isEmpty();
        assertThat(either.lookAlike()).isEmpty();
        // Where it is lost already in one of the states, no comparison helps.
        SiteState lost = alone(game.arena(), 0);
        assertThat(game.seen(lost, first).standing()).hasValue(Standing.WITH_LUCK);
    }

    /** None replicates from another one. */
    private static SiteState alone(Arena arena, int holders) {
        SiteState state = held(arena, holders);
        for (int s = 0; s < 3; s++) {
            state.unsubscribe(s);
        }
        return arena.enter(state);
    }

    @Test
    void beyondItsBoundsNothingIsSaid() {
        Game game = lastChange(Commands.FORCE_ACTIVATE, Commands.START, Commands.SET_STANDBY);
        List<SiteState> both = List.of(heldBy(game, 1), heldBy(game, 0));
        Solution full = game.full(both);
        Objective objective = game.objective();
        assertThat(SightGame.of(full, objective, both, new Bounds(1, 100), () -> false)
                        .standing())
                .isEmpty();
        assertThat(SightGame.of(full, objective, both, new Bounds(100, 1), () -> false)
                        .standing())
                .isEmpty();
        assertThatThrownBy(() -> SightGame.of(full, objective, both, Bounds.DEFAULT, () -> true))
                .isInstanceOf(CancellationException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> new Bounds(0, 1));
    }
}
