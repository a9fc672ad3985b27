package io.handover.properties.spin;

import io.handover.model.state.Mode;
import io.handover.model.state.Process;
import io.handover.model.state.SiteState;
import io.handover.model.state.Version;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The first state as the encoding takes it: bit masks, and a number a server. */
final class FirstState {
    private static final int NO_SERVER = SiteState.NONE;

    private int actives = 1;
    private int upgraded;
    private int cut;
    private int changes;
    private final Process[] processes;
    private final int[] subscriptions;
    private final int[] registered;
    private final long[] databases;

    private FirstState(int servers) {
        processes = new Process[servers];
        subscriptions = new int[servers];
        registered = new int[servers];
        databases = new long[servers];
    }

    /** By the words of docs/model.md, "Given starts". */
    static FirstState of(Start start, int servers) {
        FirstState state = new FirstState(servers);
        state.changes = start.changes();
        for (int s = 0; s < servers; s++) {
            state.processes[s] = Process.UP;
            state.subscriptions[s] = s == 0 ? NO_SERVER : 0;
            state.registered[s] = s == 0 ? (1 << servers) - 2 : 0;
            state.databases[s] = (1L << start.changes()) - 1;
        }
        for (Start.OfServer given : start.servers()) {
            state.take(given);
        }
        for (Start.OfServer given : start.servers()) {
            given.registered()
                    .ifPresent(list -> state.registered[given.server()] =
                            list.stream().mapToInt(t -> 1 << t).sum());
        }
        for (Start.Cut pair : start.cuts()) {
            state.cut |= 1 << pair(pair.one(), pair.other());
        }
        return state;
    }

    private void take(Start.OfServer given) {
        int s = given.server();
        given.process().ifPresent(process -> processes[s] = process);
        given.mode().ifPresent(mode -> actives = mode == Mode.ACTIVE ? actives | 1 << s : actives & ~(1 << s));
        given.version().ifPresent(version -> upgraded |= version == Version.NEW ? 1 << s : 0);
        given.source().ifPresent(source -> {
            subscriptions[s] = source.orElse(NO_SERVER);
            for (int a = 0; a < registered.length; a++) {
                boolean there = source.isPresent() && source.getAsInt() == a;
                registered[a] = there ? registered[a] | 1 << s : registered[a] & ~(1 << s);
            }
        });
        databases[s] >>>= given.lacks();
    }

    /** The first state of a built-in procedure, as the product has it. */
    static FirstState of(SiteState product) {
        int servers = product.servers();
        FirstState state = new FirstState(servers);
        state.actives = product.active();
        state.upgraded = product.upgraded();
        state.changes = product.changes();
        for (int s = 0; s < servers; s++) {
            state.processes[s] = product.process(s);
            state.subscriptions[s] = product.subscription(s);
            state.registered[s] = product.registeredAt(s);
            state.databases[s] = product.database(s);
            for (int t = 0; t < s; t++) {
                state.cut |= product.reaches(s, t) ? 0 : 1 << pair(s, t);
            }
        }
        return state;
    }

    /** The encoding's number of a pair. */
    private static int pair(int s, int t) {
        int more = Math.max(s, t);
        return more * (more - 1) / 2 + Math.min(s, t);
    }

    String definitions() {
        return "#define FIRST_ACTIVES " + actives
                + "\n#define FIRST_UPGRADED " + upgraded
                + "\n#define FIRST_CUT " + cut
                + "\n#define FIRST_CHANGES " + changes
                + "\n#define FIRST_PROCESSES "
                + list(IntStream.range(0, processes.length).mapToObj(s -> processes[s].name()))
                + "\n#define FIRST_SUBSCRIPTIONS "
                + list(IntStream.of(subscriptions).mapToObj(a -> a == NO_SERVER ? "NONE" : Integer.toString(a)))
                + "\n#define FIRST_REGISTERED "
                + list(IntStream.of(registered).mapToObj(Integer::toString))
                + "\n#define FIRST_DATABASES "
                + list(Arrays.stream(databases).mapToObj(Long::toString))
                + "\n";
    }

    private static String list(Stream<String> values) {
        return values.collect(Collectors.joining(", ", "{ ", " }"));
    }
}
