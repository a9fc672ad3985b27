package io.handover.explorer.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Step;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** Games whose answers are known without a computer. */
class SolutionTest {
    private static final Scope TWO = new Scope(2, 0, 0, 0, 0, 0);
    private static final Scope TWO_AND_A_CRASH = new Scope(2, 0, 1, 0, 0, 0);
    private static final Assumptions ALARM = Assumptions.DEFAULT.withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY);

    private static SiteState initial(Arena arena) {
        return arena.transitions().initialState();
    }

    private static List<Step> only(Command... commands) {
        List<Command> wanted = List.of(commands);
        return Orders.of(2, wanted::contains);
    }

    @Test
    void whatIsSoAlreadyAndStaysSoTakesNoCommand() {
        Arena arena = new Arena(TWO, Assumptions.DEFAULT, 0);
        Solution solution = Solved.of(arena, initial(arena), Properties.EVENTUALLY_SINGLE_ACTIVE);
        assertThat(solution.standing(initial(arena))).isEqualTo(Standing.CERTAIN);
        assertThat(solution.mostCommands(initial(arena))).hasValue(0);
        assertThat(solution.strategy().next(initial(arena))).isEmpty();
    }

    @Test
    void aCrashedServerComesBackByItself() {
        Arena arena = new Arena(TWO_AND_A_CRASH, Assumptions.DEFAULT, 0, List.of());
        Solution solution = Solved.of(arena, initial(arena), Properties.EVENTUALLY_SINGLE_ACTIVE);
        assertThat(solution.standing(initial(arena))).isEqualTo(Standing.CERTAIN);
        Solution always = Solved.of(arena, initial(arena), Properties.MANAGEMENT_AVAILABLE);
        assertThat(always.standing(initial(arena))).isEqualTo(Standing.WITH_LUCK);
    }

    @Test
    void withoutACommandToStartItAStoppedServerIsLost() {
        Arena arena = new Arena(TWO, Assumptions.DEFAULT, 0, only(Commands.SET_STANDBY));
        SiteState stopped = initial(arena);
        stopped.setStopped(0);
        assertThat(Solved.of(arena, stopped, Properties.EVENTUALLY_SINGLE_ACTIVE)
                        .standing(stopped))
                .isEqualTo(Standing.LOST);
        Arena withStart = new Arena(TWO, Assumptions.DEFAULT, 0, only(Commands.START));
        Solution solution = Solved.of(withStart, stopped, Properties.EVENTUALLY_SINGLE_ACTIVE);
        assertThat(solution.mostCommands(stopped)).hasValue(1);
        assertThat(solution.strategy().next(stopped))
                .contains(new Order.Give(only(Commands.START).get(0)));
    }

    @Test
    void whetherManagementIsKeptMayBeAMatterOfWhoIsQuicker() {
        // Two active servers that see each other: the product may set both to standby before the operator sets one.
        Arena reacting = new Arena(TWO, Assumptions.DEFAULT, 0);
        SiteState both = initial(reacting);
        both.setActive(1);
        Property[] kept = {Properties.MANAGEMENT_KEPT, Properties.EVENTUALLY_SINGLE_ACTIVE};
        assertThat(Solved.of(reacting, both, kept).standing(both)).isEqualTo(Standing.WITH_LUCK);
        Arena alarming = new Arena(TWO, ALARM, 0);
        assertThat(Solved.of(alarming, both, kept).standing(both)).isEqualTo(Standing.CERTAIN);
        assertThat(Solved.of(alarming, both, kept).mostCommands(both)).hasValue(1);
    }

    @Test
    void noProcedureUpgradesAllAndKeepsManagementWhereTheProductReactsButThereIsOneWhereItDoesNot() {
        Property[] promises = {
            Properties.MANAGEMENT_AVAILABLE, Properties.EVENTUALLY_UPGRADED, Properties.EVENTUALLY_REDUNDANT
        };
        Arena reacting = new Arena(TWO, Assumptions.DEFAULT, 0);
        assertThat(Solved.of(reacting, initial(reacting), promises).standing(initial(reacting)))
                .isEqualTo(Standing.WITH_LUCK);
        Arena blind = new Arena(TWO, Assumptions.DEFAULT.withMixedVersionsSeeEachOther(false), 0);
        assertThat(Solved.of(blind, initial(blind), promises).standing(initial(blind)))
                .isEqualTo(Standing.CERTAIN);
        Arena alarming = new Arena(TWO, ALARM, 0);
        Solution solution = Solved.of(alarming, initial(alarming), promises);
        assertThat(solution.standing(initial(alarming))).isEqualTo(Standing.CERTAIN);
        // exclude, upgrade, force-activate, set-standby, upgrade, init-standby; the installer excludes what it finds
        // stopped.
        assertThat(solution.mostCommands(initial(alarming)).orElseThrow()).isBetween(5, 6);
    }

    @Test
    void anUpgradeThatMayFailIsOrderedAgainForEachFailure() {
        Arena arena = new Arena(new Scope(2, 0, 0, 0, 3, 0), Assumptions.DEFAULT, 0, only(Commands.UPGRADE));
        SiteState start = initial(arena);
        start.setUpgraded(0);
        Solution solution = Solved.of(arena, start, Properties.EVENTUALLY_UPGRADED);
        assertThat(solution.mostCommands(start)).hasValue(4);
        assertThat(solution.fewestCommands(start)).hasValue(1);
    }

    /** Plays on: events at random, the operator as the strategy says; faults until none is left. */
    @Test
    void whoFollowsTheStrategyArrivesWithNoMoreCommandsThanAreSaid() {
        Arena arena = new Arena(new Scope(2, 0, 1, 1, 1, 0), Assumptions.DEFAULT, 0);
        Property[] promises = {Properties.EVENTUALLY_UPGRADED, Properties.EVENTUALLY_REDUNDANT};
        Solution solution = Solved.of(arena, initial(arena), promises);
        Objective objective = Objective.of(arena.plan(), List.of(promises));
        Strategy strategy = solution.strategy();
        Transitions transitions = arena.transitions();
        Random random = new Random(1);
        for (int play = 0; play < 60; play++) {
            SiteState state = initial(arena);
            int most = solution.mostCommands(state).orElseThrow();
            int commands = 0;
            for (int event = 0; event < 1_000; event++) {
                List<Integer> may = new ArrayList<>();
                for (long rest = transitions.environment(state); rest != 0; rest &= rest - 1) {
                    may.add(Long.numberOfTrailingZeros(rest));
                }
                for (long rest = transitions.faults(state); rest != 0; rest &= rest - 1) {
                    may.add(Long.SIZE + Long.numberOfTrailingZeros(rest));
                }
                Optional<Order> order = strategy.next(state);
                if (order.isPresent() && random.nextInt(may.size() + 1) == 0) {
                    order.get().execute(state);
                    commands++;
                } else if (!may.isEmpty()) {
                    transitions.apply(state, may.get(random.nextInt(may.size())));
                }
            }
            assertThat(objective.goal(state))
                    .as("end of play %d: %s", play, state)
                    .isTrue();
            assertThat(commands).isLessThanOrEqualTo(most);
        }
    }

    @Test
    void serversThatNoGoalNamesMayChangePlaces() {
        Scope scope = new Scope(3, 0, 0, 0, 0, 0);
        List<Step> orders = Orders.of(
                3,
                command -> command == Commands.STOP
                        || command == Commands.START
                        || command == Commands.SET_STANDBY
                        || command == Commands.FORCE_ACTIVATE
                        || command == Commands.EXCLUDE);
        Arena told = new Arena(scope, Assumptions.DEFAULT, 0, orders);
        Arena alike = new Arena(scope, Assumptions.DEFAULT, 0b110, orders);
        Objective back = state -> state.upActive() == 1 && Integer.bitCount(state.streamingPairs()) > 0;
        Board large = Board.of(told, List.of(initial(told)), Integer.MAX_VALUE, () -> false);
        Board small = Board.of(alike, List.of(initial(alike)), Integer.MAX_VALUE, () -> false);
        assertThat(small.states()).isLessThan(large.states() * 6 / 10);
        Solution ofLarge = Solution.of(large, back, () -> false);
        Solution ofSmall = Solution.of(small, back, () -> false);
        for (int i = 0; i < large.states(); i++) {
            SiteState state = large.graph().state(i);
            assertThat(ofSmall.standing(state)).isEqualTo(ofLarge.standing(state));
            assertThat(ofSmall.mostCommands(state)).isEqualTo(ofLarge.mostCommands(state));
        }
    }

    @Test
    void nothingIsSaidOfABoardWithABound() {
        Arena arena = new Arena(TWO, Assumptions.DEFAULT, 0);
        Board board = Board.of(arena, List.of(initial(arena)), 100, () -> false);
        assertThat(board.isComplete()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Solution.of(board, state -> true, () -> false));
        assertThatThrownBy(() -> Board.of(arena, List.of(initial(arena)), 100, () -> true))
                .isInstanceOf(CancellationException.class);
    }
}
