package io.handover.analysis.advice;

import io.handover.analysis.story.Moment;
import io.handover.analysis.story.Story;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Declarations;
import io.handover.model.procedure.Position;
import io.handover.simulator.run.Losses;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Patches that declare what a procedure gives up, the shortest stretch first. */
record Windows(Script script) {
    private static final int MOST = 24;

    /** Main steps, from and until, both written places. */
    private record Pair(int from, int until) {
        int length() {
            return until - from;
        }
    }

    /** Changes made at that role while the operator is at certain steps. */
    List<Patch> changesLost(String role, Story story) {
        long declared = story.last().declared();
        int first = Integer.MAX_VALUE;
        int last = -1;
        for (Losses.Loss loss : story.losses()) {
            if ((declared >>> loss.change() & 1) == 0 && loss.made() >= 0) {
                int place = place(story, loss.made());
                first = Math.min(first, place);
                last = Math.max(last, place);
            }
        }
        List<Patch> patches = new ArrayList<>();
        if (last < 0) {
            return patches;
        }
        List<Declarations.ChangesLost> windows =
                script.procedure().declarations().changesLost();
        int present = IntStream.range(0, windows.size())
                .filter(i -> windows.get(i).at().role().equals(role))
                .findFirst()
                .orElse(-1);
        for (Pair pair : around(first, last)) {
            if (present >= 0) {
                int from = Math.min(pair.from, place(windows.get(present).from().id()));
                int until =
                        Math.max(pair.until, place(windows.get(present).until().id()));
                patches.add(named(from, until)
                        .and(Patch.of(new Edit.MoveWindow(present, script.ref(from), script.ref(until)))));
            } else if (pair.length() > 0 || !script.step(pair.from).command().isCheck()) {
                patches.add(named(pair.from, pair.until)
                        .and(Patch.of(new Edit.DeclareLost(new Declarations.ChangesLost(
                                Script.roleRef(role), script.ref(pair.from), script.ref(pair.until), Position.NONE)))));
            }
        }
        return patches;
    }

    /** Several servers may be active while the operator is at certain steps: those from a forced activation on. */
    List<Patch> severalActive(Story story) {
        List<Patch> patches = new ArrayList<>();
        int place = place(story, story.moments().size() - 1);
        if (script.places(Commands.FORCE_ACTIVATE).isEmpty()) {
            return patches;
        }
        for (Pair pair : around(place, place)) {
            patches.add(named(pair.from, pair.until)
                    .and(Patch.of(new Edit.DeclareSeveral(new Declarations.SeveralActive(
                            script.ref(pair.from), script.ref(pair.until), Position.NONE)))));
        }
        return patches;
    }

    private Patch named(int from, int until) {
        return script.named(from).and(script.named(until));
    }

    /** The written place of the main step at which the operator is when that happens. */
    private static int place(Story story, int moment) {
        List<Moment> moments = story.moments();
        int pc = moment <= 0
                ? story.initial().pc()
                : moments.get(moment - 1).after().pc();
        return new Script(story.plan()).written(pc);
    }

    private int place(String id) {
        return IntStream.range(0, script.size())
                .filter(i -> script.ref(i).id().equals(id))
                .findFirst()
                .orElse(0);
    }

    private List<Pair> around(int first, int last) {
        List<Pair> pairs = new ArrayList<>();
        for (int from = Math.min(first, script.size() - 1); from >= 0; from--) {
            for (int until = Math.max(from, Math.min(last, script.size() - 1)); until < script.size(); until++) {
                pairs.add(new Pair(from, until));
            }
        }
        pairs.sort(Comparator.comparingInt(Pair::length)
                .thenComparing(Comparator.comparingInt(Pair::from).reversed()));
        return pairs.stream().limit(MOST).toList();
    }
}
