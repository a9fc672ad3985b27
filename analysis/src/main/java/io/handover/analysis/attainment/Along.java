package io.handover.analysis.attainment;

import io.handover.analysis.attainment.PointOfNoReturn.Move;
import io.handover.analysis.story.Moment;
import io.handover.analysis.story.Story;
import io.handover.explorer.game.Standing;
import io.handover.model.property.Property;
import io.handover.model.property.StateProperty;
import io.handover.model.property.StepProperty;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import io.handover.simulator.run.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How the promises of a procedure stand along a story: see the package. */
public final class Along {
    private final Story story;
    private final Attainment game;
    private final List<Faults> left;
    private final Map<Property, List<Standing>> standings = new LinkedHashMap<>();

    /**
     * Goes along a story.
     *
     * @param terms of the story's plan; their faults are those that may come beyond the story
     * @throws TooLargeException where the game has more states than the terms allow
     */
    public Along(Terms terms, Story story, BooleanSupplier cancelled) {
        this.story = story;
        this.left = left(terms.faults(), story);
        this.game = Attainment.of(terms.withFaults(left.get(0)), states(story), cancelled);
        for (Property promise : terms.promises()) {
            standings.put(promise, along(promise));
        }
    }

    private static List<SiteState> states(Story story) {
        return Stream.concat(Stream.of(story.initial()), story.moments().stream().map(Moment::after))
                .toList();
    }

    /** How many faults are left before each moment, and after the last. */
    private static List<Faults> left(Faults beyond, Story story) {
        List<Faults> left = new ArrayList<>(List.of(beyond));
        for (int i = story.moments().size() - 1; i >= 0; i--) {
            int event = story.moments().get(i).event();
            Faults then = left.get(0);
            left.add(0, Event.isAction(event) ? then.and(Event.type(event)) : then);
        }
        return left;
    }

    private List<Standing> along(Property promise) {
        List<Standing> along = new ArrayList<>();
        boolean isBroken = false;
        for (int i = 0; i <= story.moments().size(); i++) {
            isBroken |= breaks(promise, i);
            along.add(isBroken ? Standing.LOST : at(i).standing(List.of(promise)));
        }
        return along;
    }

    /** Whether the moment before breaks a promise for good, by the law of the procedure that is followed. */
    private boolean breaks(Property promise, int i) {
        SiteState state = story.before(i);
        if (promise instanceof StepProperty step) {
            int event = i == 0 ? 0 : story.moments().get(i - 1).event();
            return i > 0 && Event.isAction(event) && !step.holds(story.before(i - 1), Event.type(event), state);
        }
        return !promise.isEventual() && !((StateProperty) promise).holds(story.plan(), state);
    }

    public Story story() {
        return story;
    }

    /** How many states the game has. */
    public int states() {
        return game.states();
    }

    /** The site after so many moments, with the faults that are left then. */
    public Situation at(int moments) {
        return game.at(story.before(moments), left.get(moments));
    }

    /** How a promise stands before the first moment, and after each. */
    public List<Standing> standings(Property promise) {
        return List.copyOf(standings.getOrDefault(promise, List.of()));
    }

    /** How each promise stands after so many moments. */
    public Map<Property, Standing> standings(int moments) {
        Map<Property, Standing> then = new LinkedHashMap<>();
        standings.forEach((promise, along) -> then.put(promise, along.get(moments)));
        return then;
    }

    /** Where a promise leaves a standing for good; empty where it does not. */
    public Optional<PointOfNoReturn<Property>> point(Property promise, Standing left) {
        return PointOfNoReturn.find(
                promise, left, standings(promise).stream().map(Optional::of).toList(), this::move);
    }

    private Move move(int i) {
        Moment moment = story.moments().get(i);
        return new Move(i, story.before(i).pc(), Mover.of(moment.event()), moment.who(), moment.what());
    }

    /**
     * The operator's last free move for a promise that is lost at the end, or not certain any more: the last moment at which another command, or
     * waiting, would have left it certain; where it never was so, would have left it possible. Empty where it is certain at the end, or never was
     * possible.
     */
    public Optional<FreeMove> lastFreeMove(Property promise) {
        List<Standing> along = standings(promise);
        Standing end = along.get(along.size() - 1);
        return Stream.of(Standing.CERTAIN, Standing.WITH_LUCK)
                .filter(wanted -> wanted.compareTo(end) < 0)
                .flatMap(wanted -> lastFreeMove(promise, wanted).stream())
                .findFirst();
    }

    private Optional<FreeMove> lastFreeMove(Property promise, Standing wanted) {
        List<Standing> along = standings(promise);
        return IntStream.iterate(story.moments().size() - 1, i -> i >= 0, i -> i - 1)
                .filter(i -> along.get(i) != Standing.LOST)
                .mapToObj(i -> freeMove(promise, wanted, i, along.get(i)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<FreeMove> freeMove(Property promise, Standing wanted, int i, Standing now) {
        SiteState state = story.before(i);
        boolean acts = Mover.of(story.moments().get(i).event()) == Mover.OPERATOR;
        Situation situation = at(i);
        List<Property> one = List.of(promise);
        if (acts && now == wanted) {
            // To wait takes nothing away; where something has to be done, that is told.
            return Optional.of(new FreeMove(i, state, situation.next(one).filter(next -> !isDone(next, i)), wanted));
        }
        return situation.firstTo(one, wanted).map(order -> new FreeMove(i, state, Optional.of(order), wanted));
    }

    /** Whether a command is the one that is given in a moment. */
    private boolean isDone(Step order, int i) {
        return Attainment.after(story.before(i), order)
                .equals(withPlace(story.moments().get(i).after(), story.before(i)));
    }

    private static SiteState withPlace(SiteState state, SiteState of) {
        SiteState same = state.copy();
        same.leaveBranch();
        same.setPc(of.pc());
        if (of.branch() != SiteState.NO_BRANCH) {
            same.enterBranch(of.branch());
            same.setPlace(of.place());
        }
        return same;
    }
}
