package io.handover.explorer.game;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.procedure.Step;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.state.SiteState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever game is drawn, its solution is what the definition says, written down plainly. */
class DrawnGamesTest {
    private static final int DRAWN = 400;
    private static final int MOST_STATES = 800;

    /** One draw of everything that a game depends on. */
    private static final class Draw {
        private final Random random;

        Draw(long seed) {
            this.random = new Random(seed);
        }

        private <T> T one(T[] all) {
            return all[random.nextInt(all.length)];
        }

        Assumptions assumptions() {
            return new Assumptions(
                    one(SplitBrainReaction.values()),
                    one(ForceActivation.values()),
                    random.nextBoolean(),
                    random.nextInt(4) == 0);
        }

        Scope scope() {
            int servers = random.nextInt(3) == 0 ? 3 : 2;
            return new Scope(
                    servers,
                    random.nextInt(3),
                    random.nextInt(2),
                    random.nextInt(2),
                    random.nextInt(2),
                    0,
                    random.nextInt(2),
                    0);
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

        Objective objective(Arena arena) {
            if (random.nextBoolean()) {
                int salt = random.nextInt();
                int share = 2 + random.nextInt(4);
                return new Objective() {
                    @Override
                    public boolean goal(SiteState state) {
                        return Math.floorMod((state.hashCode() ^ salt) * 31, share) != 0;
                    }

                    @Override
                    public boolean safe(SiteState state) {
                        return Math.floorMod(state.hashCode() * 37 + salt, 40) != 0;
                    }
                };
            }
            List<Property> some = new ArrayList<>();
            for (Property property : Properties.ALL) {
                if (random.nextInt(property.isEventual() ? 3 : 6) == 0) {
                    some.add(property);
                }
            }
            return Objective.of(arena.plan(), some);
        }

        /** Some state that a few events lead to. */
        SiteState start(Arena arena, List<Step> all) {
            SiteState state = arena.transitions().initialState();
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

    @Test
    void aDrawnGameIsSolvedAsTheDefinitionSays() {
        Map<Standing, Integer> seen = new EnumMap<>(Standing.class);
        int most = 0;
        int decided = 0;
        for (long seed = 0; decided < DRAWN; seed++) {
            Draw draw = new Draw(seed);
            Scope scope = draw.scope();
            List<Step> all = Orders.all(scope.servers());
            List<Step> orders = draw.orders(all, scope.servers() == 2 ? 12 : 4);
            Arena arena = new Arena(scope, draw.assumptions(), 0, orders);
            Objective objective = draw.objective(arena);
            SiteState start = draw.start(arena, all);
            PlainGame plain = new PlainGame(arena.transitions(), orders, objective, start, MOST_STATES);
            if (plain.isTooLarge()) {
                continue;
            }
            decided++;
            Board board = Board.of(arena, List.of(start), MOST_STATES, () -> false);
            Solution solution = Solution.of(board, objective, () -> false);
            assertThat(board.states())
                    .as("states of %d", seed)
                    .isEqualTo(plain.states().size());
            boolean[] certain = plain.certain();
            boolean[] luck = plain.luck();
            int[] commands = plain.mostCommands();
            for (int i = 0; i < certain.length; i++) {
                SiteState state = plain.states().get(i);
                Standing standing = certain[i] ? Standing.CERTAIN : luck[i] ? Standing.WITH_LUCK : Standing.LOST;
                assertThat(solution.standing(state)).as("%d: %s", seed, state).isEqualTo(standing);
                assertThat(solution.mostCommands(state).orElse(PlainGame.NEVER))
                        .as("%d: commands from %s", seed, state)
                        .isEqualTo(commands[i]);
                seen.merge(standing, 1, Integer::sum);
            }
            most = Math.max(most, Arrays.stream(commands).max().orElse(0));
        }
        // What was drawn puts all of it to the test.
        assertThat(seen.keySet()).containsExactly(Standing.values());
        assertThat(seen.values()).allMatch(count -> count > 1_000);
        assertThat(most).isGreaterThan(2);
    }
}
