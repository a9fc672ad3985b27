package io.handover.executor.execute;

import io.handover.executor.plan.Directive;
import io.handover.executor.plan.Means;
import io.handover.executor.port.Machine;
import io.handover.executor.port.Reading;
import io.handover.executor.port.Servers;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Whether the servers that a step is about were seen, in the last round, as whoever acts on them must have seen them. */
final class Readiness {
    private final Servers servers;
    private final History history;

    Readiness(Servers servers, History history) {
        this.servers = servers;
        this.history = history;
    }

    /** Whom the step's command is given to. */
    static int contact(Directive directive) {
        return directive.means() instanceof Means.Request request
                ? request.contact()
                : directive.step().target();
    }

    /**
     * Why the step's command may not be given now, in words; empty where it may.
     *
     * @param atConsole whether it is given at the console of its server, which is down
     */
    Optional<String> hindrance(Directive directive, boolean atConsole) {
        Set<Integer> about = new LinkedHashSet<>();
        about.add(contact(directive));
        about.add(directive.step().target());
        for (int s : about) {
            Optional<String> busy = servers.machines().get(s).busy();
            if (busy.isPresent()) {
                return Optional.of("at " + servers.names().get(s) + " something still runs: " + busy.get());
            }
            if (!fits(directive, s, atConsole)) {
                return Optional.of(servers.names().get(s) + " was not seen as is needed for it: "
                        + history.round().get(s).text());
            }
        }
        return Optional.empty();
    }

    private boolean fits(Directive directive, int s, boolean atConsole) {
        Reading reading = history.round().get(s);
        if (directive.means() instanceof Means.AtMachine at && at.work() == Machine.Work.START) {
            return reading instanceof Reading.NothingListens;
        }
        if (reading instanceof Reading.Answered) {
            return true;
        }
        boolean asked = directive.means() instanceof Means.Request request && request.contact() == s;
        return reading instanceof Reading.NothingListens && (atConsole || !asked) && mayBeDown(directive, s);
    }

    /** Whether the command's guard allows that server to be down, in a state that the site can be in. */
    private boolean mayBeDown(Directive directive, int s) {
        return history.belief().states().stream()
                .anyMatch(state -> !state.isUp(s) && directive.step().offered(state));
    }
}
