package io.handover.executor.machine;

import io.handover.executor.port.Machine;
import io.handover.executor.port.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A machine whose installer is run by a command; all other work is done by somebody else. */
public final class InstallerCommand implements Machine {
    private final List<String> command;
    private final Set<String> hidden;
    private final Machine otherwise;
    private @Nullable Process running;

    /**
     * @param command a program and its arguments; no shell reads them
     * @param hidden variables of the environment that it does not get: those that hold keys
     * @param otherwise who stops and starts the server
     */
    public InstallerCommand(List<String> command, Set<String> hidden, Machine otherwise) {
        this.command = List.copyOf(command);
        this.hidden = Set.copyOf(hidden);
        this.otherwise = otherwise;
    }

    @Override
    public String how(Work work) {
        return work == Work.UPGRADE ? "by the command " + command : otherwise.how(work);
    }

    @Override
    public Outcome begin(Work work) {
        if (work != Work.UPGRADE) {
            return otherwise.begin(work);
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(ProcessBuilder.Redirect.PIPE);
        builder.environment().keySet().removeAll(hidden);
        try {
            Process begun = builder.start();
            begun.getOutputStream().close();
            running = begun;
            return new Outcome.Accepted("the command runs as process " + begun.pid());
        } catch (IOException cannot) {
            return new Outcome.Refused("the command " + command + " cannot be run: " + cannot.getMessage());
        }
    }

    @Override
    public Optional<String> failure() {
        Process last = running;
        return last == null || last.isAlive() || last.exitValue() == 0
                ? Optional.empty()
                : Optional.of("the command " + command + " has ended with exit code " + last.exitValue());
    }
}
