package io.handover.console.report.document;

import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import io.handover.simulator.time.Spread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The main steps of a plan one after the other where nothing unforeseen happens: which clients are open, and how long all takes. */
final class Schedule {
    /** No client on that server is open. */
    private static final long CLOSED = -1;

    /**
     * A step in its turn.
     *
     * @param step the step
     * @param client how the client is found that it needs
     * @param takes from turning to it until its goal is seen
     */
    record Turn(Step step, Client client, Spread takes) {}

    /** How a client is found. */
    enum Client {
        OPEN,
        /** Not opened yet, or its server was down since. */
        NOT_OPEN,
        /** Not used for so long that it closed by itself. */
        EXPIRED
    }

    private final StepTimes times;
    private final List<Turn> turns = new ArrayList<>();
    /** When the client on each server was last used, in milliseconds since the start. */
    private final long[] used;

    private Spread total = Spread.NONE;

    Schedule(Plan plan, SiteState start, StepTimes times) {
        this.times = times;
        used = new long[start.servers()];
        Arrays.fill(used, CLOSED);
        if (start.upActive() != 0) {
            used[Integer.numberOfTrailingZeros(start.upActive())] = 0;
        }
        plan.steps().forEach(this::take);
    }

    private void take(Step step) {
        Command command = step.command();
        total = total.plus(
                times.reaction(step.instruction().asSoonAsPossibleMillis().isPresent()));
        Client client = client(step.contact());
        boolean opens = command.usesClient() && command != Commands.OPEN_CLIENT && client != Client.OPEN;
        Spread takes = opens ? times.opening().plus(times.of(command)) : times.of(command);
        turns.add(new Turn(step, client, takes));
        total = total.plus(takes);
        if (command.usesClient()) {
            used[step.contact()] = now();
        }
        boolean goesDown = !command.usesClient() || command.emptiesDatabase();
        if (goesDown) {
            used[step.target()] = CLOSED;
        }
    }

    private long now() {
        return total.quantile(0.5);
    }

    private Client client(int server) {
        if (used[server] == CLOSED) {
            return Client.NOT_OPEN;
        }
        return now() - used[server] > times.clientIdleMillis() ? Client.EXPIRED : Client.OPEN;
    }

    /** All steps, in their order. */
    List<Turn> turns() {
        return List.copyOf(turns);
    }

    /** All of them, with the operator's reactions in between. */
    Spread total() {
        return total;
    }
}
