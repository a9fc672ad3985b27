package io.handover.model.state;

/**
 * Where the operator and the activation wizard can be under a plan: what decides how many bits their places take.
 *
 * @param steps the number of main steps
 * @param branches the number of what-if branches
 * @param branchSteps the number of steps of the longest branch; 0 if there is none
 * @param switches whether the wizard may be running
 */
public record Places(int steps, int branches, int branchSteps, boolean switches) {
    /** The same where the wizard may be running. */
    public Places withSwitches() {
        return new Places(steps, branches, branchSteps, true);
    }
}
