package io.handover.model.procedure;

import java.util.List;

/**
 * A procedure as it is written: roles instead of servers.
 *
 * @param name its name, as commands and tokens use it
 * @param title one line for people
 * @param description what it is for; may be empty
 * @param roles its roles, in the order of the file
 * @param given the state that it starts from
 * @param declarations what it gives up
 * @param steps its main steps
 * @param whatIfs its what-if branches
 * @param bounds the bounds on measured times that it states
 * @param promises the names of the properties that it promises; empty: all of docs/model.md, "Properties"
 */
public record Procedure(
        String name,
        String title,
        String description,
        List<Role> roles,
        Given given,
        Declarations declarations,
        List<Instruction> steps,
        List<WhatIf> whatIfs,
        List<TimedBound> bounds,
        List<String> promises) {

    public Procedure {
        roles = List.copyOf(roles);
        steps = List.copyOf(steps);
        whatIfs = List.copyOf(whatIfs);
        bounds = List.copyOf(bounds);
        promises = List.copyOf(promises);
    }

    /** A procedure that promises every property. */
    public Procedure(
            String name,
            String title,
            String description,
            List<Role> roles,
            Given given,
            Declarations declarations,
            List<Instruction> steps,
            List<WhatIf> whatIfs,
            List<TimedBound> bounds) {
        this(name, title, description, roles, given, declarations, steps, whatIfs, bounds, List.of());
    }

    /** The same with other steps. */
    public Procedure withSteps(List<Instruction> main, List<WhatIf> branches) {
        return new Procedure(name, title, description, roles, given, declarations, main, branches, bounds, promises);
    }

    /** The same from another state. */
    public Procedure withGiven(Given start) {
        return new Procedure(name, title, description, roles, start, declarations, steps, whatIfs, bounds, promises);
    }
}
