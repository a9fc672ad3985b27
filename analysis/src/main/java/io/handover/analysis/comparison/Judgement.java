package io.handover.analysis.comparison;

/** What is said of B, held against A. */
public enum Judgement {
    /** Less of what nobody wants. */
    BETTER,
    /** More of it. */
    WORSE,
    /** The difference is no more than the margin. */
    SAME,
    /** Too little is known. */
    UNDECIDED,
    /** Of a measure: better in one of its figures and worse in another. */
    MIXED;

    /** The other way round. */
    public Judgement reversed() {
        return switch (this) {
            case BETTER -> WORSE;
            case WORSE -> BETTER;
            case SAME, UNDECIDED, MIXED -> this;
        };
    }
}
