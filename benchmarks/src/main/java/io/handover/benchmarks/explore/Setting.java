package io.handover.benchmarks.explore;

import io.handover.model.site.Scope;
import java.util.List;

/**
 * A procedure and the bounds within which it is explored, with the numbers of states and transitions that everybody must come to. Those
 * of {@code S}, {@code M} and {@code L} are reference counts of docs/model.md, "Reference counts".
 */
enum Setting {
    /** Small. */
    S(Explored.WRITTEN, new Scope(3, 2, 1, 1, 0, 0), 33_325, 111_743),
    /** Medium. */
    M(Explored.WRITTEN, new Scope(3, 3, 2, 1, 1, 1), 2_285_814, 10_095_989),
    /** Large. */
    L(Explored.WRITTEN, new Scope(3, 3, 2, 2, 2, 2), 23_352_216, 126_035_875),

    // By servers and changes.
    N3K0(Explored.WRITTEN, new Scope(3, 0, 3, 3, 2, 2), 526_610, 3_137_198),
    N4K0(Explored.WRITTEN, new Scope(4, 0, 2, 2, 1, 1), 408_927, 2_502_331),
    N5K0(Explored.WRITTEN, new Scope(5, 0, 2, 2, 1, 1), 2_365_952, 15_801_253),
    N3K1(Explored.WRITTEN, new Scope(3, 1, 2, 2, 1, 1), 418_494, 2_142_732),
    N4K1(Explored.WRITTEN, new Scope(4, 1, 1, 1, 1, 1), 455_022, 1_838_597),
    N5K1(Explored.WRITTEN, new Scope(5, 1, 1, 1, 1, 1), 2_478_793, 10_593_785),
    N3K2(Explored.WRITTEN, new Scope(3, 2, 2, 2, 1, 1), 1_786_476, 9_252_786),
    N4K2(Explored.WRITTEN, new Scope(4, 2, 1, 1, 1, 1), 2_689_677, 11_083_295),
    N5K2(Explored.WRITTEN, new Scope(5, 2, 1, 0, 1, 1), 1_453_321, 4_145_309),
    N4K3(Explored.WRITTEN, new Scope(4, 3, 1, 0, 1, 1), 1_149_080, 3_247_634),
    N5K3(Explored.WRITTEN, new Scope(5, 3, 1, 0, 0, 0), 482_895, 1_201_962),

    /** With branches. */
    BRANCHES(Explored.WITH_BRANCHES, new Scope(3, 2, 2, 1, 1, 1), 1_889_601, 8_795_272),
    /** With a branch whose condition looks at databases. */
    BEHIND(Explored.WITH_BEHIND, new Scope(3, 2, 2, 1, 1, 1), 1_155_906, 4_919_824);

    private final Explored procedure;
    private final Scope scope;
    private final long states;
    private final long transitions;

    Setting(Explored procedure, Scope scope, long states, long transitions) {
        this.procedure = procedure;
        this.scope = scope;
        this.states = states;
        this.transitions = transitions;
    }

    Explored procedure() {
        return procedure;
    }

    Scope scope() {
        return scope;
    }

    long states() {
        return states;
    }

    /** The size of Spin's hash table: the power of two that is next to the number of states, the fastest one. */
    int hashBits() {
        return (int) Math.round(Math.log((double) states) / Math.log(2));
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
     * @throws IllegalStateException if these are not the numbers
     */
    void requireCounts(String contender, long countedStates, long countedTransitions) {
        if (countedStates != states || countedTransitions != transitions) {
            throw new IllegalStateException("%s counts %,d states and %,d transitions of %s instead of %,d and %,d"
                    .formatted(contender, countedStates, countedTransitions, this, states, transitions));
        }
    }
}
