package io.handover.sandbox.session;

import io.handover.model.display.Sight;
import io.handover.model.state.Process;
import io.handover.model.state.SiteState;
import io.handover.sandbox.rehearsal.Happening;
import io.handover.sandbox.rehearsal.Recording;
import io.handover.sandbox.rehearsal.Rehearsal;
import io.handover.sandbox.rehearsal.TraineeView;
import io.handover.sandbox.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** What each server was over time: in truth, and as the client in front showed it. */
final class Lanes {
    /** What was seen is looked at again that often: about as often as servers look at each other. */
    private static final long LOOK_MILLIS = 5_000;

    /** No lane has more; what comes then belongs to the last one. */
    private static final int MOST_SPANS = 2_000;

    private final List<List<Span>> lanes = new ArrayList<>();

    /**
     * A time in which a server looks the same.
     *
     * @param what a mode where it is up, else what its process does; not-seen, unreachable, or nothing where no client was in front
     * @param version its release; empty where nothing is known of it
     */
    record Span(long from, long to, String what, String version) {}

    private Lanes(int servers) {
        for (int s = 0; s < servers; s++) {
            lanes.add(new ArrayList<>());
        }
    }

    List<List<Span>> lanes() {
        return lanes;
    }

    private void add(int server, long millis, String what, String version) {
        List<Span> lane = lanes.get(server);
        if (!lane.isEmpty()) {
            Span last = lane.get(lane.size() - 1);
            if (last.what().equals(what) && last.version().equals(version) || lane.size() >= MOST_SPANS) {
                return;
            }
            lane.remove(lane.size() - 1);
            if (last.from() < millis) {
                lane.add(new Span(last.from(), millis, last.what(), last.version()));
            }
        }
        lane.add(new Span(millis, millis, what, version));
    }

    private Lanes end(long millis) {
        for (List<Span> lane : lanes) {
            if (!lane.isEmpty()) {
                Span last = lane.remove(lane.size() - 1);
                lane.add(new Span(last.from(), Math.max(last.from(), millis), last.what(), last.version()));
            }
        }
        return this;
    }

    /** What was so. */
    static Lanes truth(Rehearsal rehearsal, long endMillis) {
        SiteState start = rehearsal.history().start();
        Lanes lanes = new Lanes(start.servers());
        lanes.add(0, start);
        for (Happening happening : rehearsal.history().happenings()) {
            lanes.add(happening.millis(), happening.after());
        }
        return lanes.end(endMillis);
    }

    private void add(long millis, SiteState state) {
        for (int s = 0; s < lanes.size(); s++) {
            Process process = state.process(s);
            add(
                    s,
                    millis,
                    process == Process.UP ? Words.of(state.mode(s)) : Words.of(process),
                    Words.of(state.version(s)));
        }
    }

    /** What the client in front showed, by doing a recording again. */
    static Lanes seen(Scenario scenario, Recording recording) {
        Lanes lanes = new Lanes(recording.servers().size());
        Rehearsal again = scenario.again(recording.before(0));
        lanes.add(0, again.view());
        for (Recording.Timed timed : recording.inputs()) {
            lanes.watch(again, timed.millis());
            if (!again.apply(timed.input()).accepted()) {
                break;
            }
            lanes.add(again.millis(), again.view());
        }
        lanes.watch(again, recording.untilMillis());
        return lanes.end(recording.untilMillis());
    }

    private void watch(Rehearsal again, long until) {
        while (again.millis() < until && !again.isEnded()) {
            again.advanceTo(Math.min(until, again.millis() + LOOK_MILLIS));
            add(again.millis(), again.view());
        }
    }

    private void add(long millis, TraineeView view) {
        for (int s = 0; s < lanes.size(); s++) {
            if (view.window().isEmpty()) {
                add(s, millis, "nothing", "");
                continue;
            }
            TraineeView.Row row = view.window().get().rows().get(s);
            add(
                    s,
                    millis,
                    row.sight() == Sight.UP ? Words.of(row.mode()) : Words.of(row.sight()),
                    Words.of(row.version()));
        }
    }
}
