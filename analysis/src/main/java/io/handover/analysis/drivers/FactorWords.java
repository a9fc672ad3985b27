package io.handover.analysis.drivers;

import io.handover.analysis.drivers.Factor.Growth;
import io.handover.analysis.drivers.Factor.Kind;
import io.handover.analysis.story.StepNames;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Branch;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.state.Pairs;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.run.Choice;
import io.handover.simulator.run.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a choice is in an operator's words. */
final class FactorWords {
    static final String ALL_OTHER = "all other chance";

    private static final int ATTEMPT_SHIFT = 8;
    private static final List<String> TIMES = List.of("", ", the second time", ", the third time");

    private final Simulation simulation;
    private final Plan plan;
    private final StepNames names;
    private final List<String> steps = new ArrayList<>();

    FactorWords(Simulation simulation) {
        this.simulation = simulation;
        this.plan = simulation.plan();
        this.names = new StepNames(plan);
        for (Step step : plan.steps()) {
            steps.add("step " + names.number(step) + " (" + names.command(step) + ")");
        }
        for (Branch branch : plan.branches()) {
            for (int place = 0; place < branch.steps().size(); place++) {
                steps.add(names.branch(branch) + ", step " + (place + 1) + " ("
                        + names.command(branch.steps().get(place)) + ")");
            }
        }
    }

    /** The factor that a choice is by itself; empty where it is none, as a single poll or change. */
    Optional<Factor> of(long name) {
        return of(name, true);
    }

    /** The factor that all choices of that purpose and subject are together, or all of what they belong to. */
    Factor group(long name) {
        return of(name, false).orElseGet(() -> new Factor(Kind.REST, OptionalInt.empty(), ALL_OTHER, Growth.NONE));
    }

    private Optional<Factor> of(long name, boolean isSingle) {
        int purpose = Choice.purpose(name);
        int subject = Choice.subject(name);
        int nth = isSingle ? nth(name) : 0;
        return switch (purpose) {
            case Choice.REACTION -> ofStep(Kind.REACTION, subject, nth, "the reaction before ", "");
            case Choice.OPENING -> ofStep(Kind.OPENING, subject, nth, "the opening of the client for ", "");
            case Choice.COMMAND -> ofStep(Kind.COMMAND, subject, nth, "how soon ", " takes effect");
            case Choice.COMMAND_START -> ofStep(Kind.COMMAND, subject, nth, "the start of the server in ", "");
            case Choice.BLOCK -> ofStep(Kind.BLOCK, subject, nth, "the block of the client after ", "");
            case Choice.LOOK -> look(subject, nth);
            case Choice.BRANCH_LOOK -> about(Kind.LOOK, "the look that notices " + branch(subject), nth);
            case Choice.TURN -> about(Kind.REACTION, "the reaction before turning to " + branch(subject), nth);
            case Choice.INSTALLER -> about(Kind.INSTALLER, "the installer on " + server(subject), nth);
            case Choice.INSTALLER_START ->
                about(
                        Kind.INSTALLER,
                        isSingle
                                ? "the start of " + server(subject) + " after its installer"
                                : "the installer on " + server(subject),
                        nth);
            case Choice.FIRST_START -> initialization(isSingle, "the first restart of ", subject, nth);
            case Choice.FILL -> initialization(isSingle, "the filling of the database of ", subject, nth);
            case Choice.SECOND_START -> initialization(isSingle, "the second restart of ", subject, nth);
            case Choice.SWITCH_INITIALIZATION ->
                initialization(isSingle, "the wizard's wait before initializing ", subject, nth);
            case Choice.RESTART ->
                about(Kind.RESTART, "how long " + server(subject) + " stays down after a crash", nth);
            case Choice.RESTART_START ->
                about(
                        Kind.RESTART,
                        isSingle
                                ? "the start of " + server(subject) + " after a crash"
                                : "how long " + server(subject) + " stays down after a crash",
                        nth);
            case Choice.HEAL ->
                about(
                        Kind.FAULT,
                        "how long " + server(Pairs.lower(subject)) + " and " + server(Pairs.higher(subject))
                                + " are cut off",
                        nth);
            case Choice.SWITCH -> about(Kind.SWITCH, "the wizard's switch to " + server(subject), nth);
            case Choice.IDLE -> about(Kind.CLIENT, "when the unused client on " + server(subject) + " closes", nth);
            case Choice.STRIKE ->
                fault(isSingle, Growth.LATER, "when ", subject, nth == 0 ? " first strikes" : " strikes next");
            case Choice.TARGET ->
                fault(isSingle, Growth.NONE, "what ", subject, nth == 0 ? " first hits" : " hits next");
            case Choice.SECOND_TARGET ->
                fault(isSingle, Growth.NONE, "what else ", subject, nth == 0 ? " first hits" : " hits next");
            case Choice.LASTS ->
                fault(isSingle, Growth.LONGER, "how long ", subject, nth == 0 ? " first lasts" : " lasts next");
            default -> isSingle ? Optional.empty() : streams(purpose, subject);
        };
    }

