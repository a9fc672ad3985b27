package io.handover.simulator.run;

/** What a run has been through: a verdict that no run has exercised is no verdict. */
public enum Witness {
    CHANGE_MADE("a change was made"),
    COMPLETED("the procedure was completed"),
    COMPLETED_WITH_CHANGES("the procedure was completed after changes were made"),
    SETTLED("the site came to rest"),
    ACTIVATED("a standby became active"),
    ACTIVATED_BEHIND("a standby was activated that lacked a change of an active server"),
    ACTIVES_CHANGED("the set of active servers changed"),
    ACTIVES_CHANGED_WITH_CHANGES("the set of active servers changed after changes were made"),
    SEVERAL_ACTIVE("two or more servers were active at once"),
    NONE_ACTIVE("no server was active"),
    DETECTED("a server detected several active servers and put them into standby"),
    TWO_RELEASES("servers of two releases were up at once"),
    EXCLUDED_BEHIND("a standby lost its registration while it lacked a change"),
    INITIALIZED("a standby was initialized"),
    DIVERTED("the operator turned to a what-if branch"),
    CRASH_WHILE_UPGRADING("a server crashed while it or another was upgraded");

    private final String sentence;

    Witness(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }

    int bit() {
        return 1 << ordinal();
    }

    /** Whether a set of witnesses, as bits, holds this one. */
    public boolean in(int set) {
        return (set >>> ordinal() & 1) != 0;
    }
}
