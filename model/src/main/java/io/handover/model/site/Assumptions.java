package io.handover.model.site;

/**
 * What a site assumes of the product where its documents leave it open (docs/model.md, "Assumptions").
 *
 * @param splitBrainReaction what happens when several active servers see each other
 * @param forceActivation when a standby offers <em>force activation</em>
 * @param mixedVersionsSeeEachOther whether servers of different releases see each other in monitoring
 * @param autoActivation whether a standby that is not yet upgraded takes over by itself when it sees no active server
 */
public record Assumptions(
        SplitBrainReaction splitBrainReaction,
        ForceActivation forceActivation,
        boolean mixedVersionsSeeEachOther,
        boolean autoActivation) {

    /** The defaults of docs/model.md, "Assumptions". */
    public static final Assumptions DEFAULT =
            new Assumptions(SplitBrainReaction.DEMOTE_ALL, ForceActivation.WHEN_UNSTABLE, true, false);

    public Assumptions withSplitBrainReaction(SplitBrainReaction reaction) {
        return new Assumptions(reaction, forceActivation, mixedVersionsSeeEachOther, autoActivation);
    }

    public Assumptions withForceActivation(ForceActivation offered) {
        return new Assumptions(splitBrainReaction, offered, mixedVersionsSeeEachOther, autoActivation);
    }

    public Assumptions withMixedVersionsSeeEachOther(boolean see) {
        return new Assumptions(splitBrainReaction, forceActivation, see, autoActivation);
    }

    public Assumptions withAutoActivation(boolean takesOver) {
        return new Assumptions(splitBrainReaction, forceActivation, mixedVersionsSeeEachOther, takesOver);
    }
}
