package io.handover.executor.machine;

import io.handover.executor.fixture.ScriptedOperator;
import io.handover.executor.journal.Entry;
import io.handover.executor.journal.Journal;
import io.handover.executor.journal.Place;
import io.handover.executor.port.Machine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Starts an installer in a process of its own, as an executor does, and stands still for ever where it is to be killed. */
final class InstallingRun {
    static final String SERVER = "DK_MGT_2";

    private InstallingRun() {}

    /** A machine whose installer is run by a command; the folder of the journal tells it from all others. */
    static Machine machine(Journal journal, List<String> command) {
        return new InstallerCommand(
                SERVER,
                String.valueOf(journal.file().getParent()),
                command,
                Set.of(),
                new ByHand(SERVER, new ScriptedOperator()),
                Optional.of(journal));
    }

    /** Journals the next command, as an executor does before it gives it. */
    static void giving(Journal journal) {
        int order = 1
                + (int) journal.lines().stream()
                        .filter(line -> line.entry() instanceof Entry.Giving)
                        .count();
        journal.append(new Entry.Giving(order, Place.START, "step-1", SERVER, "upgrade " + SERVER + ", by a command"));
    }

    /**
     * Runs until it stands still.
     *
     * @param arguments the journal, the line before which to stand still, from 1, or 0 for after everything, and the installer's command
     */
    public static void main(String[] arguments) {
        int last = Integer.parseInt(arguments[1]);
        int[] lines = new int[1];
        Supplier<Instant> time = () -> {
            if (++lines[0] == last) {
                standStill();
            }
            return Instant.now();
        };
        Journal journal = Journal.create(Path.of(arguments[0]), time);
        Machine machine = machine(journal, List.of(arguments).subList(2, arguments.length));
        machine.busy();
        giving(journal);
        say("begins");
        String said = machine.begin(Machine.Work.UPGRADE).text();
        journal.append(new Entry.Given(1, "accepted", said));
        standStill();
    }

    @SuppressWarnings("SystemOut") // what the process that kills this one waits for
    private static void say(String words) {
        System.out.println(words);
        System.out.flush();
    }

    private static void standStill() {
        say("stands still");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException never) {
            throw new IllegalStateException(never);
        }
    }
}
