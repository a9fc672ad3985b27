package io.handover.console.command;

import io.handover.analysis.replay.Replay;
import io.handover.analysis.story.Moment;
import io.handover.analysis.story.Story;
import io.handover.analysis.token.TokenException;
import io.handover.console.report.test.Outcome;
import io.handover.console.report.test.Tested;
import io.handover.files.Catalogue;
import io.handover.files.InputException;
import io.handover.files.ProcedureFile;
import io.handover.files.Subjects;
import io.handover.files.TestRunFile;
import io.handover.files.TokenFiles;
import io.handover.model.action.ActionKind;
import io.handover.simulator.run.Event;
import io.handover.simulator.site.SimulatedSite;
import java.util.List;
import java.util.Optional;

/** A test run done again. */
final class TestRunAgain {
    private final TestRunFile test;

    TestRunAgain(TestRunFile test) {
        this.test = test;
    }

    /** Does it again, on the procedure that it names. */
    Tested again() {
        Replay replay = replay(Catalogue.procedure(test.procedure()));
        List<String> violated = replay.violations().stream()
                .map(violation -> violation.check().name())
                .toList();
        return violated.contains(test.violates())
                ? tested(Outcome.AS_EXPECTED, test.violates() + " is violated")
                : tested(Outcome.NOT_EXPECTED, test.violates() + " is not violated");
    }

    /** Why it cannot be laid on a changed procedure. */
    Tested notLaid() {
        Story story = replay(procedureAsItWas()).story();
        String reason = story.moments().stream()
                .filter(TestRunAgain::isBeyondTheCore)
                .findFirst()
                .map(moment -> "the untimed model does not have what happens in it (" + moment.who() + ": "
                        + moment.what() + ")")
                .orElse("what it violates depends on times, which the untimed model does not have");
        return tested(Outcome.CANNOT_BE_LAID, reason + "; check the changed procedure instead");
    }

    /** Its run, with the procedure as it was then. */
    TokenFiles files() {
        return new TokenFiles(test.token(), procedureAsItWas(), Catalogue.site(test.site()));
    }

    private ProcedureFile procedureAsItWas() {
        return test.procedureAsItWas()
                .map(text -> Catalogue.procedureOf(test.procedure(), text))
                .orElseGet(() -> Catalogue.procedure(test.procedure()));
    }

    private static boolean isBeyondTheCore(Moment moment) {
        if (!Event.isAction(moment.event())) {
            return false;
        }
        ActionKind kind = ActionKind.of(Event.type(moment.event()));
        return kind == ActionKind.SLIP || kind == ActionKind.INTERRUPT_INITIALIZATION;
    }

    private Replay replay(ProcedureFile procedure) {
        SimulatedSite site =
                Catalogue.site(test.site()).site().withAssumptions(test.token().assumptions());
        try {
            return Replay.of(Subjects.of(procedure, site), test.token());
        } catch (TokenException stale) {
            throw new InputException(
                    test.source(),
                    test.tokenPosition().line(),
                    test.tokenPosition().column(),
                    "the test run is stale: " + stale.getMessage());
        }
    }

    private Tested tested(Outcome outcome, String words) {
        return new Tested(test.source(), test.name(), test.violates(), outcome, words, Optional.empty());
    }
}
