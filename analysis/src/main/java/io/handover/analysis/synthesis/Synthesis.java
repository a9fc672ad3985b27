package io.handover.analysis.synthesis;

import io.handover.analysis.attainment.Budgets;
import io.handover.analysis.check.SmallScope;
import io.handover.analysis.way.Quiet;
import io.handover.analysis.way.WaySearch;
import io.handover.explorer.game.GivenUp;
import io.handover.explorer.game.Standing;
import io.handover.model.procedure.Declarations;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.Step;
import io.handover.model.property.Properties;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.SiteState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/**
 * Whether there is a procedure that keeps what is asked for, and if so, which: see the package.
 *
 * @param request what was asked
 * @param answer what came out
 * @param states how many states the game has; 0 where it is too large
 * @param games how many games were played
 * @param tries how many procedures were explored
 */
public record Synthesis(SynthesisRequest request, Answer answer, int states, int games, int tries) {
    /** How many changes a procedure is proved with. */
    public static final int CHANGES = 2;

    /** So many main courses are looked at, and so many of them are made procedures of at most. */
    private static final int MOST_COURSES = 60;

    private static final int MOST_DRAFTS = 12;

    /**
     * Finds it out.
     *
     * @param watch told how far it is
     * @throws CancellationException where it was cancelled
     */
    public static Synthesis of(SynthesisRequest request, SynthesisWatch watch) {
        return new Search(request, watch).found();
    }

    private static final class Search {
        private final SynthesisRequest request;
        private final SynthesisWatch watch;
        private final Assumptions assumptions;
        private final Casting casting;
        private final Games games;
        private final Trying trying;
        private final Timing timing;

        Search(SynthesisRequest request, SynthesisWatch watch) {
            this.request = request;
            this.watch = watch;
            this.assumptions = request.site().site().assumptions();
            this.casting = Casting.of(request);
            this.games = new Games(casting.plan(), request.options().mostStates(), watch);
            this.trying = new Trying(request, watch);
            this.timing = new Timing(request.site(), request.options());
        }

        Synthesis found() {
            try {
                Question asked = asked();
                Game game = games.of(asked);
                Answer answer = game.standing() == Standing.CERTAIN ? procedure(game, asked) : none(game, asked);
                return new Synthesis(request, answer, game.solution().board().states(), watch.games(), watch.tries());
            } catch (Games.TooLargeException tooLarge) {
                return new Synthesis(request, new Answer.Undecided(tooLarge.states()), 0, watch.games(), watch.tries());
            }
        }

        /** With what may be given up at that server for which it is certain, if there are several. */
        private Question asked() {
            Question nothing =
                    new Question(assumptions, request.wanted(), request.without(), request.budgets(), Optional.empty());
            List<Question> all = givenUp().stream()
                    .map(what -> nothing.withGivenUp(Optional.of(what)))
                    .toList();
            return all.stream()
                    .filter(question -> all.size() > 1 && games.isCertain(question))
                    .findFirst()
                    .orElse(all.isEmpty() ? nothing : all.get(0));
        }

        /** What the procedure that it is to be like declares, server by server. */
        private List<GivenUp> givenUp() {
            Declarations allowed = allowed();
            boolean isSeveral =
                    !allowed.severalActive().isEmpty() && request.wanted().contains(Properties.AT_MOST_ONE_ACTIVE);
            List<Integer> servers = request.wanted().contains(Properties.ONLY_DECLARED_CHANGES_LOST)
                    ? allowed.changesLost().stream()
                            .flatMap(lost -> request.like().orElseThrow().plan().servers(lost.at()).stream())
                            .distinct()
                            .toList()
                    : List.of();
            if (servers.isEmpty()) {
                return isSeveral ? List.of(new GivenUp(0, false, true)) : List.of();
            }
            return servers.stream()
                    .map(server -> new GivenUp(server, true, isSeveral))
                    .toList();
        }

        private Answer none(Game game, Question asked) {
            Refutation refutation = new Refuting(game, casting.plan()).played();
            Cores cores = new Cores(games, asked, request.assumed());
            List<Lift> lifts = cores.lifts();
            return new Answer.Impossible(cores.core(lifts), refutation, lifts);
        }

        private Answer procedure(Game game, Question asked) {
            OptionalInt least = least(asked.withBudgets(Budgets.NONE));
            Scope scope = request.budgets().scope(request.servers().size(), CHANGES);
            Mending mending = new Mending(game, request.budgets(), allowed(), trying, request.options());
            Optional<Tried> nearest = Optional.empty();
            for (Procedure draft : drafts(game)) {
                if (trying.count() >= request.options().mostTries()) {
                    break;
                }
                Optional<Tried> mended = mending.mended(draft);
                if (mended.filter(Tried::isProved).isPresent()) {
                    return found(mended.get(), draft, scope, least);
                }
                if (nearest.isEmpty()
                        || mended.isPresent()
                                && mended.get().broken().size()
                                        < nearest.get().broken().size()) {
                    nearest = mended;
                }
            }
            return new Answer.NotFound(
                    nearest.map(one -> one.transitions().plan()),
                    nearest.map(one -> one.transitions().scope()).orElse(scope),
                    nearest.map(Tried::exploration),
                    least);
        }

