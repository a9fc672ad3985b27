package io.handover.sandbox.rehearsal;

import io.handover.files.Catalogue;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.model.site.Scope;
import io.handover.simulator.site.SimulatedSite;
import java.util.List;
import java.util.Random;

/** Rehearsals of somebody who does anything at any time. */
public final class Drawn {
    static final long HOUR = 3_600_000;

    private Drawn() {}

    static Setting setting(String procedure, List<Planned> planned) {
        SimulatedSite site = Catalogue.site("three-servers").site();
        Plan plan = Catalogue.procedure(procedure).on(site.site());
        return new Setting(
                site,
                plan,
                plan.initialState(
                        new Scope(3, Scope.MAX_CHANGES - plan.givenChanges(), 0, 0, 0, 0),
                        site.site().assumptions()),
                planned,
                HOUR);
    }

    /** Puts in so many drawn things, accepted or not, with drawn pauses. */
    public static Rehearsal rehearsal(Setting setting, long seed, int inputs) {
        Random random = new Random(seed);
        Rehearsal rehearsal = Rehearsal.begin(setting, "drawn", seed);
        for (int i = 0; i < inputs && !rehearsal.isEnded(); i++) {
            rehearsal.advanceTo(rehearsal.millis() + random.nextInt(random.nextInt(4) == 0 ? 300_000 : 20_000));
            rehearsal.apply(input(random, setting));
        }
        return rehearsal;
    }

    private static Input input(Random random, Setting setting) {
        int s = random.nextInt(3);
        int t = (s + 1 + random.nextInt(2)) % 3;
        return switch (random.nextInt(8)) {
            case 0, 1 -> new Input.OpenClient(s);
            case 2 -> random.nextInt(5) == 0 ? new Input.CloseClient(s) : new Input.OpenClient(s);
            case 3 -> new Input.Inject(Disturbance.values()[random.nextInt(Disturbance.values().length)], s, t);
            case 4 -> new Input.Answer(1 + random.nextInt(4), s);
            case 5 ->
                random.nextInt(4) == 0
                        ? new Input.Tick(random.nextInt(setting.plan().complete()))
                        : new Input.Give(Commands.EXCLUDE, s, 0);
            default -> new Input.Give(Commands.ALL.get(random.nextInt(Commands.ALL.size())), s, t);
        };
    }
}
