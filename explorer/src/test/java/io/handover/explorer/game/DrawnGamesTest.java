package io.handover.explorer.game;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Whatever game is drawn, its solution is what the definition says, written down plainly. */
class DrawnGamesTest {
    private static final int DRAWN = 500;
    private static final int MOST_STATES = 1_200;

    /** With so many changes that may come and need not, whatever any number of them can bring about comes about in so small a game. */
    private static final int AS_GOOD_AS_ANY = 3;

    private static final List<Command> TAKING_OVER =
            List.of(Commands.FORCE_ACTIVATE, Commands.SET_STANDBY, Commands.EXCLUDE, Commands.STOP);

    /** One draw of everything that a game depends on. */
    private static final class Draw {
        private final Random random;

        Draw(long seed) {
            this.random = new Random(seed);
        }

        private <T> T one(T[] all) {
            return all[random.nextInt(all.length)];
        }

        boolean oneIn(int count) {
            return random.nextInt(count) == 0;
        }

        Rules rules(boolean any) {
            Assumptions assumptions = new Assumptions(
                    one(SplitBrainReaction.values()), one(ForceActivation.values()), random.nextBoolean(), oneIn(4));
            int servers = oneIn(3) ? 3 : 2;
            Scope scope = new Scope(
                    servers,
                    any ? AS_GOOD_AS_ANY : random.nextInt(3),
                    random.nextInt(2),
                    random.nextInt(2),
                    random.nextInt(2),
                    0,
                    random.nextInt(2),
                    0);
            Rules rules = Rules.of(scope, assumptions);
            return random.nextBoolean()
                    ? rules
                    : rules.givingUp(new GivenUp(random.nextInt(servers), !oneIn(4), random.nextBoolean()));
        }

        List<Step> orders(List<Step> all, int most) {
            List<Step> some = new ArrayList<>();
            int count = 1 + random.nextInt(most);
            for (int i = 0; i < count; i++) {
                Step order = all.get(random.nextInt(all.size()));
                if (!some.contains(order)) {
                    some.add(order);
                }
            }
            return some;
        }

        /** Half of the time only those by which a server takes over from another. */
        List<Step> offered(int servers) {
            return random.nextBoolean()
                    ? Orders.all(servers)
                    : Orders.of(servers, command -> TAKING_OVER.contains(command));
        }

        PlainGame.Wanted wanted() {
            List<Property> some = new ArrayList<>();
            for (Property property : Properties.ALL) {
                if (oneIn(property.isEventual() ? 3 : 5)) {
                    some.add(property);
                }
            }
            for (Property property : List.of(Properties.ONLY_DECLARED_CHANGES_LOST, Properties.AT_MOST_ONE_ACTIVE)) {
                if (random.nextBoolean() && !some.contains(property)) {
                    some.add(property);
                }
            }
            int salt = random.nextInt();
            int share = 2 + random.nextInt(4);
            Predicate<SiteState> goal =
                    oneIn(3) ? state -> Math.floorMod((state.hashCode() ^ salt) * 31, share) != 0 : state -> true;
            Predicate<SiteState> safe =
                    oneIn(3) ? state -> Math.floorMod(state.hashCode() * 37 + salt, 40) != 0 : state -> true;
            return new PlainGame.Wanted(some, goal, safe);
        }

        /** Some state that a few events lead to, in which databases may hold anything. */
        SiteState start(Arena arena, List<Step> all) {
            SiteState state = arena.transitions().initialState();
            for (int i = random.nextInt(3); i > 0; i--) {
                state.makeChange(0, oneIn(4));
                for (int s = 0; s < state.servers(); s++) {
                    if (random.nextBoolean()) {
                        state.setDatabase(s, state.database(s) | 1L << state.changes() - 1);
                    }
                }
            }
            for (int i = random.nextInt(8); i > 0; i--) {
                long enabled = arena.transitions().environment(state);
                Step order = all.get(random.nextInt(all.size()));
                if (enabled != 0 && random.nextBoolean()) {
                    arena.transitions().apply(state, Long.numberOfTrailingZeros(enabled));
                } else if (order.offered(state)) {
                    order.execute(state);
                }
            }
            return state;
        }
    }

