package io.handover.files;

import io.handover.model.command.Command;
import io.handover.model.condition.Condition;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.RoleRef;
import io.handover.model.procedure.TimedBound;
import io.handover.model.property.Property;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A scenario as it was read: what an operator rehearses.
 *
 * @param source the file as the user named it, or the name of what is built in with {@code .yaml}
 * @param text the file's content
 * @param name its name
 * @param title one line for people
 * @param story what the operator is told at the beginning
 * @param lesson the one line to take away
 * @param minutes how long it lasts at most, in the site's time
 * @param site where it takes place
 * @param procedure what is to be followed
 * @param seed of all that chance decides
 * @param given the state that the site begins in; empty: what the procedure gives
 * @param faults what will disturb the operator
 * @param promises the properties that count
 * @param bounds the bounds on measured times that count
 * @param solution a course that keeps all that counts
 * @param trap a course that many would take
 * @param breaks what the trap breaks of what counts: names of properties and measures
 */
public record ScenarioFile(
        String source,
        String text,
        String name,
        String title,
        String story,
        String lesson,
        int minutes,
        SiteFile site,
        ProcedureFile procedure,
        long seed,
        Optional<Given> given,
        List<Fault> faults,
        List<Property> promises,
        List<TimedBound> bounds,
        List<Line> solution,
        List<Line> trap,
        List<String> breaks)
        implements InputFile {
    public ScenarioFile {
        faults = List.copyOf(faults);
        promises = List.copyOf(promises);
        bounds = List.copyOf(bounds);
        solution = List.copyOf(solution);
        trap = List.copyOf(trap);
        breaks = List.copyOf(breaks);
    }

    /**
     * A condition and the roles that it is about.
     *
     * @param target empty where it is about the site
     * @param at empty where it names no second server
     */
    public record When(Condition condition, Optional<RoleRef> target, Optional<RoleRef> at) {}

    /**
     * A disturbance.
     *
     * @param what its name: {@code crash}
     * @param servers the roles that it is about, one or two; none where it is about the whole site
     * @param fromMillis the moment before which it does not strike
     * @param when what must have held once before it strikes
     * @param afterMillis for how long it must have been possible
     */
    public record Fault(
            String what,
            List<RoleRef> servers,
            long fromMillis,
            Optional<When> when,
            long afterMillis,
            Position position) {
        public Fault {
            servers = List.copyOf(servers);
        }
    }

    /** One thing that is done in a script. */
    public sealed interface Line {
        Position position();
    }

    /**
     * A command is given, or a check is made.
     *
     * @param goesOn whether nobody waits for what it should bring about
     */
    public record Do(Command command, RoleRef target, Optional<RoleRef> at, boolean goesOn, Position position)
            implements Line {}

    /**
     * Time passes.
     *
     * @param millis so long; empty where it is until a condition holds
     * @param until until this holds; empty where it is for a time
     */
    public record Wait(OptionalLong millis, Optional<When> until, Position position) implements Line {}
}
