package io.handover.simulator.fault;

import java.util.List;
import java.util.Optional;

/** Every fault there is: first those of the core, then those beyond it. */
public final class Faults {
    public static final List<Fault> ALL = List.of(
            new Crash(),
            new NetworkCut(),
            new InstallerFailure(),
            new SkippedStep(),
            new ReplicationStall(),
            new SlowReplication(),
            new OneWayCut(),
            new ClientUnreachable(),
            new MonitoringDelay(),
            new MissedPolls(),
            new CrashDuringUpgrade(),
            new CrashDuringInitialization(),
            new PowerBackActive(),
            new Distraction(),
            new RepeatedStep(),
            new WrongServer(),
            new SwappedSteps(),
            new ExpiredLicence(),
            new ApiOff(),
            new Smc65140(),
            new StaleView(),
            new LostCommand(),
            new HalfExclusion());

    private Faults() {}

    /** The names of all faults, in the order of the catalogue. */
    public static List<String> names() {
        return ALL.stream().map(Fault::name).toList();
    }

    /** The fault of that name. */
    public static Optional<Fault> named(String name) {
        return ALL.stream().filter(fault -> fault.name().equals(name)).findFirst();
    }
}
