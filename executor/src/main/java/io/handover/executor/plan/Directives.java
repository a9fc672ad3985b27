package io.handover.executor.plan;

import io.handover.executor.journal.Place;
import io.handover.executor.port.Machine;
import io.handover.executor.port.Order;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Branch;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** All steps of a plan as they are carried out. */
public final class Directives {
    /** A step may take that many times what its procedure expects before it is called unknown: an expectation is no limit. */
    private static final int PATIENCE = 3;

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;

    private final Plan plan;
    private final List<Directive> main = new ArrayList<>();
    private final List<List<Directive>> branches = new ArrayList<>();

    /** Of a plan whose procedure is {@link ThroughApi}. */
    public Directives(Plan plan) {
        this.plan = plan;
        List<Instruction> written = plan.procedure().steps();
        for (int pc = 0; pc < plan.complete(); pc++) {
            Step step = plan.step(pc);
            main.add(directive("", written, plan.steps(), step, new Place(pc, SiteState.NO_BRANCH, 0)));
        }
        for (int b = 0; b < plan.branchCount(); b++) {
            Branch branch = plan.branch(b);
            List<Directive> steps = new ArrayList<>();
            for (int i = 0; i < branch.steps().size(); i++) {
                steps.add(directive(
                        branchId(b) + "/",
                        branch.whatIf().steps(),
                        branch.steps(),
                        branch.steps().get(i),
                        new Place(0, b, i)));
            }
            branches.add(steps);
        }
    }

    /** The name of a what-if branch: {@code what-if-N}. */
    public static String branchId(int branch) {
        return "what-if-" + (branch + 1);
    }

    /** The main steps. */
    public List<Directive> main() {
        return List.copyOf(main);
    }

    /** The steps of a branch. */
    public List<Directive> branch(int number) {
        return List.copyOf(branches.get(number));
    }

    /** The step at a place; asked only where there is one. */
    public Directive at(Place place) {
        return place.branch() == SiteState.NO_BRANCH
                ? main.get(place.pc())
                : branches.get(place.branch()).get(place.place());
    }

    private Directive directive(String prefix, List<Instruction> written, List<Step> steps, Step step, Place place) {
        Command command = step.command();
        return new Directive(
                prefix + id(written, steps, step),
                place,
                step,
                means(step),
                command.phrase(name(step.target()), name(step.at())),
                precondition(step),
                waitsFor(step),
                mostMillis(step),
                undo(step));
    }

    private String id(List<Instruction> written, List<Step> steps, Step step) {
        String id = step.instruction().id().orElseGet(() -> "step-" + (place(written, step.instruction()) + 1));
        long servers = steps.stream()
                .filter(other -> isSame(other.instruction(), step.instruction()))
                .count();
        return servers > 1 ? id + ":" + name(step.target()) : id;
    }

    private static int place(List<Instruction> written, Instruction instruction) {
        for (int i = 0; i < written.size(); i++) {
            if (isSame(written.get(i), instruction)) {
                return i;
            }
        }
        throw new IllegalArgumentException("the instruction is not one of these");
    }

    /** Two written steps can be equal word by word and are not the same. */
    private static boolean isSame(Object one, Object other) {
        return one == other;
    }

    private String name(int server) {
        return plan.serverName(server);
    }

    private Means means(Step step) {
        Command command = step.command();
        if (command.isCheck()) {
            return new Means.Look();
        }
        if (step.instruction().byHand() || command == Commands.STOP_REPLICATION) {
            return new Means.ByPerson(
                    command.usesClient() ? "in the client of the product" : "at the machine of " + name(step.target()));
        }
        if (command == Commands.EXCLUDE) {
            return new Means.Request(step.at(), new Order.Exclude(name(step.target())));
        }
        if (command == Commands.FORCE_ACTIVATE) {
            return new Means.Request(step.target(), new Order.ForceActivate());
        }
        if (command == Commands.ACTIVATE) {
            return new Means.Request(step.target(), new Order.Activate());
        }
        if (command == Commands.SET_STANDBY_AND_STOP_REPLICATION) {
            return new Means.Request(step.target(), new Order.SetStandbyAndStopReplication());
        }
        if (command == Commands.INIT_STANDBY) {
            return new Means.Request(step.at(), new Order.Initialize(name(step.target())));
        }
        if (command == Commands.UPGRADE) {
            return new Means.AtMachine(Machine.Work.UPGRADE);
        }
        if (command == Commands.START) {
            return new Means.AtMachine(Machine.Work.START);
        }
        if (command == Commands.STOP) {
            return new Means.AtMachine(Machine.Work.STOP);
        }
        throw new IllegalArgumentException("the API has nothing for " + command.name());
    }

    private String precondition(Step step) {
        Command command = step.command();
        return command.isCheck() ? "none" : command.guard(name(step.target()), name(step.at()));
    }

    private String waitsFor(Step step) {
        Command command = step.command();
        String target = name(step.target());
        String at = name(step.at());
        if (command == Commands.EXCLUDE) {
            return target + " is not registered with " + at;
        }
        if (command == Commands.FORCE_ACTIVATE) {
            return target + " is active";
        }
        if (command == Commands.ACTIVATE) {
            return target + " is active, no switch runs any more, and nobody is initialized any more";
        }
        if (command == Commands.SET_STANDBY_AND_STOP_REPLICATION) {
            return target + " is standby and has no replication";
        }
        if (command == Commands.SET_STANDBY) {
            return target + " is standby";
        }
        if (command == Commands.STOP_REPLICATION) {
            return target + " has no replication";
        }
        if (command == Commands.INIT_STANDBY) {
            return target + " replicates from " + at;
        }
        if (command == Commands.AWAIT_CAUGHT_UP) {
            return target + " holds as many elements as " + at + " does; the API does not tell which";
        }
        if (command == Commands.STOP) {
            return "nothing listens at " + target;
        }
        boolean onlyUp = command == Commands.START || command == Commands.OPEN_CLIENT;
        return onlyUp ? target + " answers" : target + " answers with the new release";
    }

    private static long mostMillis(Step step) {
        OptionalLong expected = step.instruction().expectedMillis();
        if (expected.isPresent()) {
            return PATIENCE * expected.getAsLong();
        }
        OptionalLong soon = step.instruction().asSoonAsPossibleMillis();
        return soon.isPresent() ? PATIENCE * soon.getAsLong() : usualMillis(step);
    }

    private static long usualMillis(Step step) {
        Command command = step.command();
        if (command == Commands.UPGRADE) {
            return 120 * MINUTE;
        }
        if (command == Commands.INIT_STANDBY) {
            return 30 * MINUTE;
        }
        boolean byPerson = step.instruction().byHand() || command == Commands.STOP_REPLICATION;
        boolean soon = command.isAdministration() && !byPerson && !command.startsSwitch();
        return soon ? 2 * MINUTE : 10 * MINUTE;
    }

    private static String undo(Step step) {
        Command command = step.command();
        if (command == Commands.EXCLUDE || command == Commands.STOP_REPLICATION) {
            return "init-standby";
        }
        if (command == Commands.SET_STANDBY) {
            return "force-activate";
        }
        if (command == Commands.FORCE_ACTIVATE) {
            return "set-standby-and-stop-replication";
        }
        if (command == Commands.ACTIVATE) {
            return "activate of the server that was active before";
        }
        if (command == Commands.SET_STANDBY_AND_STOP_REPLICATION) {
            return "force-activate, then init-standby of the others";
        }
        if (command == Commands.STOP) {
            return "start";
        }
        return command == Commands.START ? "stop" : "";
    }
}
