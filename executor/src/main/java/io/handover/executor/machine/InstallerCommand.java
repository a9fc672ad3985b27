package io.handover.executor.machine;

import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Journal;
import io.handover.executor.port.Machine;
import io.handover.executor.port.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A machine whose installer is run by a command; all other work is done by somebody else. As long as an installer lives there, whichever
 * executor has started it, nothing else is begun.
 *
 * <p>What happens to installers is journaled here. An installer whose start an executor has not lived to journal is found by the files
 * that are named after the journal and its order; one that has not started by then never will.
 */
public final class InstallerCommand implements Machine {
    /** What the executor's journal knows of an installer. */
    private static final class Known {
        private final Installation installation;
        private Optional<Identity> process = Optional.empty();
        private boolean ended;
        private OptionalInt exitCode = OptionalInt.empty();

        Known(Installation installation) {
            this.installation = installation;
        }
    }

    private final String server;
    private final String address;
    private final List<String> command;
    private final Set<String> hidden;
    private final Machine otherwise;
    private final @Nullable Journal journal;
    private final Map<Integer, Known> installers = new TreeMap<>();
    private Optional<String> failure = Optional.empty();
    private boolean hasRead;

    /**
     * @param server the server's name
     * @param address what tells the server from others of that name on other sites, such as its URL
     * @param command a program and its arguments; no shell reads them
     * @param hidden variables of the environment that it does not get: those that hold keys
     * @param otherwise who stops and starts the server
     * @param journal where installers are journaled; without one none is started
     */
    public InstallerCommand(
            String server,
            String address,
            List<String> command,
            Set<String> hidden,
            Machine otherwise,
            Optional<Journal> journal) {
        this.server = server;
        this.address = address;
        this.command = List.copyOf(command);
        this.hidden = Set.copyOf(hidden);
        this.otherwise = otherwise;
        this.journal = journal.orElse(null);
    }

    @Override
    public String how(Work work) {
        return work == Work.UPGRADE ? "by the command " + command + before() : otherwise.how(work);
    }

    /** What has become of it the last time, where that was not well. */
    private String before() {
        read();
        return installers.values().stream()
                .filter(known -> known.process.isPresent())
                .reduce((one, other) -> other)
                .filter(known -> known.ended && known.exitCode.orElse(-1) != 0)
                .map(known -> "; the last time it " + words(known))
                .orElse("");
    }

    private static String words(Known known) {
        return (known.exitCode.isPresent()
                        ? "has ended with exit code " + known.exitCode.getAsInt()
                        : "has ended, and nobody saw how")
                + "; its output is in " + known.installation.output();
    }

    // ---- what is known --------------------------------------------------------------------------------------------

    @Override
    public Optional<String> busy() {
        Optional<String> own = look();
        return own.isPresent() ? own : others();
    }

    @Override
    public Optional<String> failure() {
        look();
        return failure;
    }

    /** Looks what has become of the installers of this journal, and journals it; tells what still runs. */
    private Optional<String> look() {
        read();
        Optional<String> runs = Optional.empty();
        for (Map.Entry<Integer, Known> each : installers.entrySet()) {
            if (!each.getValue().ended && journal != null) {
                Optional<String> now = look(journal, each.getKey(), each.getValue());
                runs = now.isPresent() ? now : runs;
            }
        }
        return runs;
    }

    /** What the journal tells of installers when this machine is first asked. */
    private void read() {
        if (hasRead || journal == null) {
            return;
        }
        hasRead = true;
        journal.lines().forEach(line -> {
            if (line.entry() instanceof Entry.Giving giving
                    && giving.server().equals(server)
                    && giving.command().startsWith(Work.UPGRADE.verb() + " ")) {
                Installation installation = Installation.of(journal.file(), giving.order());
                if (Files.exists(installation.output())) {
                    installers.put(giving.order(), new Known(installation));
                }
            } else if (line.entry() instanceof Entry.Given given
                    && given.outcome().equals("refused")) {
                installers.remove(given.order()); // nothing was started, whatever files there are
            } else if (line.entry() instanceof Entry.Installing installing
                    && installing.server().equals(server)) {
                installers.computeIfAbsent(
                                        installing.order(), order -> new Known(Installation.of(journal.file(), order)))
                                .process =
                        Optional.of(new Identity(installing.pid(), installing.ticks()));
            } else if (line.entry() instanceof Entry.Installed installed && installers.containsKey(installed.order())) {
                Known known = installers.get(installed.order());
                known.ended = true;
                known.exitCode = installed.exitCode();
            }
        });
    }

