package io.handover.explorer.game.sight;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.explorer.game.Arena;
import io.handover.explorer.game.Board;
import io.handover.explorer.game.GivenUp;
import io.handover.explorer.game.Objective;
import io.handover.explorer.game.Orders;
import io.handover.explorer.game.Rules;
import io.handover.explorer.game.Solution;
import io.handover.explorer.game.Standing;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Step;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.state.Budget;
import io.handover.model.state.SiteState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever game is drawn, what is said of who sees little is what the definition says, written down plainly. */
class DrawnSightTest {
    private static final int DRAWN = 240;
    private static final int MOST_STATES = 500;
    private static final int MOST_BELIEFS = 80;
    private static final int MOST_BELIEFS_OF_ANY = 400;
    private static final int LOOKS = 4;

    /** With so many changes that may come and need not, most of what any number of them can bring about comes about in so small a game. */
    private static final int AS_GOOD_AS_ANY = 2;

    private static final List<Command> TAKING_OVER =
            List.of(Commands.FORCE_ACTIVATE, Commands.SET_STANDBY, Commands.EXCLUDE, Commands.STOP, Commands.START);

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

        /** @param any whether the changes only may come */
        Rules rules(boolean any) {
            int servers = random.nextInt(5) == 0 ? 3 : 2;
            Scope scope = new Scope(
                    servers,
                    any ? AS_GOOD_AS_ANY : random.nextInt(3),
                    any ? 0 : random.nextInt(2),
                    any ? 0 : random.nextInt(2),
                    any ? 0 : random.nextInt(2),
                    0,
                    random.nextInt(2),
                    0);
            Rules rules = Rules.of(scope, assumptions());
            return random.nextInt(3) > 0
                    ? rules
                    : rules.givingUp(new GivenUp(random.nextInt(servers), random.nextInt(4) > 0, random.nextBoolean()));
        }

        boolean oneIn(int count) {
            return random.nextInt(count) == 0;
        }

