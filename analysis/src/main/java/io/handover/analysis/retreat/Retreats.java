package io.handover.analysis.retreat;

import io.handover.analysis.story.Sentences;
import io.handover.analysis.story.StepNames;
import io.handover.analysis.subject.Subject;
import io.handover.analysis.way.Quiet;
import io.handover.analysis.way.WaySearch;
import io.handover.explorer.game.Order;
import io.handover.explorer.game.Standing;
import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The ways back from each step of a procedure, and where they end: see the package.
 *
 * @param subject the procedure and the site
 * @param options what was asked
 * @param home where the procedure begins; empty where no server or several are active then, and there are no stages
 * @param stages the site after each main step of the usual course
 * @param stuck the step that is never done in the usual course; empty where all are
 * @param points where certainty and where hope end, for each aim for which they do
 * @param states how many states the game has, or had when it was given up
 * @param known whether every standing is known: the game of all commands could be played. Where not, only what is certain with the commands that go
 *     straight back is said to be certain
 */
public record Retreats(
        Subject subject,
        RetreatOptions options,
        Optional<Home> home,
        List<Stage> stages,
        Optional<Step> stuck,
        List<PointOfNoReturn> points,
        int states,
        boolean known) {

    public Retreats {
        stages = List.copyOf(stages);
        points = List.copyOf(points);
    }

    /**
     * Finds them.
     *
     * @param cancelled asked often
     * @throws CancellationException where it was cancelled
     */
    public static Retreats of(Subject subject, RetreatOptions options, BooleanSupplier cancelled) {
        UsualCourse course =
                new UsualCourse(subject.plan(), subject.site().site().assumptions());
        Optional<Home> home = Home.of(course.start());
        if (home.isEmpty()) {
            return new Retreats(subject, options, home, List.of(), Optional.empty(), List.of(), 0, true);
        }
        return new Finder(subject, options, course, home.get(), cancelled).found();
    }

    /** The point where an aim leaves a standing for good; empty where it does not. */
    public Optional<PointOfNoReturn> point(Aim aim, Standing left) {
        return points.stream()
                .filter(point -> point.aim() == aim && point.left() == left)
                .findFirst();
    }

    /** Everything that finding them needs. */
    private static final class Finder {
        private final Subject subject;
        private final Plan plan;
        private final RetreatOptions options;
        private final UsualCourse course;
        private final Home home;
        private final BooleanSupplier cancelled;
        private final Quiet quiet;
        private final WayTiming timing;
        private final Worst worst;

        Finder(Subject subject, RetreatOptions options, UsualCourse course, Home home, BooleanSupplier cancelled) {
            this.subject = subject;
            this.plan = subject.plan();
            this.options = options;
            this.course = course;
            this.home = home;
            this.cancelled = cancelled;
            this.quiet = new Quiet(course.transitions());
            this.timing = new WayTiming(subject.site(), plan.serverNames(), options);
            List<SiteState> states = Stream.concat(
                            Stream.of(course.start()), course.moments().stream().map(UsualCourse.Moment::after))
                    .toList();
            this.worst = new Worst(home, subject.site().site().assumptions(), states, options, cancelled);
        }

        Retreats found() {
            List<Stage> stages = new ArrayList<>();
            for (UsualCourse.Done done : course.done()) {
                Map<Aim, Retreat> retreats = new EnumMap<>(Aim.class);
                for (Aim aim : Aim.values()) {
                    retreats.put(aim, retreat(aim, done));
                }
                stages.add(new Stage(done.pc(), plan.step(done.pc()), retreats));
            }
            Optional<Step> stuck = course.done().size() < plan.complete()
                    ? Optional.of(plan.step(course.done().size()))
                    : Optional.empty();
            return new Retreats(
                    subject, options, Optional.of(home), stages, stuck, points(), worst.states(), worst.isKnown());
        }

        private Retreat retreat(Aim aim, UsualCourse.Done done) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("the search for ways back was cancelled");
            }
            SiteState state = done.state();
            Optional<Standing> standing = worst.standing(aim, state);
            if (standing.equals(Optional.of(Standing.LOST))) {
                return new Retreat(standing, OptionalInt.empty(), Optional.empty());
            }
            boolean keeps = standing.equals(Optional.of(Standing.CERTAIN));
            WaySearch search = new WaySearch(
                    quiet::settle,
                    at -> !quiet.isAtRest(at),
                    at -> aim.objective(home).goal(at) && quiet.isAtRest(at),
                    worst.orders().stream().map(Order.Give::new).toList(),
                    at -> worst.fewestCommands(aim, at),
                    (before, after) -> !keeps || worst.isCertain(aim, after),
                    List.of());
            Optional<WayBack> way = search.from(state).map(found -> way(found, state, done.pc() + 1));
            return new Retreat(standing, worst.mostCommands(aim, state), way);
        }

        private WayBack way(WaySearch.Found found, SiteState from, int done) {
            long before = from.lost();
            long after = found.end().lost();
            WayTiming.Timed timed = timing.steadied(found.steps(), from, home.server());
            return new WayBack(
                    timed.way(),
                    found.end(),
                    course.changes().of(after & ~before, done),
                    course.changes().of(after & before, done),
                    course.changes().of(before & ~after, done),
                    timed.times());
        }

        private List<PointOfNoReturn> points() {
            List<PointOfNoReturn> points = new ArrayList<>();
            for (Aim aim : Aim.values()) {
                List<Optional<Standing>> standings = new ArrayList<>();
                standings.add(worst.standing(aim, course.start()));
                course.moments().forEach(moment -> standings.add(worst.standing(aim, moment.after())));
                for (Standing left : List.of(Standing.CERTAIN, Standing.WITH_LUCK)) {
                    point(aim, left, standings).ifPresent(points::add);
                }
            }
            return points;
        }

        /** @param standings before the first moment, and after each */
        private Optional<PointOfNoReturn> point(Aim aim, Standing left, List<Optional<Standing>> standings) {
            int last = standings.size() - 1;
            while (last >= 0
                    && standings
                            .get(last)
                            .filter(standing -> standing.compareTo(left) > 0)
                            .isPresent()) {
                last--;
            }
            boolean ends = last < standings.size() - 1;
            if (!ends || last >= 0 && standings.get(last).isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new PointOfNoReturn(
                    aim,
                    left,
                    last < 0
                            ? Optional.empty()
                            : Optional.of(move(course.moments().get(last)))));
        }

        private PointOfNoReturn.Move move(UsualCourse.Moment moment) {
            Sentences sentences = new Sentences(plan);
            String what = ActionKind.of(moment.action()) == ActionKind.ISSUE
                    ? new StepNames(plan).command(plan.step(moment.pc()))
                    : sentences.what(moment.before(), moment.action(), moment.after());
            return new PointOfNoReturn.Move(moment.pc(), sentences.who(moment.action()), what);
        }
    }
}
