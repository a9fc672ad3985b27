package io.handover.executor.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Which process something is: its number, and when it began, since numbers are used again.
 *
 * @param pid its number
 * @param ticks when it began, in the system's ticks, which no setting of the clock changes; empty where the system does not tell, and then
 *     whichever process has the number is taken for it
 */
record Identity(long pid, OptionalLong ticks) {
    private static final Path PROCESSES = Path.of("/proc");

    /** Field 22 of {@code /proc/PID/stat}, counted from behind the name, which is field 2 and may hold anything. */
    private static final int TICKS = 19;

    /** Whether that very process lives; one that has ended and was not collected yet does not. */
    boolean lives() {
        if (!Files.exists(PROCESSES.resolve("self").resolve("stat"))) {
            return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        }
        String stat;
        try {
            stat = Files.readString(
                    PROCESSES.resolve(String.valueOf(pid)).resolve("stat"), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            boolean isGone = unreadable instanceof NoSuchFileException
                    || String.valueOf(unreadable.getMessage()).contains("No such process");
            return !isGone;
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        boolean ended = fields[0].equals("Z") || fields[0].equals("X");
        return !ended && (ticks.isEmpty() || ticks.getAsLong() == Long.parseLong(fields[TICKS]));
    }
}