        List<Step> orders(List<Step> all, int most) {
            int count = 1 + random.nextInt(most);
            return IntStream.range(0, count)
                    .mapToObj(i -> all.get(random.nextInt(all.size())))
                    .distinct()
                    .toList();
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
                boolean aboutChanges = property == Properties.ONLY_DECLARED_CHANGES_LOST;
                if (random.nextInt(aboutChanges ? 2 : property.isEventual() ? 3 : 7) == 0) {
                    some.add(property);
                }
            }
            return Objective.of(arena.plan(), some);
        }

        /** That no change is lost, and something else. */
        Objective keeping(Arena arena) {
            List<Property> some = new ArrayList<>(List.of(Properties.ONLY_DECLARED_CHANGES_LOST));
            for (Property property : Properties.ALL) {
                if (property.isEventual() && property != Properties.PROCEDURE_COMPLETES && oneIn(3)) {
                    some.add(property);
                }
            }
            return Objective.of(arena.plan(), some);
        }

        /** Some states that a few events lead to and somebody tampered with, as far as they look alike. */
        List<SiteState> start(Arena arena, List<Step> all, Function<SiteState, ?> look) {
            SiteState state = arena.enterWhole(arena.transitions().initialState(), GivenUp.Phase.BEFORE)
                    .orElseThrow();
            int made = state.changes();
            for (int i = random.nextInt(8); i > 0; i--) {
                long enabled = arena.transitions().environment(state);
                Step order = all.get(random.nextInt(all.size()));
                if (enabled != 0 && random.nextBoolean()) {
                    arena.transitions().apply(state, Long.numberOfTrailingZeros(enabled));
                } else if (order.offered(state)) {
                    order.execute(state);
                }
            }
            List<SiteState> start = new ArrayList<>(List.of(state));
            for (int i = random.nextInt(30); i > 0 && start.size() < 4; i--) {
                SiteState other = tampered(state, made);
                if (look.apply(other).equals(look.apply(state)) && !start.contains(other)) {
                    start.add(other);
                }
            }
            return start;
        }

        /** @param made so many changes play no part */
        private SiteState tampered(SiteState state, int made) {
            SiteState other = state.copy();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                int s = random.nextInt(state.servers());
                int t = (s + 1 + random.nextInt(state.servers() - 1)) % state.servers();
                switch (random.nextInt(7)) {
                    case 0 -> other.setDatabase(s, (long) random.nextInt(1 << state.changes() - made) << made);
                    case 1 -> other.subscribe(s, t);
                    case 2 -> other.unsubscribe(s);
                    case 3 -> other.setActive(s);
                    case 4 -> other.setStandby(s);
                    case 5 -> other.register(s, t);
                    default -> other.setBudget(one(Budget.values()), 0);
                }
            }
            return other;
        }

        Function<SiteState, ?> look(int servers, int number) {
            int salt = random.nextInt();
            return switch (number) {
                case 0 -> new Seen.Look(servers)::at;
                case 1 ->
                    state ->
                            IntStream.range(0, servers).mapToObj(state::process).toList();
                case 2 -> state -> Math.floorMod(state.hashCode() * 41 + salt, 3);
                default -> SiteState::copy;
            };
        }
    }

    @Test
    void aDrawnGameIsDecidedAsTheDefinitionSays() {
        List<Map<Standing, Integer>> answers = new ArrayList<>();
        IntStream.range(0, LOOKS).forEach(i -> answers.add(new EnumMap<>(Standing.class)));
        int worse = 0;
        int larger = 0;
        int decided = 0;
        for (long seed = 0; decided < DRAWN; seed++) {
            Draw draw = new Draw(seed);
            Rules rules = draw.rules(false);
            int servers = rules.scope().servers();
            List<Step> all = Orders.all(servers);
            List<Step> orders = draw.orders(all, servers == 2 ? 10 : 4);
            Arena arena = new Arena(rules, 0, orders);
            Objective objective = draw.objective(arena);
            int kind = (int) (seed % LOOKS);
            Function<SiteState, ?> look = draw.look(servers, kind);
            List<SiteState> start = draw.start(arena, all, look);
            Board board = Board.of(arena, start, MOST_STATES, () -> false);
            if (!board.isComplete()) {
                continue;
            }
            Solution full = Solution.of(board, objective, () -> false);
            boolean fullyCertain = start.stream().allMatch(state -> full.standing(state) == Standing.CERTAIN);
            boolean commands =
                    start.stream().anyMatch(state -> full.mostCommands(state).orElse(1) > 0);
            if (!(fullyCertain && commands) && decided % 4 != 0) {
                continue;
            }
            PlainSight plain = new PlainSight(arena, false, objective, look, start, MOST_BELIEFS);
            if (plain.isTooLarge()) {
                continue;
            }
            decided++;
            Version version = new Version(arena.wholeMoves(), look);
            SightGame game = SightGame.of(full, objective, start, version, Bounds.DEFAULT, () -> false);
            Set<Set<SiteState>> sure = plain.sure();
            boolean certain = sure.contains(plain.start());
            boolean lost = start.stream().allMatch(state -> full.standing(state) == Standing.LOST);
            assertThat(game.standing())
                    .as("%d: %s", seed, start)
                    .hasValue(certain ? Standing.CERTAIN : lost ? Standing.LOST : Standing.WITH_LUCK);
            if (certain) {
                assertThat(fullyCertain).as("%d", seed).isTrue();
                game.next().ifPresent(order -> assertThat(sure).containsAll(plain.after(plain.start(), order)));
            }
            if (kind == LOOKS - 1 && start.size() == 1) {
                assertThat(game.standing()).hasValue(full.standing(start.get(0)));
            }
            if (kind == 0) {
                // What is played of itself is the same, with changes where they matter and without where they do not.
                assertThat(SightGame.of(full, objective, start, Bounds.DEFAULT, () -> false)
                                .standing())
                        .as("%d", seed)
                        .isEqualTo(game.standing());
            }
            States states = new States(full, objective, version, () -> false);
            int[] numbers = start.stream().mapToInt(states::numberOf).toArray();
            larger += compareAll(Play.withAllOrders(states, numbers, Bounds.DEFAULT, () -> false), plain, sure, seed);
            worse += fullyCertain && !certain ? 1 : 0;
            answers.get(kind).merge(game.standing().orElseThrow(), 1, Integer::sum);
        }
        // What was drawn puts all of it to the test: each way to look but the last both ways, and beliefs of several
        // states.
        assertThat(answers.subList(0, LOOKS - 1))
                .allSatisfy(of -> assertThat(of.get(Standing.CERTAIN)).isGreaterThan(20));
        assertThat(answers.subList(0, LOOKS - 1))
                .allSatisfy(of -> assertThat(of.get(Standing.WITH_LUCK)).isGreaterThan(7));
        assertThat(worse).isGreaterThan(25);
        assertThat(larger).isGreaterThan(300);
    }

    @Test
    void whereAnyNumberOfChangesMayComeWhatIsCertainIsSoByTheDefinition() {
        int certain = 0;
        int same = 0;
        for (long seed = 0; seed < 20_000 && certain < 60; seed++) {
            Draw draw = new Draw(seed);
            Rules rules = draw.rules(true);
            int servers = rules.scope().servers();
            List<Step> all = Orders.all(servers);
            List<Step> orders = draw.orders(Orders.of(servers, TAKING_OVER::contains), servers == 2 ? 6 : 4);
            Arena counted = new Arena(rules, 0, orders);
            Arena arena = new Arena(rules.withAnyNumberOfChanges(), 0, orders);
            Objective objective = draw.keeping(arena);
            Function<SiteState, ?> look = new Seen.Look(servers)::at;
            List<SiteState> start = draw.start(counted, all, look);
            List<SiteState> settled = start.stream()
                    .map(state -> {
                        SiteState entered = arena.enter(state, GivenUp.Phase.values()[state.pc()]);
                        for (Budget budget : Budget.values()) {
                            entered.setBudget(budget, state.budget(budget));
                        }
                        return entered;
                    })
                    .distinct()
                    .toList();
            Board board = Board.of(arena, settled, MOST_STATES, () -> false);
            if (!board.isComplete()) {
                continue;
            }
            Solution full = Solution.of(board, objective, () -> false);
            if (settled.stream().allMatch(state -> full.mostCommands(state).orElse(0) == 0)) {
                continue;
            }
            SightGame game = SightGame.of(full, objective, settled, Bounds.DEFAULT, () -> false);
            PlainSight plain = new PlainSight(counted, true, objective, look, start, MOST_BELIEFS_OF_ANY);
            if (plain.isTooLarge()) {
                continue;
            }
            boolean definite = plain.sure().contains(plain.start());
            boolean said = game.standing().filter(Standing.CERTAIN::equals).isPresent();
            assertThat(definite || !said).as("%d: %s", seed, start).isTrue();
            certain += said ? 1 : 0;
            same += said == definite ? 1 : 0;
        }
        assertThat(same).isGreaterThan(90);
    }

    /** Every belief that comes up, not only the first; how many of those in which it is certain have several states. */
    private static int compareAll(Play play, PlainSight plain, Set<Set<SiteState>> sure, long seed) {
        int larger = 0;
        for (int b = 0; b < play.graph().size(); b++) {
            Belief belief = play.graph().belief(b);
            if (belief.isDone()) {
                continue;
            }
            Set<SiteState> same = new HashSet<>();
            for (int state : belief.states()) {
                same.add(play.states().state(state));
            }
            assertThat(plain.beliefs()).as("%d", seed).contains(same);
            assertThat(play.sure().holds(b)).as("%d: %s", seed, same).isEqualTo(sure.contains(same));
            larger += same.size() > 1 && play.sure().holds(b) ? 1 : 0;
        }
        return larger;
    }
}