    /** Adds to what properties say of structures what is wanted of them beside. */
    private static Objective objective(Arena arena, PlainGame.Wanted wanted) {
        Objective promised = Objective.of(arena.plan(), wanted.properties()).and(wanted.goal());
        return new Objective() {
            @Override
            public boolean goal(SiteState structure) {
                return promised.goal(structure);
            }

            @Override
            public boolean safe(SiteState structure) {
                return promised.safe(structure) && wanted.safe().test(structure);
            }

            @Override
            public boolean keepsChanges() {
                return promised.keepsChanges();
            }

            @Override
            public boolean keepsOneActive() {
                return promised.keepsOneActive();
            }

            @Override
            public boolean restrictsSteps() {
                return promised.restrictsSteps();
            }

            @Override
            public boolean allows(SiteState before, int action, SiteState after) {
                return promised.allows(before, action, after);
            }
        };
    }

    @Test
    void aDrawnGameIsSolvedAsTheDefinitionSays() {
        Map<Standing, Integer> seen = new EnumMap<>(Standing.class);
        int most = 0;
        int decided = 0;
        for (long seed = 0; decided < DRAWN; seed++) {
            Draw draw = new Draw(seed);
            boolean any = draw.oneIn(3);
            Rules rules = draw.rules(any);
            int servers = rules.scope().servers();
            List<Step> all = Orders.all(servers);
            List<Step> orders = draw.orders(draw.offered(servers), servers == 2 ? 12 : 5);
            Arena counted = new Arena(rules, 0, orders);
            PlainGame.Wanted wanted = draw.wanted();
            SiteState start = counted.enter(draw.start(counted, all));
            PlainGame plain = new PlainGame(
                    new PlainGame.Played(counted.transitions(), any, rules.givenUp(), orders),
                    wanted,
                    start,
                    MOST_STATES);
            if (plain.isTooLarge()) {
                continue;
            }
            decided++;
            Arena arena = any ? new Arena(rules.withAnyNumberOfChanges(), 0, orders) : counted;
            Board board = Board.of(arena, List.of(start), MOST_STATES, () -> false);
            Objective objective = objective(arena, wanted);
            Solution solution = Solution.of(board, objective, () -> false);
            boolean[] certain = plain.certain();
            boolean[] luck = plain.luck();
            int[] commands = plain.mostCommands();
            int[] fewest = plain.fewestCommands();
            for (int i = 0; i < certain.length; i++) {
                SiteState state = plain.states().get(i);
                if (any && state.maxChanges() - state.changes() < AS_GOOD_AS_ANY) {
                    continue;
                }
                assertThat(objective.isKept(arena, state))
                        .as("%d: %s", seed, state)
                        .isEqualTo(plain.isSafe(state));
                assertThat(objective.isReached(arena, state) || !plain.isGoal(state))
                        .as("%d: %s", seed, state)
                        .isTrue();
                Standing standing = certain[i] ? Standing.CERTAIN : luck[i] ? Standing.WITH_LUCK : Standing.LOST;
                assertThat(solution.standing(state)).as("%d: %s", seed, state).isEqualTo(standing);
                OptionalInt inAll = solution.mostCommands(state);
                assertThat(inAll).as("%d: commands from %s", seed, state).isEqualTo(number(commands[i]));
                assertThat(solution.isDone(state)).as("%d: %s", seed, state).isEqualTo(commands[i] == 0);
                assertThat(solution.fewestCommands(state))
                        .as("%d: fewest commands from %s", seed, state)
                        .isEqualTo(number(fewest[i]));
                seen.merge(standing, 1, Integer::sum);
                most = Math.max(most, commands[i]);
            }
        }
        // What was drawn puts all of it to the test.
        assertThat(seen.keySet()).containsExactly(Standing.values());
        assertThat(seen.values()).allMatch(count -> count > 1_000);
        assertThat(most).isGreaterThan(2);
    }

    private static OptionalInt number(int count) {
        return count == PlainGame.NEVER ? OptionalInt.empty() : OptionalInt.of(count);
    }
}
