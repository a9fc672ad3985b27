package io.handover.model.action;

import io.handover.model.state.Pairs;

/**
 * The kinds of action: docs/model.md, "Actions of the environment" and "The operator" and "Faults of the core".
 *
 * <p>Every instance of a progress action has a number below 64 and every instance of a fault one from 64 on, so that the
 * enabled progress actions of a state are one {@code long}, and the enabled faults another.
 */
public enum ActionKind {
    CHANGE(0, Operands.SERVER),
    REPLICATE(5, Operands.SERVER),
    END_UPGRADE(10, Operands.SERVER),
    /**
     * <em>EndInitialization</em> where the source is there, else <em>InitializationFails</em>: exactly one of the two is enabled for a
     * server that is being initialized from another, so that one number does for both ({@code Transitions.initializationSucceeds}).
     */
    END_INITIALIZATION(15, Operands.SERVER),
    DETECT(20, Operands.SERVER),
    AUTO_ACTIVATE(25, Operands.SERVER),
    RESTART(30, Operands.SERVER),
    HEAL(35, Operands.PAIR),
    ISSUE(45, Operands.NONE),
    ADVANCE(46, Operands.NONE),
    SWITCH_DEMOTES(47, Operands.NONE),
    SWITCH_ACTIVATES(48, Operands.NONE),
    SWITCH_STOPS(49, Operands.NONE),
    DIVERT(50, Operands.BRANCH),
    CRASH(64, Operands.SERVER),
    CUT(69, Operands.PAIR),
    INSTALLER_FAILS(79, Operands.SERVER),
    SKIP(84, Operands.NONE),
    /** Of the simulator only (docs/model.md, "Faults of the core"): a crash during a standby's initialization. */
    INTERRUPT_INITIALIZATION(85, Operands.SERVER),
    /** Of the simulator only (docs/model.md, "Faults of the core"): the operator gives a command out of turn; which one is told apart. */
    SLIP(90, Operands.NONE);

    /** What an action of a kind is about. */
    public enum Operands {
        NONE(1),
        SERVER(Pairs.ROW),
        PAIR(Pairs.UNORDERED),
        BRANCH(12);

        private final int count;

        Operands(int count) {
            this.count = count;
        }
    }

    private static final ActionKind[] KIND_OF = new ActionKind[91];

    static {
        for (ActionKind kind : values()) {
            for (int i = 0; i < kind.operands.count; i++) {
                KIND_OF[kind.first + i] = kind;
            }
        }
    }

    private final int first;
    private final Operands operands;

    ActionKind(int first, Operands operands) {
        this.first = first;
        this.operands = operands;
    }

    /** The kind of the action with that number. */
    public static ActionKind of(int action) {
        return KIND_OF[action];
    }

    /** The number of the kind's first action: that of server 0, of pair {0, 1}, of branch 0. */
    public int first() {
        return first;
    }

    public Operands operands() {
        return operands;
    }

    /** How many actions of this kind there can be. */
    public int count() {
        return operands.count;
    }

    /** The number of the action of this kind about server, pair or branch {@code operand}. */
    public int number(int operand) {
        return first + operand;
    }

    /** The server, pair or branch that an action of this kind is about. */
    public int operand(int action) {
        return action - first;
    }

    public boolean isFault() {
        return first >= Long.SIZE;
    }
}
