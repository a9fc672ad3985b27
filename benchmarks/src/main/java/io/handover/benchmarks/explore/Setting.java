package io.handover.benchmarks.explore;

import io.handover.model.site.Scope;
import java.util.List;

/** Bounds within which the written procedure is explored, with the reference counts of semantics.md 1.8. */
enum Setting {
    /** Small. */
    S(new Scope(3, 2, 1, 1, 0, 0), 32_874, 110_080, 18),
    /** Medium. */
    M(new Scope(3, 3, 2, 1, 1, 1), 2_282_034, 10_075_080, 22),
    /** Large. */
    L(new Scope(3, 3, 2, 2, 2, 2), 23_342_696, 125_975_621, 25);

    private final Scope scope;
    private final long states;
    private final long transitions;
    private final int hashBits;

    Setting(Scope scope, long states, long transitions, int hashBits) {
        this.scope = scope;
        this.states = states;
        this.transitions = transitions;
        this.hashBits = hashBits;
    }

    Scope scope() {
        return scope;
    }

    long states() {
        return states;
    }

    /** The size of Spin's hash table: the power of two that is next to the number of states, the fastest one. */
    int hashBits() {
        return hashBits;
    }

    /** The bounds as definitions of the Promela encoding. */
    List<String> definitions() {
        return List.of(
                "-DN=" + scope.servers(),
                "-DK=" + scope.changes(),
                "-DCRASHES=" + scope.crashes(),
                "-DCUTS=" + scope.cuts(),
                "-DINSTALLER=" + scope.installerFailures(),
                "-DSKIPS=" + scope.skips());
    }

    /**
     * Sees to it that nobody is fast by leaving something out.
     *
     * @throws IllegalStateException if these are not the reference counts
     */
    void requireCounts(String contender, long countedStates, long countedTransitions) {
        if (countedStates != states || countedTransitions != transitions) {
            throw new IllegalStateException("%s counts %,d states and %,d transitions of %s instead of %,d and %,d"
                    .formatted(contender, countedStates, countedTransitions, this, states, transitions));
        }
    }
}