    private Optional<String> look(Journal open, int order, Known known) {
        try {
            Installation.State state = known.installation.state(known.process);
            if (state instanceof Installation.State.Unseen) {
                known.installation.withdraw();
                state = known.installation.state(known.process);
            }
            return note(open, order, known, state);
        } catch (IOException cannot) {
            return Optional.of("it is not known whether the installer of command " + order + " runs at " + server + ": "
                    + cannot.getMessage());
        }
    }

    /** Journals what is new of it; tells whether it still runs. */
    private Optional<String> note(Journal open, int order, Known known, Installation.State state) throws IOException {
        if (state instanceof Installation.State.Runs runs) {
            started(open, order, known, runs.process());
            return Optional.of("the installer of " + server + " runs as process "
                    + runs.process().pid() + ", begun by command " + order + "; its output is in "
                    + known.installation.output());
        }
        if (state instanceof Installation.State.Ended ended) {
            started(open, order, known, ended.process());
            open.append(new Entry.Installed(order, server, ended.exitCode(), ended.at()));
            known.exitCode = ended.exitCode();
            failure = known.exitCode.orElse(-1) == 0
                    ? Optional.empty()
                    : Optional.of("the command " + command + " " + words(known));
        }
        known.ended = !(state instanceof Installation.State.Unseen);
        return Optional.empty();
    }

    private void started(Journal open, int order, Known known, Identity process) throws IOException {
        if (known.process.isEmpty()) {
            open.append(new Entry.Installing(
                    order,
                    server,
                    process.pid(),
                    process.ticks(),
                    known.installation.started(),
                    known.installation.output().toString()));
            known.process = Optional.of(process);
        }
    }

    /** What runs there that another journal tells of. */
    private Optional<String> others() {
        for (Installation installation : Supervision.supervised(address)) {
            boolean own = installers.values().stream().anyMatch(known -> known.installation.equals(installation));
            if (!own && mayRun(installation)) {
                return Optional.of("an installer of " + server
                        + " runs that was begun for another journal; its output is in " + installation.output());
            }
        }
        return Optional.empty();
    }

    private static boolean mayRun(Installation installation) {
        try {
            Installation.State state = installation.state(Optional.empty());
            return state instanceof Installation.State.Runs || state instanceof Installation.State.Unseen;
        } catch (IOException unknown) {
            return true;
        }
    }

    // ---- starting -------------------------------------------------------------------------------------------------

    @Override
    public Outcome begin(Work work) {
        Optional<String> busy = busy();
        if (busy.isPresent()) {
            return new Outcome.Refused(busy.get());
        }
        return work == Work.UPGRADE ? install() : otherwise.begin(work);
    }

    private Outcome install() {
        if (journal == null) {
            return new Outcome.Refused("no installer is started without a journal");
        }
        if (!canBeRun()) {
            return new Outcome.Refused("the command " + command + " cannot be run: there is no such program");
        }
        int order = journal.lines().stream()
                .filter(line -> line.entry() instanceof Entry.Giving)
                .mapToInt(line -> ((Entry.Giving) line.entry()).order())
                .max()
                .orElseThrow();
        Known known = new Known(Installation.of(journal.file(), order));
        Installation.State state;
        try {
            known.installation.createOutput();
            installers.put(order, known);
            failure = Optional.empty();
            state = Supervision.start(known.installation, address, command, hidden);
        } catch (FileAlreadyExistsException other) {
            return new Outcome.Refused("the command " + command + " cannot be run: " + known.installation.output()
                    + " is there already, of another journal of that name; move it away");
        } catch (IOException cannot) {
            return new Outcome.Refused("the command " + command + " cannot be run: " + cannot.getMessage());
        }
        return outcome(journal, order, known, state);
    }

    private Outcome outcome(Journal open, int order, Known known, Installation.State state) {
        try {
            note(open, order, known, state);
        } catch (IOException cannot) {
            return new Outcome.Unknown("the command was started, and its files cannot be read: " + cannot.getMessage());
        }
        if (state instanceof Installation.State.Unseen) {
            return new Outcome.Unknown("the command was started, and nothing is seen of it");
        }
        return known.process
                .<Outcome>map(process -> new Outcome.Accepted("the command runs as process " + process.pid()
                        + "; its output goes to " + known.installation.output()))
                .orElse(new Outcome.Refused("the command " + command + " cannot be run: it did not start"));
    }

    private boolean canBeRun() {
        String program = command.get(0);
        if (program.contains(File.separator)) {
            return Files.isExecutable(Path.of(program));
        }
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(path)
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
