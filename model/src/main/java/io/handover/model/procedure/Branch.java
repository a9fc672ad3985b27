package io.handover.model.procedure;

import io.handover.model.state.SiteState;
import java.util.List;

/**
 * A what-if branch bound to servers (docs/model.md, "What-if branches").
 *
 * @param whatIf the written branch that it comes from
 * @param target the server that the condition is about; 0 where it takes none
 * @param at the condition's second server; 0 where it takes none
 * @param from the first main step (from 0) in which the operator watches
 * @param until the last main step in which the operator watches; the number of steps stands for <em>complete</em>; less
 *     than {@code from} where the site has no server for any step of the stretch
 * @param steps what the operator then does; never empty
 * @param resume where to go on: a main step, the number of steps for <em>complete</em>, {@link #SAME_STEP} or {@link #NEXT_STEP}
 */
public record Branch(WhatIf whatIf, int target, int at, int from, int until, List<Step> steps, int resume) {
    public static final int SAME_STEP = -1;
    public static final int NEXT_STEP = -2;

    /** Whether an operator who runs no branch may turn to this one. */
    public boolean called(SiteState state) {
        return isWatchedAt(state.pc()) && whatIf.when().holds(state, target, at);
    }

    /** Whether main step {@code pc} lies in the stretch in which the operator watches. */
    public boolean isWatchedAt(int pc) {
        return pc >= from && pc <= until;
    }

    /** The main step at which the operator who left it at {@code pc} goes on. */
    public int resumeFrom(int pc, int mainSteps) {
        return switch (resume) {
            case SAME_STEP -> pc;
            case NEXT_STEP -> Math.min(pc + 1, mainSteps);
            default -> resume;
        };
    }
}
