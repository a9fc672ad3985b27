package io.handover.analysis.advice;

/**
 * What can be done about a finding: a patch that was tried, or the reason why none helps and what to state instead.
 *
 * @param summary what to do, in a line
 * @param patch what is to be changed; nothing where no edit helps
 * @param needed what was advised on findings before this one and must be changed along with it; nothing where the patch does alone
 * @param effect what the patch was seen to change, in words and figures, or why no edit helps
 */
public record Advice(String summary, Patch patch, Patch needed, String effect) {
    /** Without an edit. */
    static Advice without(String summary, String why) {
        return new Advice(summary, Patch.NONE, Patch.NONE, why);
    }

    /** Whether there is something to change. */
    public boolean isPatch() {
        return !patch.isEmpty();
    }

    /** All that is to be changed to have the effect. */
    public Patch whole() {
        return needed.and(patch);
    }
}
