package io.handover.executor.machine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Starts installers so that they outlive the executor and its terminal: each in a session of its own, which no Ctrl-C and no hang-up of
 * that terminal reaches, under a shell that waits for its end and writes down its exit code. Needs {@code setsid} and {@code /bin/sh}.
 */
final class Supervision {
    /** By this, a supervisor's process is found among all others. */
    private static final String MARK = "handover-installer";

    private static final int PLACE_OF_MARK = 2;

    private static final long MOST_MILLIS = 10_000;
    private static final long LOOK_MILLIS = 5;

    /** What is said is read to its end, and of that the first 4 MB are kept, in small pieces, so that nothing waits in between. */
    private static final String SUPERVISOR = """
            files=$2 installer=$3
            shift 3
            {
              /bin/sh -c "$installer" "$0" "$files" "$@"
              code=$?
              (umask 077; echo "$code" > "$files.exit")
            } 2>&1 | {
              dd bs=256 count=16384 2>/dev/null >> "$files.output"
              exec cat > /dev/null
            }
            """;

    /** Announces itself, and its supervisor, and becomes the installer; a second one cannot announce itself. */
    private static final String INSTALLER = """
            files=$1
            shift
            ticks() {
              { read -r stat < "/proc/$1/stat" && set -- ${stat##*") "} && echo "${20}" || echo -; } 2>/dev/null
            }
            (
              umask 077
              echo "$$ $(ticks $$) $PPID $(ticks $PPID)" > "$files.process.$$" && ln "$files.process.$$" "$files.process"
            ) || exit 125
            rm -f "$files.process.$$"
            exec "$@"
            """;

    private Supervision() {}

    /**
     * Starts an installer and waits until it has announced itself, or cannot any more.
     *
     * @param installation its files; that for the output is there
     * @param address of the server that it upgrades
     * @param command a program and its arguments
     * @param hidden variables of the environment that it does not get
     * @return what has become of it; {@link Installation.State.Unseen} where it may yet start
     * @throws IOException where nothing was started
     */
    static Installation.State start(Installation installation, String address, List<String> command, Set<String> hidden)
            throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "setsid",
                "/bin/sh",
                "-c",
                SUPERVISOR,
                MARK,
                address,
                installation.files().toString(),
                INSTALLER));
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeAll(hidden);
        Process supervisor = builder.start();
        try {
            long since = System.nanoTime();
            Installation.State state = installation.state(Optional.empty());
            while (state instanceof Installation.State.Unseen
                    && !supervisor.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)
                    && TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since) < MOST_MILLIS) {
                state = installation.state(Optional.empty());
            }
            if (state instanceof Installation.State.Unseen) {
                installation.withdraw();
                state = installation.state(Optional.empty());
            }
            return state;
        } catch (IOException cannotWithdraw) {
            if (!supervisor.isAlive()) {
                throw cannotWithdraw;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return new Installation.State.Unseen();
    }

    /** The installations of a server that have a supervisor now, whoever has begun them. */
    static List<Installation> supervised(String address) {
        return ProcessHandle.allProcesses()
                .map(process -> List.of(process.info().arguments().orElse(new String[0])))
                .filter(words -> words.size() > PLACE_OF_MARK + 2
                        && words.get(PLACE_OF_MARK).equals(MARK)
                        && words.get(PLACE_OF_MARK + 1).equals(address))
                .map(words -> new Installation(Path.of(words.get(PLACE_OF_MARK + 2))))
                .distinct()
                .toList();
    }
}
