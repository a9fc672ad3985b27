package io.handover.console.tracing;

import io.handover.analysis.story.Moment;
import io.handover.analysis.story.ServerWords;
import io.handover.analysis.story.StepNames;
import io.handover.analysis.story.Story;
import io.handover.console.tracing.ChromeTrace.Lane;
import io.handover.model.action.ActionKind;
import io.handover.model.state.SiteState;
import io.handover.simulator.run.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Draws a story: a group of lanes for the procedure, with the operator's steps and what happens beside them, and one for each server, with
 * its process, mode, release and replication. An arrow leads from a command to each lane of a server that it changes.
 */
public final class StoryTrace {
    /** Where there are no times, so long after one another its moments are drawn. */
    public static final long ACTION_MILLIS = 1_000;

    private static final int OPERATOR = 1;
    private static final int BESIDE = 2;
    private static final String HAPPENING = "happening";

    /** The lanes of a server, from the top, and what stands in them. */
    private enum Aspect {
        PROCESS("process", ServerWords::process),
        MODE("mode", ServerWords::mode),
        RELEASE("release", ServerWords::release),
        REPLICATION("replication", ServerWords::replication);

        private final String title;
        private final BiFunction<ServerWords, Integer, String> words;

        Aspect(String title, BiFunction<ServerWords, Integer, String> words) {
            this.title = title;
            this.words = words;
        }

        /** The first lane of a server is for what happens to it. */
        private int lane() {
            return ordinal() + 2;
        }
    }

    private final ChromeTrace trace;
    private final Story story;
    private final boolean isTimed;
    private final StepNames steps;
    private final List<String> names;
    private final int procedure;
    private final Lane operator;
    private final Lane beside;
    private final List<Integer> servers = new ArrayList<>();

    private StoryTrace(ChromeTrace trace, Story story, boolean isTimed) {
        this.trace = trace;
        this.story = story;
        this.isTimed = isTimed;
        this.steps = new StepNames(story.plan());
        this.names = story.plan().serverNames();
        this.procedure = trace.group("procedure " + story.plan().procedure().name());
        this.operator = trace.lane(procedure, OPERATOR, "operator");
        this.beside = trace.lane(procedure, BESIDE, "beside the servers");
        for (String name : names) {
            int group = trace.group(name);
            servers.add(group);
            trace.lane(group, 1, "what happens");
            for (Aspect aspect : Aspect.values()) {
                trace.lane(group, aspect.lane(), aspect.title);
            }
        }
    }

    /**
     * Draws it.
     *
     * @param isTimed whether its moments have times; else they are drawn {@value #ACTION_MILLIS} ms after one another
     * @param violated what is violated after so many moments, each in a sentence
     */
    public static void draw(ChromeTrace trace, Story story, boolean isTimed, Function<Integer, List<String>> violated) {
        StoryTrace drawn = new StoryTrace(trace, story, isTimed);
        drawn.steps();
        for (int s = 0; s < drawn.names.size(); s++) {
            for (Aspect aspect : Aspect.values()) {
                drawn.aspect(s, aspect);
            }
        }
        drawn.moments();
        drawn.arrows();
        drawn.counts();
        for (int after = 0; after <= story.moments().size(); after++) {
            for (String sentence : violated.apply(after)) {
                trace.everywhere(drawn.operator, "violation", "VIOLATED: " + sentence, drawn.at(after - 1), Map.of());
            }
        }
    }

    /** When a moment is; of -1, the start. */
    private long at(int moment) {
        if (moment < 0) {
            return 0;
        }
        return isTimed ? story.moments().get(moment).millis() : (moment + 1) * ACTION_MILLIS;
    }

    /** What is so at the end is drawn for a little while longer, so that it can be seen. */
    private long end() {
        return at(story.moments().size() - 1) + ACTION_MILLIS;
    }

    // ---- spans ----------------------------------------------------------------------------------------------------

    private void steps() {
        spans(
                operator,
                "step",
                i -> story.plan().hasCurrent(state(i))
                        ? steps.current(state(i)) + ": "
                                + steps.command(story.plan().current(state(i)))
                        : "the procedure is complete",
                i -> story.plan().hasCurrent(state(i)) ? line(i) : Map.of());
    }

    private Map<String, String> line(int moment) {
        int line = steps.line(state(moment));
        return line > 0 ? Map.of("line", String.valueOf(line)) : Map.of();
    }

    private void aspect(int s, Aspect aspect) {
        spans(lane(s, aspect), aspect.title, i -> words(i, s, aspect), i -> Map.of());
    }

    private String words(int moment, int s, Aspect aspect) {
        return aspect.words.apply(new ServerWords(state(moment), names), s);
    }

    /** The state after a moment; of -1, at the start. */
    private SiteState state(int moment) {
        return story.before(moment + 1);
    }

    private Lane lane(int s, Aspect aspect) {
        return new Lane(servers.get(s), aspect.lane());
    }

    /** A span for each stretch of moments after which a lane says the same. */
    private void spans(
            Lane lane, String kind, Function<Integer, String> name, Function<Integer, Map<String, String>> more) {
        int since = -1;
        for (int i = 0; i <= story.moments().size(); i++) {
            boolean isEnd = i == story.moments().size();
            if (isEnd || !name.apply(i).equals(name.apply(since))) {
                trace.span(lane, kind, name.apply(since), at(since), isEnd ? end() : at(i), more.apply(since));
                since = i;
            }
        }
    }

    // ---- moments --------------------------------------------------------------------------------------------------

    private void moments() {
        for (int i = 0; i < story.moments().size(); i++) {
            Moment moment = story.moments().get(i);
            int server = names.indexOf(moment.who());
            Lane lane = server >= 0
                    ? new Lane(servers.get(server), 1)
                    : moment.who().equals("operator") ? operator : beside;
            Map<String, String> more = new LinkedHashMap<>();
            more.put("who", moment.who());
            more.put("number", String.valueOf(i + 1));
            trace.moment(lane, HAPPENING, moment.what(), at(i), more);
        }
    }

    private void arrows() {
        for (int i = 0; i < story.moments().size(); i++) {
            int event = story.moments().get(i).event();
            if (Event.isAction(event) && ActionKind.of(Event.type(event)) == ActionKind.ISSUE) {
                for (int s = 0; s < names.size(); s++) {
                    for (Aspect aspect : Aspect.values()) {
                        if (!words(i - 1, s, aspect).equals(words(i, s, aspect))) {
                            trace.arrow(operator, lane(s, aspect), "command", at(i));
                        }
                    }
                }
            }
        }
    }

    private void counts() {
        for (int i = -1; i < story.moments().size(); i++) {
            int active = Integer.bitCount(state(i).upActive());
            if (i < 0 || active != Integer.bitCount(state(i - 1).upActive())) {
                trace.count(procedure, "active servers", at(i), active);
            }
        }
    }
}
