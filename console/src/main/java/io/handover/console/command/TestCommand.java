package io.handover.console.command;

import io.handover.analysis.story.ActionParts;
import io.handover.analysis.token.Fingerprint;
import io.handover.console.ExitCode;
import io.handover.console.report.Figures;
import io.handover.explorer.search.Trial;
import io.handover.files.Catalogue;
import io.handover.files.InputException;
import io.handover.files.ProcedureFile;
import io.handover.files.TestCaseFile;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Position;
import io.handover.model.site.Server;
import io.handover.model.site.Site;
import io.handover.model.transition.Transitions;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Goes along the paths of test cases again and says whether they still behave as they say. */
@Command(
        name = "test",
        description =
                "Goes along the path of each test case again, step by step, and says whether it ends as the test case says.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  handover explore upgrade-without-downtime --test-cases cases",
            "  handover test cases/*.yaml",
            "",
            "Exit codes: 0 all behave as they say; 1 one does not; 64 wrong use, bad input, or a procedure that has changed since.",
        })
public final class TestCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files with a test case each.")
    private List<String> files = new ArrayList<>();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        boolean asExpected = true;
        for (String file : files) {
            asExpected &= isAsExpected(Catalogue.testCase(file), out);
        }
        out.flush();
        return asExpected ? ExitCode.HELD : ExitCode.VIOLATED;
    }

    private static boolean isAsExpected(TestCaseFile test, PrintWriter out) {
        Transitions transitions = new Transitions(plan(test), test.scope(), test.assumptions());
        Trial trial = new Trial(transitions, transitions.initialState(), actions(test, transitions.plan()));
        boolean violated = trial.endsInViolation(test.property());
        OptionalInt notEnabled = trial.notEnabled();
        String found;
        if (notEnabled.isPresent()) {
            TestCaseFile.Action action = test.actions().get(notEnabled.getAsInt());
            found = "action " + (notEnabled.getAsInt() + 1) + " (line "
                    + action.position().line() + ", "
                    + ActionParts.name(action.parts().kind()) + ") cannot happen there";
        } else if (violated) {
            found = test.property().name() + " is violated after "
                    + Figures.counted(test.actions().size(), "action");
        } else if (trial.violatesBeforeItsEnd(test.property())) {
            found = test.property().name() + " is violated on the way, and not at the end";
        } else {
            found = test.property().name() + " holds";
        }
        boolean asExpected = notEnabled.isEmpty()
                && (test.expectsViolation() ? violated : !violated && !trial.violatesBeforeItsEnd(test.property()));
        out.println((asExpected ? "as expected:  " : "NOT EXPECTED: ") + test.source() + ": " + found);
        return asExpected;
    }

    private static Plan plan(TestCaseFile test) {
        ProcedureFile procedure = Catalogue.procedure(test.procedure());
        List<Server> servers = new ArrayList<>();
        for (String name : test.servers()) {
            servers.add(new Server(name, name, servers.size()));
        }
        Plan plan = procedure.on(new Site("test-case", test.name(), servers, test.assumptions()));
        int now = Fingerprint.of(plan);
        if (now != test.fingerprint()) {
            throw wrong(
                    test,
                    test.fingerprintPosition(),
                    String.format(
                            Locale.ROOT,
                            "the test case is stale: the procedure %s has changed since it was written (its fingerprint is %08x now);"
                                    + " explore again",
                            test.procedure(),
                            now));
        }
        return plan;
    }

    private static List<Integer> actions(TestCaseFile test, Plan plan) {
        List<Integer> actions = new ArrayList<>();
        for (TestCaseFile.Action action : test.actions()) {
            actions.add(action.parts()
                    .number(plan)
                    .orElseThrow(() -> wrong(
                            test,
                            action.position(),
                            "there is no such action of the kind '"
                                    + ActionParts.name(action.parts().kind())
                                    + "': it needs the names of its servers, which are "
                                    + String.join(", ", test.servers())
                                    + ", or the number of its branch, of which there are " + plan.branchCount())));
        }
        return actions;
    }

    private static InputException wrong(TestCaseFile test, Position position, String message) {
        return new InputException(test.source(), position.line(), position.column(), message);
    }
}
