package io.handover.console.report.document;

import io.handover.analysis.story.StepNames;
import io.handover.console.report.Markdown;
import io.handover.console.report.Words;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Branch;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.RoleRef;
import io.handover.model.procedure.Step;
import io.handover.model.procedure.WhatIf;
import io.handover.simulator.time.Spread;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Steps as an operator reads and ticks them, and what else names a step. */
final class StepSection {
    private static final double HALF = 0.5;
    private static final double NEARLY_ALL = 0.95;

    private final Plan plan;
    private final StepNames names;
    private final StepTimes times;
    private final Markdown page;

    StepSection(Plan plan, StepTimes times, Markdown page) {
        this.plan = plan;
        this.names = new StepNames(plan);
        this.times = times;
        this.page = page;
    }

    /** Two written steps can be equal word by word and are not the same. */
    static boolean isSame(Object one, Object other) {
        return one == other;
    }

    /** What the operator does, with the names of all servers that it is done to. */
    String phrase(Instruction instruction) {
        return Markdown.plain(instruction
                .command()
                .phrase(
                        called(instruction.target()),
                        instruction.at().map(this::called).orElse("")));
    }

    /** The servers of a role, or the role where the site has none for it. */
    private String called(RoleRef role) {
        List<Integer> servers = plan.servers(role);
        return servers.isEmpty()
                ? role.role()
                : servers.stream().map(plan::serverName).collect(Collectors.joining(", "));
    }

    /**
     * Writes a step below its heading.
     *
     * @param instruction the step as it is written
     * @param steps the same for each server; none where the site has none for it
     * @param turns the same in their turn; none in a what-if branch, which may come at any time
     * @param since from when on as soon as possible counts
     * @param waysBack what is to be said of the ways back once it is done
     */
    void write(
            Instruction instruction, List<Step> steps, List<Schedule.Turn> turns, String since, List<String> waysBack) {
        if (steps.isEmpty()) {
            page.paragraph("This site has no server for this step: go on.");
            return;
        }
        Command command = instruction.command();
        instruction
                .asSoonAsPossibleMillis()
                .ifPresent(millis -> page.bullet(
                        "**As soon as possible:** within " + Lasts.words(millis) + " after " + since + "."));
        page.bullet("Who and where: the operator, " + where(instruction, turns));
        if (instruction.byHand()) {
            page.bullet(
                    "By hand: 'run' does not give this command, but tells the operator and watches for what is seen.");
        }
        if (!command.isCheck()) {
            page.bullet("Offered when: "
                    + Words.sentence(Markdown.plain(command.guard(
                            steps.size() == 1 ? name(steps.get(0).target()) : "that server",
                            name(steps.get(0).at())))));
        }
        page.bullet("Time: " + time(command, turns, steps.size() > 1));
        instruction.expectedMillis().ifPresent(millis -> page.bullet("Expected: " + Lasts.words(millis) + "."));
        instruction.note().ifPresent(note -> page.bullet("Note: " + Markdown.plain(note)));
        instruction.because().ifPresent(because -> page.bullet("Why: " + Markdown.plain(because)));
        if (!turns.isEmpty()) {
            watched(turns).ifPresent(watched -> page.bullet("Watch for: " + watched + "."));
        }
        waysBack.forEach(page::bullet);
        page.blank();
        for (Step step : steps) {
            if (!command.isCheck()) {
                page.box(Markdown.plain(names.command(step)));
            }
            page.box("Seen: " + Markdown.plain(command.goal(name(step.target()), name(step.at()))));
        }
        page.blank();
    }

    private String name(int server) {
        return plan.serverName(server);
    }

    private String where(Instruction instruction, List<Schedule.Turn> turns) {
        Command command = instruction.command();
        String contact =
                Markdown.plain(called(command.takesAt() ? instruction.at().orElseThrow() : instruction.target()));
        if (!command.usesClient()) {
            return "at the machine of " + contact + (command == Commands.UPGRADE ? ", with the installer." : ".");
        }
        String client = "in the client on " + contact
                + (command.isOfferedWhileDown() ? " or, where that server is down, at its console" : "");
        if (command == Commands.OPEN_CLIENT) {
            return client + ", which you open.";
        }
        return client + "." + (turns.isEmpty() ? "" : clientWords(turns.get(0).client()));
    }

    private static String clientWords(Schedule.Client client) {
        return switch (client) {
            case OPEN -> " It should be open.";
            case NOT_OPEN -> " Open it first.";
            case EXPIRED -> " Open it first: not used for so long, it has closed by itself.";
        };
    }

    private String time(Command command, List<Schedule.Turn> turns, boolean forEach) {
        Spread takes = turns.isEmpty() ? times.of(command) : turns.get(0).takes();
        return words(takes)
                + (forEach ? ", for each server" : "")
                + (command == Commands.AWAIT_CAUGHT_UP ? "; longer while replication has something to do." : ".");
    }

    /** {@code "about 14 min, allow 28 min"}. */
    static String words(Spread takes) {
        return "about " + Lasts.rounded(takes.quantile(HALF)) + ", allow " + Lasts.rounded(takes.quantile(NEARLY_ALL));
    }

    /** The branches that are watched for in a step: {@code "what-if 1, what-if 3"}. */
    private Optional<String> watched(List<Schedule.Turn> turns) {
        return watchedAt(IntStream.range(0, plan.complete())
                .filter(pc -> turns.stream().anyMatch(turn -> isSame(turn.step(), plan.step(pc)))));
    }

    /** The same of places among the main steps. */
    Optional<String> watchedAt(IntStream places) {
        List<Integer> at = places.boxed().toList();
        String watched = IntStream.range(0, plan.procedure().whatIfs().size())
                .filter(w -> branches(plan.procedure().whatIfs().get(w)).stream()
                        .anyMatch(branch -> at.stream().anyMatch(branch::isWatchedAt)))
                .mapToObj(w -> "what-if " + (w + 1))
                .collect(Collectors.joining(", "));
        return watched.isEmpty() ? Optional.empty() : Optional.of(watched);
    }

    /** What a written branch becomes on this site. */
    List<Branch> branches(WhatIf whatIf) {
        return plan.branches().stream()
                .filter(branch -> isSame(branch.whatIf(), whatIf))
                .toList();
    }

    /** {@code "step 9 (force-activate DK_MGT_2)"}. */
    String step(int pc) {
        return pc >= plan.complete()
                ? "the end"
                : names.main(pc) + " (" + Markdown.plain(names.command(plan.step(pc))) + ")";
    }
}
