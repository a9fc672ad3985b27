package io.handover.analysis.survival;

import io.handover.model.procedure.Branch;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which steps and branches of a changed procedure are those of the procedure as it was. */
final class Matching {
    /** Stands for a step or branch that is not there any more. */
    static final int NONE = -1;

    private final Plan past;
    private final Plan changed;
    private final int[] main;
    private final int[] branches;
    private final List<int[]> branchSteps = new ArrayList<>();

    Matching(Plan past, Plan changed) {
        this.past = past;
        this.changed = changed;
        this.main = match(past.steps(), changed.steps());
        this.branches = matchBranches();
        for (int b = 0; b < branches.length; b++) {
            List<Step> now = branches[b] == NONE
                    ? List.of()
                    : changed.branch(branches[b]).steps();
            branchSteps.add(match(past.branch(b).steps(), now));
        }
    }

    /** The changed procedure's main step for the one that was at {@code step}, or {@link #NONE}. */
    int main(int step) {
        return main[step];
    }

    /** The changed procedure's branch for one as it was, or {@link #NONE}. */
    int branch(int branch) {
        return branches[branch];
    }

    /** The step of the changed procedure's branch for the one that was there, or {@link #NONE}. */
    int inBranch(int branch, int step) {
        return branchSteps.get(branch)[step];
    }

    /** First those that are in the same order, as many as there can be, and rather with the same second server; then those that moved. */
    private int[] match(List<Step> then, List<Step> now) {
        int[][] best = new int[then.size() + 1][now.size() + 1];
        for (int i = then.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                best[i][j] = Math.max(
                        Math.max(best[i + 1][j], best[i][j + 1]),
                        best[i + 1][j + 1] + likeness(then.get(i), now.get(j)));
            }
        }
        int[] matched = new int[then.size()];
        Arrays.fill(matched, NONE);
        boolean[] taken = new boolean[now.size()];
        for (int i = 0, j = 0; i < then.size() && j < now.size(); ) {
            int likeness = likeness(then.get(i), now.get(j));
            if (likeness > 0 && best[i][j] == best[i + 1][j + 1] + likeness) {
                matched[i] = j;
                taken[j] = true;
                i++;
                j++;
            } else if (best[i][j] == best[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
        for (int i = 0; i < matched.length; i++) {
            for (int j = 0; j < taken.length && matched[i] == NONE; j++) {
                if (!taken[j] && likeness(then.get(i), now.get(j)) > 0) {
                    matched[i] = j;
                    taken[j] = true;
                }
            }
        }
        return matched;
    }

    /** More than twice as much for the same command and target as for the second server, so that the number of steps decides. */
    private int likeness(Step then, Step now) {
        boolean same = then.command().equals(now.command()) && isSame(then.target(), now.target());
        if (!same) {
            return 0;
        }
        return !then.command().takesAt() || isSame(then.at(), now.at()) ? MATCH + 1 : MATCH;
    }

    private static final int MATCH = 2 * Plan.MAX_STEPS;

    private int[] matchBranches() {
        int[] matched = new int[past.branchCount()];
        boolean[] taken = new boolean[changed.branchCount()];
        for (int i = 0; i < matched.length; i++) {
            matched[i] = NONE;
            for (int j = 0; j < taken.length && matched[i] == NONE; j++) {
                if (!taken[j] && isSame(past.branch(i), changed.branch(j))) {
                    matched[i] = j;
                    taken[j] = true;
                }
            }
        }
        return matched;
    }

    private boolean isSame(Branch then, Branch now) {
        return then.whatIf().when().equals(now.whatIf().when())
                && (!then.whatIf().when().takesTarget() || isSame(then.target(), now.target()))
                && (!then.whatIf().when().takesAt() || isSame(then.at(), now.at()));
    }

    private boolean isSame(int serverThen, int serverNow) {
        return past.serverName(serverThen).equals(changed.serverName(serverNow));
    }
}
