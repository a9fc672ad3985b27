package io.handover.explorer.search;

import io.handover.model.command.Command;
import io.handover.model.condition.Condition;
import io.handover.model.procedure.Branch;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.procedure.Window;
import io.handover.model.state.SiteState;
import io.handover.model.state.StatePacking;
import io.handover.model.transition.Transitions;
import java.util.Arrays;

/**
 * Turns states into representatives: of all states that differ only in which of some extras is which, the one whose words are least.
 *
 * <p>Extras are servers other than 0 and 1. At a place in the procedure those are <em>alike</em> that nothing which can still come
 * speaks of: no step from there on, no window of a declaration that is or may still be open, no step or condition of a branch that can
 * still be entered or is running, branches that lead back to earlier steps taken into account. Only those change places, so in the written procedure none does before the last steps.
 *
 * <p>Why this is sound: let p be a permutation of the extras that are alike in a state s. No derived term and no action of the
 * environment names a server, so p turns every action of the environment that is enabled in s into one that is enabled in p(s), and p of
 * what the first leads to is what the second leads to. The operator's actions depend on the present step and on branches, which speak of
 * servers that p leaves alone, so the same holds of them. Where an action leads to, at most as much of the procedure is still to come, so
 * that extras which were alike still are. So s and p(s) are bisimilar, each action with its permuted one of the same kind; and no
 * property tells them apart, as properties name no servers but 0 and 1. Hence a representative stands for all: it has as many
 * enabled actions, paths are as long, and a path of representatives can be gone along from the start through states that they stand
 * for, which is how traces become real paths. Bottom components of representatives are those of the states that they stand for.
 */
final class ExtraSymmetry {
    private static final int FIRST_EXTRA = 2;

    /** Which neighbours change places, one time after the other, so that all orders of so many come up. */
    private static final int[][] SWAPS = {{}, {}, {0}, {0, 1, 0, 1, 0}};

    private final BundlePacking bundlePacking;
    private final StatePacking packing;
    private final SiteState state;
    private final long[] packed;
    private final long[] bundle;

    /** The extras that are alike, by the running branch, from -1, and by main step. */
    private final int[][] alike;

    private final boolean isOfUse;

    /** Knows the extras that are alike, or, if it is not used, leaves every state as it is. */
    ExtraSymmetry(Transitions transitions, BundlePacking packing, boolean used) {
        this.bundlePacking = packing;
        this.packing = packing.ofStates();
        this.state = transitions.initialState();
        this.packed = new long[packing.words()];
        this.bundle = new long[packing.words()];
        Plan plan = transitions.plan();
        this.alike = new int[plan.branchCount() + 1][plan.complete() + 1];
        boolean some = false;
        for (int branch = SiteState.NO_BRANCH; branch < plan.branchCount(); branch++) {
            for (int pc = 0; pc <= plan.complete(); pc++) {
                int extras = alike(plan, branch, pc);
                alike[branch + 1][pc] = extras;
                some |= Integer.bitCount(extras) > 1;
            }
        }
        this.isOfUse = used && some;
    }

    private static int alike(Plan plan, int running, int pc) {
        int first = running == SiteState.NO_BRANCH
                ? pc
                : Math.min(pc, plan.branch(running).resumeFrom(pc, plan.complete()));
        int before;
        do {
            before = first;
            for (Branch branch : plan.branches()) {
                if (branch.until() >= first) {
                    first = Math.min(first, branch.resumeFrom(Math.max(first, branch.from()), plan.complete()));
                }
            }
        } while (first < before);
        int named = 0;
        for (int step = first; step < plan.complete(); step++) {
            named |= named(plan.step(step));
        }
        for (int b = 0; b < plan.branchCount(); b++) {
            Branch branch = plan.branch(b);
            if (b == running || branch.until() >= first) {
                named |= named(branch);
            }
        }
        for (Window window : plan.windows()) {
            if (window.until() >= first) {
                named |= 1 << window.server();
            }
        }
        return (1 << plan.serverNames().size()) - (1 << FIRST_EXTRA) & ~named;
    }

    private static int named(Branch branch) {
        Condition when = branch.whatIf().when();
        int named = (when.takesTarget() ? 1 << branch.target() : 0) | (when.takesAt() ? 1 << branch.at() : 0);
        for (Step step : branch.steps()) {
            named |= named(step);
        }
        return named;
    }

    private static int named(Step step) {
        Command command = step.command();
        return 1 << step.target() | (command.takesAt() ? 1 << step.at() : 0);
    }

    /** Whether any states are represented by others. */
    boolean isOfUse() {
        return isOfUse;
    }

    /**
     * Turns the states of a batch, from the bundle {@code first} on, into their representatives.
     *
     * @param claim with a number left for each structure of one
     * @return whether there were some that others might represent
     */
    boolean represent(Batch batch, int first, Structures structures, Records.Claim claim) {
        if (!isOfUse) {
            return false;
        }
        boolean some = false;
        for (int i = first; i < batch.count; i++) {
            some |= hasAlikes(batch.keys[i], batch.lanes[i], structures);
        }
        if (some) {
            long[] keys = Arrays.copyOfRange(batch.keys, first, batch.count);
            long[] lanes = Arrays.copyOfRange(batch.lanes, first, batch.count);
            batch.count = first;
            for (int i = 0; i < keys.length; i++) {
                for (long rest = lanes[i]; rest != 0; rest &= rest - 1) {
                    state(keys[i], Long.numberOfTrailingZeros(rest), structures);
                    represent(bundle, 0);
                    long last = bundle[bundle.length - 1];
                    batch.add(
                            Batch.key(structures.of(bundle, 0, claim), bundlePacking.blockOf(last)),
                            1L << bundlePacking.laneOf(last));
                }
            }
        }
        return some;
    }

    private void state(long key, int lane, Structures structures) {
        int structure = Batch.structure(key);
        bundlePacking
                .state(structures.first(structure), structures.second(structure), Batch.block(key), lane)
                .put(bundle, 0, bundle.length);
    }

    private boolean hasAlikes(long key, long lanes, Structures structures) {
        state(key, Long.numberOfTrailingZeros(lanes), structures);
        packing.unpack(bundle, 0, state);
        return Integer.bitCount(alike[state.branch() + 1][state.pc()]) > 1;
    }

    /** Turns the state that is packed at {@code at} into its representative. */
    void represent(long[] states, int at) {
        if (!isOfUse) {
            return;
        }
        packing.unpack(states, at, state);
        int extras = alike[state.branch() + 1][state.pc()];
        int first = Integer.numberOfTrailingZeros(extras);
        for (int swap : SWAPS[Integer.bitCount(extras)]) {
            int s = swap == 0 ? first : next(extras, first);
            state.swap(s, next(extras, s));
            packing.pack(state, packed, 0);
            PackedState least = PackedState.of(states, at, packed.length);
            if (least.isAfter(packed, 0, packed.length)) {
                System.arraycopy(packed, 0, states, at, packed.length);
            }
        }
    }

    private static int next(int set, int member) {
        return Integer.numberOfTrailingZeros(set & -2 << member);
    }
}
