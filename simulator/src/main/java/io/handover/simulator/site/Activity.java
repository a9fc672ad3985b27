package io.handover.simulator.site;

import io.handover.simulator.time.Distribution;
import io.handover.simulator.time.Distribution.Exponential;
import io.handover.simulator.time.Distribution.Fixed;
import io.handover.simulator.time.Distribution.LogNormal;
import io.handover.simulator.time.Distribution.Uniform;
import java.util.Locale;

/** What takes time on a site, or happens again and again, with how long it usually takes (docs/model.md, "Durations"). */
public enum Activity {
    /** From one change to the next, on each active server. */
    CHANGES(Exponential.perHour(12)),
    /** From one urgent concern to the next. */
    URGENT_CONCERNS(Exponential.perHour(4)),
    /** Replication of one change. */
    REPLICATION(new LogNormal(200, 3_000)),
    /** From giving a command until its effect or, for upgrade and initialization, its beginning. */
    COMMAND(new Uniform(1_000, 3_000)),
    /** The same for a forced activation, and for {@code activate} where no server is in Active mode. */
    FORCE_ACTIVATION(new Uniform(2_000, 6_000)),
    /** How long a client blocks from the moment that a command is given in it which changes the setup. */
    BLOCK(new Uniform(10_000, 30_000)),
    /** Opening the client on a server. */
    OPEN_CLIENT(new Uniform(5_000, 15_000)),
    /** An unused client closes after that. */
    CLIENT_IDLE(new Fixed(15 * 60_000)),
    /** From what can be seen until the operator sees it. */
    LOOK(new Uniform(1_000, 3_000)),
    /** The same for the end of an installer, which is looked at now and then. */
    LOOK_AT_INSTALLER(new Uniform(0, 3 * 60_000)),
    /** What {@code verify-upgraded} takes. */
    VERIFY(new Uniform(60_000, 3 * 60_000)),
    /** From one mark of the wizard's switch to the next, and from the end of streaming until the wizard stops. */
    SWITCH(new Fixed(4_000)),
    /** From the wizard's activation until the initialization of the others begins. */
    SWITCH_INITIALIZATION(new Fixed(20_000)),
    /** From the start of a server until clients can connect. */
    SERVER_START(new Uniform(10_000, 20_000)),
    /** One upgrade, without the start that ends it. */
    INSTALLER(new LogNormal(12 * 60_000, 35 * 60_000)),
    /** A standby's initialization, without its two restarts. */
    INITIALIZATION(new LogNormal(40_000, 5 * 60_000)),
    /** From a crash until the server starts again. */
    RESTART(new Uniform(30_000, 180_000)),
    /** The operator: from seeing a goal to the next command. */
    REACTION(new LogNormal(20_000, 4 * 60_000)),
    /** The same before a step that is to be done as soon as possible. */
    URGENT_REACTION(new LogNormal(5_000, 30_000));

    private final Distribution usual;

    Activity(Distribution usual) {
        this.usual = usual;
    }

    /** The name in site files: {@code urgent-concerns}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How long it takes where a site does not say otherwise. */
    public Distribution usual() {
        return usual;
    }
}
