package io.handover.executor.port;

/** What an operator says. */
public sealed interface Word {
    /** Do it. */
    record Yes() implements Word {}

    /** Do not. */
    record No() implements Word {}

    /** Show the plan, and where in it we are. */
    record ShowPlan() implements Word {}

    /** Leave this step out. */
    record Skip(String reason) implements Word {}

    /** Stop here; another run can go on. */
    record Stop() implements Word {}
}
