package io.handover.console.report;

import io.handover.analysis.story.Moment;
import io.handover.analysis.story.StepNames;
import io.handover.analysis.story.Story;
import io.handover.console.html.Column;
import io.handover.console.html.Look;
import io.handover.model.procedure.Plan;
import io.handover.model.state.Mode;
import io.handover.model.state.SiteState;
import io.handover.model.state.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A story as the columns of a drawn timeline. */
public final class StoryColumns {
    private static final String OPERATOR = "operator";

    private final Story story;
    private final boolean isTimed;
    private final StepNames steps;

    private StoryColumns(Story story, boolean isTimed) {
        this.story = story;
        this.isTimed = isTimed;
        this.steps = new StepNames(story.plan());
    }

    /**
     * The start and each moment.
     *
     * @param isTimed whether it is a run, whose moments have times
     * @param violated for each number of moments that have happened, what is violated then and was not before; what is left out is empty
     */
    public static List<Column> of(Story story, boolean isTimed, List<Violated> violated) {
        StoryColumns columns = new StoryColumns(story, isTimed);
        return IntStream.rangeClosed(0, story.moments().size())
                .mapToObj(after -> columns.column(
                        after,
                        violated.stream()
                                .filter(one -> one.after() == after)
                                .map(Violated::name)
                                .toList()))
                .toList();
    }

    /**
     * What is violated when.
     *
     * @param after after how many moments
     * @param name its name
     */
    public record Violated(int after, String name) {}

    private Column column(int after, List<String> violated) {
        SiteState state = story.before(after);
        if (after == 0) {
            return new Column(clock(0), 0, Column.SURROUNDINGS, "", "start", place(state), looks(state), violated);
        }
        Moment moment = story.moments().get(after - 1);
        int server = story.plan().serverNames().indexOf(moment.who());
        int lane = server >= 0 ? server : moment.who().equals(OPERATOR) ? Column.OPERATOR : Column.SURROUNDINGS;
        return new Column(
                clock(moment.millis()),
                moment.millis(),
                lane,
                moment.who(),
                moment.what(),
                place(state),
                looks(state),
                violated);
    }

    private String clock(long millis) {
        return isTimed ? Figures.clock(millis) : "";
    }

    private String place(SiteState state) {
        if (story.plan().steps().isEmpty()) {
            return "";
        }
        return story.plan().hasCurrent(state) ? steps.current(state) : "complete";
    }

    private List<Look> looks(SiteState state) {
        List<Look> looks = new ArrayList<>();
        for (int s = 0; s < state.servers(); s++) {
            looks.add(look(story.plan(), state, s));
        }
        return looks;
    }

    private static Look look(Plan plan, SiteState state, int s) {
        boolean isActive = state.mode(s) == Mode.ACTIVE;
        Look.Band band = switch (state.process(s)) {
            case UP -> isActive ? Look.Band.ACTIVE : Look.Band.STANDBY;
            case STOPPED -> Look.Band.STOPPED;
            case CRASHED -> Look.Band.CRASHED;
            case UPGRADING -> Look.Band.UPGRADING;
            case INITIALIZING -> Look.Band.INITIALIZING;
        };
        int source = state.subscription(s);
        return new Look(
                band,
                state.isUp(s) ? Optional.empty() : Optional.of(isActive ? "in Active mode" : "in Standby mode"),
                Optional.of(state.version(s) == Version.OLD ? "old" : "new"),
                source == SiteState.NONE ? Optional.empty() : Optional.of(plan.serverName(source)),
                source != SiteState.NONE && state.streaming(s));
    }
}
