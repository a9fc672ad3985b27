package io.handover.sandbox.rehearsal;

import io.handover.model.procedure.Plan;
import io.handover.sandbox.rehearsal.Happening.By;
import io.handover.sandbox.rehearsal.Happening.Kind;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The urgent concerns: when they arise, and whether they were answered. */
final class Concerns {
    /** Many more than arise in a rehearsal of the longest time. */
    private static final int MOST = 500;

    private static final String CALLER = "a colleague";
    private static final List<String> TEXTS = List.of(
            "An engine reports that a tunnel to a branch office is down: look at it and refresh its policy.",
            "An address is attacking the mail gateway: put it on the block list now.",
            "A partner cannot reach the order system since this morning: allow their new address.",
            "An engine has lost its management connection: renew its contact address.",
            "A certificate of the remote access gateway expires within the hour: install the new one.",
            "An administrator has left the company: take away the account's rights at once.");

    private final History history;
    private final Draws draws;
    private final Recorder recorder;
    private final Plan plan;
    private long next;

    Concerns(History history, Draws draws, Recorder recorder, Plan plan) {
        this.history = history;
        this.draws = draws;
        this.recorder = recorder;
        this.plan = plan;
        this.next = Math.max(1, draws.next(Draws.Purpose.CONCERN));
    }

    /** When the next one arises. */
    long nextMillis() {
        return history.concerns().size() < MOST ? next : Long.MAX_VALUE;
    }

    void settle(long now) {
        while (nextMillis() <= now) {
            int number = history.concerns().size() + 1;
            String text = TEXTS.get(draws.choice(number, TEXTS.size()));
            history.add(new Concern(number, next, text, OptionalLong.empty(), OptionalInt.empty()));
            recorder.tell(By.ENVIRONMENT, Kind.CONCERN, CALLER, "reports urgent concern " + number + ": " + text);
            next += Math.max(1, draws.next(Draws.Purpose.CONCERN));
        }
    }

    boolean has(int number) {
        return number >= 1 && number <= history.concerns().size();
    }

    boolean isAnswered(int number) {
        return history.concerns().get(number - 1).answeredMillis().isPresent();
    }

    void answer(int number, long now, int server) {
        history.replace(number - 1, history.concerns().get(number - 1).answered(now, server));
        recorder.tell(By.OPERATOR, Kind.CONCERN, "answers urgent concern " + number + " on " + plan.serverName(server));
    }

    List<Concern> open() {
        return history.concerns().stream()
                .filter(concern -> concern.answeredMillis().isEmpty())
                .toList();
    }
}
