package io.handover.console.sarif;

import io.handover.analysis.story.Moment;
import io.handover.analysis.story.ServerWords;
import io.handover.analysis.story.StepNames;
import io.handover.analysis.story.Story;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** A story as the places of a code flow: each moment at the line of the step that the operator then is at. */
public final class StoryPlaces {
    private StoryPlaces() {}

    /**
     * The moments.
     *
     * @param clock how a moment's time is written; where it writes nothing, moments are numbered
     */
    public static List<SarifResult.Place> of(Story story, LongFunction<String> clock) {
        StepNames steps = new StepNames(story.plan());
        List<String> names = story.plan().serverNames();
        List<SarifResult.Place> places = new ArrayList<>();
        for (int i = 0; i < story.moments().size(); i++) {
            Moment moment = story.moments().get(i);
            String time = clock.apply(moment.millis());
            ServerWords words = new ServerWords(moment.after(), names);
            Map<String, String> state = new LinkedHashMap<>();
            for (int s = 0; s < names.size(); s++) {
                state.put(names.get(s), words.all(s));
            }
            places.add(new SarifResult.Place(
                    (time.isEmpty() ? String.valueOf(i + 1) : time) + " " + moment.who() + ": " + moment.what(),
                    steps.line(story.before(i)),
                    state));
        }
        return places;
    }
}
