package io.handover.explorer.game;

import io.handover.model.procedure.Plan;
import io.handover.model.property.Properties;
import io.handover.model.state.SiteState;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is kept beside a structure, as far as an objective looks at it: which servers hold what, how many changes are yet to come, and the window. A value
 * is a number; the window is the greatest part of it, the holdings the least.
 */
final class Values {
    private final Arena arena;
    private final int servers;
    private final Optional<Holdings> holdings;
    private final Optional<GivenUp> window;
    private final int holdingsSize;
    private final int mostLeft;
    private final int size;
    private final int words;

    /**
     * Those that an objective needs.
     *
     * @throws IllegalArgumentException if it looks at databases, and there are too many servers for that
     */
    Values(Arena arena, Objective objective) {
        Rules rules = arena.rules();
        this.arena = arena;
        this.servers = rules.scope().servers();
        this.holdings = objective.keepsChanges() ? Optional.of(new Holdings(servers)) : Optional.empty();
        this.window = rules.givenUp()
                .filter(what -> what.changesLost() && objective.keepsChanges()
                        || what.severalActive() && objective.keepsOneActive());
        this.holdingsSize = holdings.map(Holdings::size).orElse(1);
        this.mostLeft = holdings.isPresent() ? rules.scope().changes() : 0;
        this.size = holdingsSize * (mostLeft + 1) * (window.isPresent() ? 1 + 2 * servers : 1);
        this.words = (size + Long.SIZE - 1) / Long.SIZE;
    }

    int size() {
        return size;
    }

    /** How many words a set of values takes. */
    int words() {
        return words;
    }

    private int value(GivenUp.Phase phase, int server, int left, int holding) {
        int part = switch (phase) {
            case CLOSED -> 0;
            case BEFORE -> 1 + server;
            case OPEN -> 1 + servers + server;
        };
        return (part * (mostLeft + 1) + left) * holdingsSize + holding;
    }

    private int holding(int value) {
        return value % holdingsSize;
    }

    private int left(int value) {
        return value / holdingsSize % (mostLeft + 1);
    }

    private int part(int value) {
        return value / (holdingsSize * (mostLeft + 1));
    }

    private GivenUp.Phase phase(int value) {
        int part = part(value);
        return part == 0 ? GivenUp.Phase.CLOSED : part <= servers ? GivenUp.Phase.BEFORE : GivenUp.Phase.OPEN;
    }

    /** The server whose window it is, 0 where it is closed. */
    private int windowServer(int value) {
        return Math.max(0, part(value) - 1) % servers;
    }

    /** The value of a state, by the way that its servers change places to make it a representative. */
    int of(SiteState state, int way) {
        int[] places = arena.alikes().places(way);
        int holding = holdings.map(all -> all.permuted(places)[all.of(state)]).orElse(0);
        int left = Math.max(0, Math.min(mostLeft, state.maxChanges() - state.changes()));
        return window.map(what -> value(GivenUp.Phase.of(state), places[what.server()], left, holding))
                .orElseGet(() -> value(GivenUp.Phase.CLOSED, 0, left, holding));
    }

    /** What a deed does, or null where it leaves values as they are. */
    @Nullable
    Effect effect(Deeds.Deed deed) {
        int[] places = arena.alikes().places(deed.way());
        int[] held = holdings.map(all -> held(all, deed, places)).orElse(new int[] {0});
        return effect(value -> {
            int holding = held[holding(value)];
            if (holding == Holdings.NEVER) {
                return Holdings.NEVER;
            }
            GivenUp.Phase phase = phase(value);
            int server = windowServer(value);
            boolean closes = phase == GivenUp.Phase.OPEN && (deed.deactivated() >>> server & 1) != 0;
            return value(closes ? GivenUp.Phase.CLOSED : phase, places[server], left(value), holding);
        });
    }

