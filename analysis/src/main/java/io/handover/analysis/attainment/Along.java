package io.handover.analysis.attainment;

import io.handover.analysis.attainment.PointOfNoReturn.Move;
import io.handover.analysis.story.Moment;
import io.handover.analysis.story.StepNames;
import io.handover.analysis.story.Story;
import io.handover.explorer.game.Order;
import io.handover.explorer.game.Standing;
import io.handover.model.action.ActionKind;
import io.handover.model.property.Property;
import io.handover.model.property.StateProperty;
import io.handover.model.property.StepProperty;
import io.handover.model.state.SiteState;
import io.handover.simulator.run.Event;
import java.util.ArrayList;
import java.util.Collections;
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

    /** Whether commands are given without regard to a procedure, and so no mistakes. */
    private final boolean isFree;

    private final Attainment game;
    private final List<Budgets> left;
    private final Map<Property, List<Standing>> standings = new LinkedHashMap<>();

    /**
     * Goes along a story.
     *
     * @param terms of the story's plan; their faults are those that may come beyond the story
     * @throws TooLargeException where the game has more states than the terms allow
     */
    public Along(Terms terms, Story story, BooleanSupplier cancelled) {
        this(
                Attainment.of(terms.withFaults(left(terms.faults(), story).get(0)), states(story), cancelled),
                story,
                left(terms.faults(), story),
                false);
    }

    private Along(Attainment game, Story story, List<Budgets> left, boolean isFree) {
        this.story = story;
        this.left = left;
        this.game = game;
        this.isFree = isFree;
        for (Property promise : game.terms().promises()) {
            standings.put(promise, along(promise));
        }
    }

    /**
     * Goes along what somebody did who gave commands freely, as a player whom nobody told what would come: at each moment a promise stands as the
     * game has it there, which knows of no fault but those of its terms. In the story a command is a slip, by {@link Event#slip}.
     *
     * @throws TooLargeException where the game would have more states than its terms allow
     */
    public static Along played(Attainment game, Story story) {
        return new Along(
                game,
                story,
                Collections.nCopies(story.moments().size() + 1, game.terms().faults()),
                true);
    }

    private static List<SiteState> states(Story story) {
        return Stream.concat(
                        Stream.of(story.initial()), story.moments().stream().map(Moment::after))
                .toList();
    }

    /** How many faults are left before each moment, and after the last. */
    private static List<Budgets> left(Budgets beyond, Story story) {
        List<Budgets> left = new ArrayList<>(List.of(beyond));
        for (int i = story.moments().size() - 1; i >= 0; i--) {
            int event = story.moments().get(i).event();
            Budgets then = left.get(0);
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
            return i > 0 && Event.isAction(event) && !step.holds(story.before(i - 1), action(event), state);
        }
        return !promise.isEventual() && !((StateProperty) promise).holds(story.plan(), state);
    }

    private int action(int event) {
        int type = Event.type(event);
        return isFree && type == ActionKind.SLIP.first() ? ActionKind.ISSUE.first() : type;
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

    /**
     * The stretches in which a promise stands worse than that, in their order.
     *
     * @param left <em>certain</em>, or <em>with luck</em> for those in which it is lost
     */
    public List<Lapse> lapses(Property promise, Standing left) {
        List<Standing> along = standings(promise);
        List<Lapse> lapses = new ArrayList<>();
        int from = -1;
        for (int i = 0; i <= along.size(); i++) {
            boolean isWorse = i < along.size() && along.get(i).compareTo(left) > 0;
            if (isWorse && from < 0) {
                from = i;
            } else if (!isWorse && from >= 0) {
                lapses.add(new Lapse(promise, left, move(from - 1), i < along.size() ? move(i - 1) : Optional.empty()));
                from = -1;
            }
        }
        return lapses;
    }

    private Optional<Move> move(int i) {
        if (i < 0) {
            return Optional.empty();
        }
        Moment moment = story.moments().get(i);
        SiteState before = story.before(i);
        boolean isStep = Event.type(moment.event()) == ActionKind.ISSUE.first();
        return Optional.of(new Move(
                i,
                before.pc(),
                Mover.of(moment.event()),
                moment.who(),
                isStep ? new StepNames(story.plan()).command(story.plan().current(before)) : moment.what()));
    }

    /**
     * The operator's last free move before a promise stands worse: the last moment at which another command, or waiting, would have left it certain;
     * where it never was so, would have left it possible. Empty where there is none.
     */
    public Optional<FreeMove> lastFreeMove(Lapse lapse) {
        return Stream.of(Standing.CERTAIN, Standing.WITH_LUCK)
                .filter(wanted -> wanted.compareTo(lapse.left()) <= 0)
                .flatMap(wanted -> lastFreeMove(lapse, wanted).stream())
                .findFirst();
    }

    private Optional<FreeMove> lastFreeMove(Lapse lapse, Standing wanted) {
        List<Standing> along = standings(lapse.promise());
        int last = lapse.from().map(Move::moment).orElse(-1);
        return IntStream.iterate(last, i -> i >= 0, i -> i - 1)
                .filter(i -> along.get(i) != Standing.LOST)
                .mapToObj(i -> freeMove(lapse.promise(), wanted, i, along.get(i)))
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
    private boolean isDone(Order order, int i) {
        int event = story.moments().get(i).event();
        if (!(order instanceof Order.Give give) || !Event.isAction(event)) {
            return false;
        }
        return switch (ActionKind.of(Event.type(event))) {
            case ISSUE -> give.step().isSameCommand(story.plan().current(story.before(i)));
            case SLIP -> !Event.isRestart(event) && Event.slip(give.step()) == event;
            default -> false;
        };
    }
}
