package io.handover.sandbox.scenario;

import io.handover.analysis.replay.Replay;
import io.handover.analysis.story.Story;
import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Procedure;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.sandbox.rehearsal.Setting;
import io.handover.simulator.run.Event;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scenarios that are made of something that has gone wrong: a run or path begins anew at one of its moments, and whoever rehearses does what
 * the operator did not. Which moment makes a good lesson is not decided here.
 */
public final class Lesson {
    private static final long LENGTH_MILLIS = 2 * 3_600_000L;
    private static final Set<ActionKind> OPERATORS = EnumSet.of(ActionKind.ISSUE, ActionKind.SKIP, ActionKind.SLIP);
    private static final Pattern NAME = Pattern.compile("([^@\\s]{1,3900})@(\\d{1,6})");

    private Lesson() {}

    /**
     * What a lesson's scenario is called, as a recording has it: {@code TOKEN@MOMENT}.
     *
     * @param token the replay token of the run or path
     * @param moment how many moments of its story have happened when the lesson begins
     */
    public record Name(String token, int moment) {
        /** The parts of a name; empty where it is no lesson's. */
        public static Optional<Name> of(String text) {
            Matcher matcher = NAME.matcher(text);
            return matcher.matches()
                    ? Optional.of(new Name(matcher.group(1), Integer.parseInt(matcher.group(2))))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return token + "@" + moment;
        }
    }

    /** The moments at which a lesson can begin: the start, and before everything that the operator does; ascending. */
    public static List<Integer> openings(Story story) {
        List<Integer> openings = new ArrayList<>(List.of(0));
        for (int i = 1; i < story.moments().size(); i++) {
            int event = story.moments().get(i).event();
            if (Event.isAction(event) && OPERATORS.contains(ActionKind.of(Event.type(event)))) {
                openings.add(i);
            }
        }
        return openings;
    }

    /**
     * The scenario that begins when so many moments have happened. It has no scripts; all that the procedure promises counts.
     *
     * @param name of the lesson, with the token of the replay
     * @param title one line for people
     * @param lesson the one line to take away
     * @throws IllegalArgumentException where there is no such moment
     */
    public static Scenario of(Replay replay, Name name, String title, String lesson) {
        Story story = replay.story();
        if (name.moment() > story.moments().size()) {
            throw new IllegalArgumentException("the lesson would begin after " + name.moment()
                    + " moments, and there are " + story.moments().size());
        }
        return new Scenario(
                name.toString(),
                title,
                story(story, name.moment()),
                lesson,
                new Setting(
                        replay.subject().site(), story.plan(), story.before(name.moment()), List.of(), LENGTH_MILLIS),
                0,
                promised(story.plan().procedure()),
                story.plan().procedure().bounds(),
                new Script(List.of()),
                new Script(List.of()),
                List.of());
    }

    private static String story(Story story, int moment) {
        if (moment == 0) {
            return "You begin with the procedure: " + story.plan().procedure().title() + ".";
        }
        return "You take over in the middle of the procedure: "
                + story.plan().procedure().title() + ". The last that happened: "
                + story.moments().get(moment - 1).who() + ": "
                + story.moments().get(moment - 1).what() + ".";
    }

    private static List<Property> promised(Procedure procedure) {
        return Properties.ALL.stream()
                .filter(property ->
                        procedure.promises().isEmpty() || procedure.promises().contains(property.name()))
                .toList();
    }
}