    /** What becomes of holdings by a deed, which the model is asked: whatever is the case beside its effect on them decides nothing. */
    private int[] held(Holdings all, Deeds.Deed deed, int[] places) {
        SiteState scratch = arena.transitions().initialState();
        scratch.copyFrom(deed.source());
        int action = deed.action();
        int[] after = all.after(scratch, state -> {
            if (action >= Arena.FIRST_ORDER) {
                arena.order(action).orElseThrow().execute(state);
                return true;
            }
            if (!arena.transitions().isEnabled(state, action)) {
                return false;
            }
            arena.transitions().apply(state, action);
            return true;
        });
        int[] permuted = all.permuted(places);
        return IntStream.of(after)
                .map(holding -> holding == Holdings.NEVER ? holding : permuted[holding])
                .toArray();
    }

    /** What a change at a server does, or null where it leaves values as they are. */
    @Nullable
    Effect change(int s) {
        return holdings.map(all -> {
                    int[] held = all.after(arena.transitions().initialState(), state -> {
                        state.makeChange(s, false);
                        return true;
                    });
                    boolean counted = !arena.rules().anyNumberOfChanges();
                    return effect(value -> {
                        if (counted && left(value) == 0) {
                            return Holdings.NEVER;
                        }
                        boolean declared = phase(value) == GivenUp.Phase.OPEN
                                && windowServer(value) == s
                                && window.map(GivenUp::changesLost).orElse(false);
                        return value(
                                phase(value),
                                windowServer(value),
                                left(value) - (counted ? 1 : 0),
                                declared ? holding(value) : held[holding(value)]);
                    });
                })
                .orElse(null);
    }

    /** What the replication of all that is missing does, or null where it leaves values as they are. */
    @Nullable
    Effect replication(int s, int a) {
        return holdings.map(all -> {
                    SiteState scratch = arena.transitions().initialState();
                    scratch.subscribe(s, a);
                    int[] held = all.after(scratch, state -> {
                        Arena.replicate(state, s);
                        return true;
                    });
                    return effect(value -> value(phase(value), windowServer(value), left(value), held[holding(value)]));
                })
                .orElse(null);
    }

    /** What opening the window does where some servers are in Active mode, or null where there is none. */
    @Nullable
    Effect opening(int active) {
        if (window.isEmpty()) {
            return null;
        }
        return effect(value -> phase(value) == GivenUp.Phase.BEFORE && (active >>> windowServer(value) & 1) != 0
                ? value(GivenUp.Phase.OPEN, windowServer(value), left(value), holding(value))
                : Holdings.NEVER);
    }

    private @Nullable Effect effect(IntUnaryOperator after) {
        int[] table = IntStream.range(0, size).map(after).toArray();
        return Arrays.equals(table, IntStream.range(0, size).toArray()) ? null : new Effect(table, words);
    }

    /** All values, as a set. */
    long[] all() {
        return set(value -> true);
    }

    /** The values with which no change is lost but what is declared, by which servers are up and active. */
    long[] keeping(int upActive) {
        if (holdings.isEmpty()) {
            return all();
        }
        SiteState scratch = withActives(upActive);
        int[] kept = holdings.get()
                .after(scratch, state -> Properties.ONLY_DECLARED_CHANGES_LOST.holds(arena.plan(), state));
        return set(value -> kept[holding(value)] != Holdings.NEVER);
    }

    /** The values with which no more servers are active than may be, by which servers are up and active. */
    long[] withoutRival(int upActive) {
        SiteState scratch = withActives(upActive);
        Plan plan = arena.plan();
        return set(value -> {
            if (window.isPresent()) {
                phase(value).enter(scratch);
            }
            return Properties.AT_MOST_ONE_ACTIVE.holds(plan, scratch) && GivenUp.bears(upActive, windowServer(value));
        });
    }

    private SiteState withActives(int upActive) {
        SiteState state = arena.transitions().initialState();
        for (int s = 0; s < servers; s++) {
            state.setStandby(s);
            if ((upActive >>> s & 1) != 0) {
                state.setActive(s);
            }
        }
        return state;
    }

    private long[] set(IntPredicate in) {
        long[] set = new long[words];
        for (int value = 0; value < size; value++) {
            if (in.test(value)) {
                set[value / Long.SIZE] |= 1L << value;
            }
        }
        return set;
    }
}
