package io.handover.simulator.run;

import io.handover.model.command.Commands;
import io.handover.model.procedure.Step;

/** A step as the operator does it: what is asked of it all the time, side by side and without a call. */
final class Task {
    final Step step;

    /** As which subject of choices it is known. */
    final int subject;

    /** The server whose client is used. */
    final int contact;

    final boolean usesClient;
    final boolean isCheck;
    final boolean blocksClient;
    final boolean isOpenClient;
    final boolean isUpgrade;
    final boolean isVerify;
    final boolean isUrgent;
    final boolean isForceActivation;
    final boolean mayStartSwitch;

    Task(Step step, int subject) {
        this.step = step;
        this.subject = subject;
        this.contact = step.contact();
        this.usesClient = step.command().usesClient();
        this.isCheck = step.command().isCheck();
        this.blocksClient = step.command().isAdministration();
        this.isOpenClient = step.command() == Commands.OPEN_CLIENT;
        this.isUpgrade = step.command() == Commands.UPGRADE;
        this.isVerify = step.command() == Commands.VERIFY_UPGRADED;
        this.isForceActivation = step.command() == Commands.FORCE_ACTIVATE;
        this.mayStartSwitch = step.command().startsSwitch();
        this.isUrgent = step.instruction().asSoonAsPossibleMillis().isPresent();
    }
}