        /**
         * To open the window counts in the game and is no command, so that one less may do; with as many as are needed where nobody asks for changes, it
         * plays no part, and fewer never do.
         */
        private OptionalInt least(Question calm) {
            Game game = games.of(calm);
            OptionalInt most = game.solution().mostCommands(game.start());
            if (calm.givenUp().isEmpty() || most.isEmpty()) {
                return most;
            }
            GivenUp what = calm.givenUp().get();
            Game easier = games.of(calm.withWanted(calm.wanted().stream()
                            .filter(property -> property != Properties.ONLY_DECLARED_CHANGES_LOST)
                            .toList())
                    .withGivenUp(Optional.of(new GivenUp(what.server(), false, what.severalActive()))));
            int fewest = easier.solution().mostCommands(easier.start()).orElse(0);
            return OptionalInt.of(Math.max(fewest, most.getAsInt() - 1));
        }

        private Declarations allowed() {
            return request.like()
                    .map(subject -> subject.plan().procedure().declarations())
                    .orElse(Declarations.NOTHING);
        }

        /** Whether management is away for as long as an installer takes although it may not be. */
        private boolean isAway(SiteState state) {
            return request.gapMillis().isPresent() && state.upActive() == 0 && state.upgrading() != 0;
        }

        private record Ranked(Procedure draft, int length, int alike, long millis) {}

        /** The best main courses as procedures: short, alike, quick. */
        private List<Procedure> drafts(Game game) {
            List<Step> like = request.like()
                    .map(subject -> subject.plan().steps().stream()
                            .filter(step -> !step.command().isCheck())
                            .toList())
                    .orElse(List.of());
            WaySearch search = new WaySearch(
                    game::usual,
                    state -> !new Quiet(game.arena().transitions()).isAtRest(state),
                    game::isGoal,
                    game.arena().allOrders(),
                    game::fewestCommands,
                    (before, after) -> game.keeps(before, after) && !isAway(after),
                    like);
            SiteState start = game.start().copy();
            game.usual(start);
            Drafting drafting = new Drafting(request, casting, game);
            List<Ranked> ranked = new ArrayList<>();
            for (WaySearch.Found course : search.best(start, MOST_COURSES)) {
                Procedure draft = drafting.of(course.steps());
                Optional<Times> times = timing.of(new Plan(draft, request.servers()));
                if (times.isEmpty()
                        || times.get().medianGapMillis() <= request.gapMillis().orElse(Long.MAX_VALUE)) {
                    long millis = times.map(Times::medianMillis).orElse(Long.MAX_VALUE);
                    ranked.add(new Ranked(draft, course.commands(), course.alike(), millis));
                }
            }
            return ranked.stream()
                    .sorted(Comparator.comparingInt(Ranked::length)
                            .thenComparing(
                                    Comparator.comparingInt(Ranked::alike).reversed())
                            .thenComparingLong(Ranked::millis))
                    .map(Ranked::draft)
                    .distinct()
                    .limit(MOST_DRAFTS)
                    .toList();
        }

        private Answer found(Tried mended, Procedure draft, Scope scope, OptionalInt least) {
            Set<String> kept = new LinkedHashSet<>();
            Set<String> written = new LinkedHashSet<>();
            request.like()
                    .ifPresent(subject -> subject.plan()
                            .procedure()
                            .steps()
                            .forEach(step -> step.id().ifPresent(written::add)));
            draft.steps().forEach(step -> step.id().ifPresent(kept::add));
            Tried trimmed = new Trimming(trying, scope, kept).trimmed(mended);
            Tried careful = trying.of(Practice.followed(trimmed.procedure()), scope)
                    .filter(Tried::isProved)
                    .orElse(trimmed);
            Procedure named = described(Ids.needed(careful.procedure(), written), scope);
            Tried proved = trying.of(named, scope).filter(Tried::isProved).orElse(careful);
            Plan plan = proved.transitions().plan();
            return new Answer.Found(
                    plan,
                    scope,
                    proved.exploration(),
                    proved.commands(),
                    least,
                    timing.of(plan),
                    request.like().map(subject -> likened(subject.plan())));
        }

        private Procedure described(Procedure procedure, Scope scope) {
            String assumed = request.assumed().stream()
                    .map(one -> one.key() + "=" + one.value())
                    .collect(Collectors.joining(", "));
            return new Procedure(
                    procedure.name(),
                    procedure.title(),
                    "Made by 'handover synthesize' on the site "
                            + request.site().site().name()
                            + ".\nIts promises are proved there within " + SmallScope.words(scope)
                            + (assumed.isEmpty() ? "" : ", where\n" + assumed) + ".\n",
                    procedure.roles(),
                    procedure.given(),
                    procedure.declarations(),
                    procedure.steps(),
                    procedure.whatIfs(),
                    procedure.bounds(),
                    procedure.promises());
        }

        private Answer.Likened likened(Plan like) {
            int commands = trying.commands(like);
            return new Answer.Likened(
                    commands == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(commands), timing.of(like));
        }
    }

    /** Whether there is a procedure that was proved. */
    public boolean isFound() {
        return answer instanceof Answer.Found;
    }
}
