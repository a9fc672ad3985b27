package io.handover.analysis.advice;

import io.handover.model.command.Commands;
import io.handover.model.procedure.Instruction;
import io.handover.simulator.run.Check;
import java.util.ArrayList;
import java.util.List;

/** Patches by which a bounded time is kept: a client opened beforehand, or else a longer bound. */
record LongerTimes(Script script) {
    private static final long MINUTE = 60_000;
    private static final List<Long> MINUTES =
            List.of(1L, 2L, 3L, 5L, 10L, 15L, 20L, 30L, 45L, 60L, 90L, 120L, 180L, 240L);

    List<Patch> on(Check check) {
        List<Patch> patches = new ArrayList<>();
        if (check instanceof Check.OfStep of) {
            int place = of.number() - 1;
            Instruction step = script.step(place);
            String contact = step.at().orElse(step.target()).role();
            if (step.command().usesClient() && place > 0) {
                patches.add(script.add(
                        place - 1,
                        Script.because(
                                Script.instruction(Commands.OPEN_CLIENT, contact),
                                "Opened now, it need not be opened when every second counts.")));
            }
            longer(of.mostMillis()).forEach(millis -> patches.add(Patch.of(new Edit.AllowStep(place, millis))));
        } else if (check instanceof Check.OfBound of) {
            longer(of.bound().mostMillis())
                    .forEach(millis ->
                            patches.add(Patch.of(new Edit.AllowTime(of.bound().measure(), millis))));
        }
        return patches;
    }

    private static List<Long> longer(long than) {
        return MINUTES.stream()
                .map(minutes -> minutes * MINUTE)
                .filter(millis -> millis > than)
                .toList();
    }
}