    /** What is only looked at as a whole. */
    private Optional<Factor> streams(int purpose, int subject) {
        return switch (purpose) {
            case Choice.POLLS, Choice.POLL_GAP, Choice.POLL_REST -> Optional.of(polls(subject));
            case Choice.CHANGE -> Optional.of(changes(subject));
            case Choice.URGENT -> Optional.of(concerns());
            case Choice.REPLICATION -> about(Kind.REPLICATION, "the replication to " + server(subject & 15), 0);
            default -> Optional.empty();
        };
    }

    Factor polls(int server) {
        return new Factor(Kind.POLLS, OptionalInt.empty(), "when " + server(server) + " polls", Growth.LATER);
    }

    Factor changes(int server) {
        return new Factor(
                Kind.CHANGES,
                OptionalInt.empty(),
                "how many changes there are to make on " + server(server),
                Growth.MORE);
    }

    Factor concerns() {
        return new Factor(Kind.CONCERNS, OptionalInt.empty(), "how many urgent concerns arise", Growth.MORE);
    }

    /** The place of a step by its subject of choices; -1 where it is no step's. */
    int place(int subject) {
        for (int place = 0; place < steps.size(); place++) {
            if (simulation.stepSubject(place) == subject) {
                return place;
            }
        }
        return -1;
    }

    private Optional<Factor> ofStep(Kind kind, int subject, int nth, String before, String after) {
        int place = place(subject);
        return place < 0
                ? Optional.empty()
                : Optional.of(new Factor(
                        kind,
                        OptionalInt.of(place),
                        before + steps.get(place) + after + time(nth >>> ATTEMPT_SHIFT) + again(nth),
                        Growth.LONGER));
    }

    private Optional<Factor> look(int subject, int nth) {
        int place = place(subject);
        if (place < 0) {
            return Optional.empty();
        }
        Command command = simulation.steps().get(place).command();
        String look = command == Commands.VERIFY_UPGRADED
                ? "how long it takes to do "
                : command == Commands.UPGRADE
                        ? "how soon the end of the installer is seen in "
                        : "how soon the goal is seen of ";
        return ofStep(Kind.LOOK, subject, nth, look, "");
    }

    /** Of several choices in one attempt. */
    private static String again(int nth) {
        int again = nth & (1 << ATTEMPT_SHIFT) - 1;
        return again == 0 ? "" : ", again";
    }

    private static String time(int nth) {
        return nth < TIMES.size() ? TIMES.get(nth) : ", time " + (nth + 1);
    }

    private static Optional<Factor> about(Kind kind, String words, int nth) {
        return Optional.of(new Factor(kind, OptionalInt.empty(), words + time(nth), Growth.LONGER));
    }

    /** Which one of its kind it is, from 0: what is counted when it begins is numbered from 1. */
    private static int nth(long name) {
        return switch (Choice.purpose(name)) {
            case Choice.INSTALLER,
                    Choice.INSTALLER_START,
                    Choice.FIRST_START,
                    Choice.FILL,
                    Choice.SECOND_START,
                    Choice.SWITCH_INITIALIZATION,
                    Choice.RESTART,
                    Choice.RESTART_START,
                    Choice.HEAL,
                    Choice.SWITCH -> Math.max(0, Choice.nth(name) - 1);
            default -> Choice.nth(name);
        };
    }

    private Optional<Factor> initialization(boolean isSingle, String before, int server, int nth) {
        return isSingle
                ? about(Kind.INITIALIZATION, before + server(server), nth)
                : about(Kind.INITIALIZATION, "the initialization of " + server(server), 0);
    }

    private static Optional<Factor> fault(boolean isSingle, Growth growth, String before, int fault, String after) {
        String name = "'" + Faults.ALL.get(fault).name() + "'";
        return Optional.of(new Factor(
                Kind.FAULT,
                OptionalInt.empty(),
                isSingle ? before + name + after : "when and where " + name + " strikes",
                isSingle ? growth : Growth.NONE));
    }

    private String branch(int branch) {
        return names.branch(plan.branch(branch));
    }

    private String server(int server) {
        return plan.serverName(server);
    }
}
