package io.handover.sandbox.coach;

import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import io.handover.sandbox.rehearsal.Concern;
import io.handover.sandbox.rehearsal.Input;
import io.handover.sandbox.rehearsal.Rehearsal;
import io.handover.sandbox.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Somebody who does what the hints say, and says that the work is done when there are none. */
final class Follower {
    private static final long LOOK_MILLIS = 5_000;

    private final Scenario scenario;
    private final Games games;
    private final Rehearsal rehearsal;
    private final List<String> given = new ArrayList<>();

    Follower(Scenario scenario, Games games, Rehearsal rehearsal) {
        this.scenario = scenario;
        this.games = games;
        this.rehearsal = rehearsal;
    }

    /** The commands, in words. */
    List<String> follow() {
        while (!rehearsal.isEnded()) {
            SiteState state = rehearsal.judged();
            answer(state);
            Optional<Advice> advice = new Thought(scenario, games, state).next();
            if (advice.isEmpty()) {
                rehearsal.apply(new Input.Finish());
            } else if (advice.get() instanceof Advice.Give give) {
                give(give.step(), state);
            }
            rehearsal.advanceTo(rehearsal.millis() + LOOK_MILLIS);
        }
        return given;
    }

    private void give(Step step, SiteState state) {
        if (step.command().usesClient() && state.isUp(step.contact()) && !rehearsal.hasClient(step.contact())) {
            rehearsal.apply(new Input.OpenClient(step.contact()));
            return;
        }
        int at = step.command().takesAt() ? step.at() : step.target();
        if (rehearsal.apply(new Input.Give(step.command(), step.target(), at)).accepted()) {
            List<String> names = scenario.setting().names();
            given.add(step.command().phrase(names.get(step.target()), names.get(at)));
        }
    }

    private void answer(SiteState state) {
        for (Concern concern : rehearsal.openConcerns()) {
            for (int rest = state.upActive(); rest != 0; rest &= rest - 1) {
                int server = Integer.numberOfTrailingZeros(rest);
                if (!rehearsal.hasClient(server)) {
                    rehearsal.apply(new Input.OpenClient(server));
                }
                rehearsal.apply(new Input.Answer(concern.number(), server));
            }
        }
    }
}
