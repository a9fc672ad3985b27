package io.handover.executor.port;

/** A command that is given to a management server. {@code standby} is the name of the standby that it is about. */
public sealed interface Order {
    /** Given to the active server: takes a standby out of replication. */
    record Exclude(String standby) implements Order {}

    /** Given to the server that is to be active, whether or not another one is. */
    record ForceActivate() implements Order {}

    /** Given to the server that is to be active: by the wizard, which first lets it catch up, or directly where no server is active. */
    record Activate() implements Order {}

    /** Given to the server that is to be standby; it also ends its own ends of replication. */
    record SetStandbyAndStopReplication() implements Order {}

    /** Given to the active server: wipes a standby and initializes it. */
    record Initialize(String standby) implements Order {}
}
