package io.handover.benchmarks.game;

import io.handover.explorer.game.Arena;
import io.handover.explorer.game.Board;
import io.handover.explorer.game.Objective;
import io.handover.explorer.game.Rules;
import io.handover.explorer.game.Solution;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/**
 * Plays the full upgrade from the undisturbed site on, with every command and all servers alike, and prints a row for each number of servers, budgets of
 * faults and changes: how many structures and moves the board has, how much processor time it takes to build and to solve, and how much memory both take then. Rows come
 * from the least game to the largest of as many servers, in one virtual machine, which is cold for the first.
 *
 * <p>Arguments: how many structures are kept at most, from 1,000; how many servers, 2 to 4, all three of these where it is left out.
 */
public final class GameGrowth {
    private static final int DEFAULT_MOST = 2_000_000;
    private static final int LEAST_SERVERS = 2;
    private static final int MOST_SERVERS = 4;
    private static final List<Property> UPGRADE =
            List.of(Properties.EVENTUALLY_UPGRADED, Properties.EVENTUALLY_REDUNDANT);
    private static final List<Property> KEEPING_CHANGES = List.of(
            Properties.EVENTUALLY_UPGRADED, Properties.EVENTUALLY_REDUNDANT, Properties.ONLY_DECLARED_CHANGES_LOST);

    /** Budgets of faults. */
    private enum Faults {
        NONE("none", 0, 0, 0),
        CRASH("1 crash", 1, 0, 0),
        CUT("1 crash, 1 cut", 1, 1, 0),
        INSTALLER("1 crash, 1 cut, 1 installer failure", 1, 1, 1);

        private final String label;
        private final int crashes;
        private final int cuts;
        private final int installerFailures;

        Faults(String label, int crashes, int cuts, int installerFailures) {
            this.label = label;
            this.crashes = crashes;
            this.cuts = cuts;
            this.installerFailures = installerFailures;
        }

        Scope scope(int servers, int changes) {
            return new Scope(servers, changes, crashes, cuts, installerFailures, 0);
        }
    }

    /** What is said of the changes to come. */
    private enum Changes {
        NONE("none"),
        ANY("any"),
        TWO("2");

        private final String label;

        Changes(String label) {
            this.label = label;
        }

        Rules rules(int servers, Faults faults) {
            Rules rules = Rules.of(faults.scope(servers, this == TWO ? 2 : 0), Assumptions.DEFAULT);
            return this == ANY ? rules.withAnyNumberOfChanges() : rules;
        }

        List<Property> properties() {
            return this == NONE ? UPGRADE : KEEPING_CHANGES;
        }
    }

    private GameGrowth() {}

    public static void main(String[] arguments) {
        int most = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_MOST;
        int first = arguments.length > 1 ? Integer.parseInt(arguments[1]) : LEAST_SERVERS;
        int last = arguments.length > 1 ? first : MOST_SERVERS;
        print("servers", "faults", "changes", "structures", "moves", "build s", "solve s", "MB");
        for (int servers = first; servers <= last; servers++) {
            play(servers, most);
        }
    }

    private static void play(int servers, int most) {
        for (Faults faults : Faults.values()) {
            for (Changes changes : Changes.values()) {
                if (!row(servers, faults, changes, most)) {
                    return; // the next ones are larger
                }
            }
        }
    }

    /** Whether it fits. */
    private static boolean row(int servers, Faults faults, Changes changes, int most) {
        long bytesBefore = bytes();
        Arena arena = new Arena(changes.rules(servers, faults), (1 << servers) - 1);
        long start = now();
        Board board = Board.of(arena, List.of(arena.initialState()), most, () -> false);
        double build = seconds(start);
        if (!board.isComplete()) {
            print(
                    servers,
                    faults.label,
                    changes.label,
                    String.format(Locale.ROOT, "> %,d", most),
                    "does not fit",
                    decimal(build),
                    "",
                    "");
            return false;
        }
        start = now();
        Solution solution = Solution.of(board, Objective.of(arena.plan(), changes.properties()), () -> false);
        double solve = seconds(start);
        long megabytes = Math.max(0, bytes() - bytesBefore) >> 20;
        print(
                servers,
                faults.label,
                changes.label,
                String.format(Locale.ROOT, "%,d", solution.board().states()),
                String.format(Locale.ROOT, "%,d", board.moves()),
                decimal(build),
                decimal(solve),
                Long.toString(megabytes));
        return true;
    }

    /** Processor time: a game is played by one thread, whatever else the machine does. */
    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double seconds(long start) {
        return (now() - start) / 1e9;
    }

    private static String decimal(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }

    /** What is in use once all that is not has been taken away. */
    private static long bytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void print(Object... cells) {
        System.out.printf("%-8s %-36s %-8s %12s %14s %8s %8s %6s%n", cells);
    }
}
