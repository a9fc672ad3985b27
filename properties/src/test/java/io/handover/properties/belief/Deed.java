package io.handover.properties.belief;

/** Something that happens to a site, or the executor's part in it. */
sealed interface Deed {
    /** The command of a step of the plan is given; which one, modulo their number. */
    record Give(int step) implements Deed {}

    /** A command that was given takes effect, if it can; which one, modulo their number. */
    record TakeEffect(int order) implements Deed {}

    /** Progress that is not the operator's; which one of those that are enabled, modulo their number. */
    record Progress(int action) implements Deed {}

    /** A fault; which one of those that are enabled, modulo their number. At most one of a kind happens between two observations. */
    record Fault(int action) implements Deed {}

    /** All servers are looked at; nothing is seen of those in the set. */
    record Observe(int unseen) implements Deed {}
}
