package io.handover.analysis.advice;

import io.handover.model.procedure.Declarations;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.StepRef;
import io.handover.model.procedure.TimedBound;
import io.handover.model.procedure.WhatIf;
import java.util.Optional;

/**
 * One change of a procedure as it is written. Places of steps, branches and windows count from 0 in the procedure as it was before any
 * edit, so that edits can be put together in any number.
 */
public sealed interface Edit {
    /** Whether two different edits cannot both be made. */
    default boolean excludes(Edit other) {
        return false;
    }

    /**
     * A new main step.
     *
     * @param before the step that it comes before; the number of steps: after all of them
     */
    record AddStep(int before, Instruction step) implements Edit {}

    /**
     * A main step goes elsewhere.
     *
     * @param before the step that it comes before; the number of steps: after all of them
     */
    record MoveStep(int step, int before) implements Edit {
        @Override
        public boolean excludes(Edit other) {
            return other instanceof MoveStep move && move.step == step && !equals(other);
        }
    }

    /** A main step that has no id gets one, so that branches and declarations can name it. */
    record NameStep(int step, String id) implements Edit {
        @Override
        public boolean excludes(Edit other) {
            return other instanceof NameStep name && name.step == step && !equals(other);
        }
    }

    /** A main step is done to another server, or at another one. */
    record ReplaceRoles(int step, String target, Optional<String> at) implements Edit {
        @Override
        public boolean excludes(Edit other) {
            return other instanceof ReplaceRoles roles && roles.step == step && !equals(other);
        }
    }

    /** A main step that is to be done as soon as possible may take longer. */
    record AllowStep(int step, long mostMillis) implements Edit {
        @Override
        public boolean excludes(Edit other) {
            return other instanceof AllowStep allow && allow.step == step && !equals(other);
        }
    }

    /** A measured time that is bounded may be longer. */
    record AllowTime(TimedBound.Measure measure, long mostMillis) implements Edit {
        @Override
        public boolean excludes(Edit other) {
            return other instanceof AllowTime allow && allow.measure == measure && !equals(other);
        }
    }

    /** A new what-if branch, after the others. */
    record AddBranch(WhatIf branch) implements Edit {}

    /** A what-if branch is watched for in another stretch of the main steps; where a bound is empty it stays as it is. */
    record WatchBranch(int branch, Optional<StepRef> from, Optional<StepRef> until) implements Edit {
        @Override
        public boolean excludes(Edit other) {
            return other instanceof WatchBranch watch && watch.branch == branch && !equals(other);
        }
    }

    /** A window in which changes are declared lost. */
    record DeclareLost(Declarations.ChangesLost window) implements Edit {}

    /** A window that is declared begins and ends elsewhere. */
    record MoveWindow(int window, StepRef from, StepRef until) implements Edit {
        @Override
        public boolean excludes(Edit other) {
            return other instanceof MoveWindow move && move.window == window && !equals(other);
        }
    }

    /** A stretch in which several servers may be active. */
    record DeclareSeveral(Declarations.SeveralActive stretch) implements Edit {}
}
