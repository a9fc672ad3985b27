package io.handover.console.command;

import io.handover.analysis.story.ActionParts;
import io.handover.analysis.story.Diagnosis;
import io.handover.analysis.story.Moment;
import io.handover.analysis.story.Story;
import io.handover.analysis.survival.Obstacle;
import io.handover.analysis.survival.PastStory;
import io.handover.analysis.survival.Survival;
import io.handover.analysis.token.Fingerprint;
import io.handover.analysis.token.ReplayToken;
import io.handover.console.report.Figures;
import io.handover.console.report.test.Outcome;
import io.handover.console.report.test.Tested;
import io.handover.explorer.search.Trial;
import io.handover.files.Catalogue;
import io.handover.files.InputException;
import io.handover.files.ProcedureFile;
import io.handover.files.SiteFile;
import io.handover.files.TestCaseFile;
import io.handover.files.TokenFiles;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Position;
import io.handover.model.property.Property;
import io.handover.model.property.StateProperty;
import io.handover.model.property.StepProperty;
import io.handover.model.site.Scope;
import io.handover.model.site.Server;
import io.handover.model.site.Site;
import io.handover.model.transition.Transitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** A test case gone along on its own procedure, or laid on a changed one. */
final class TestCaseRun {
    private final TestCaseFile test;

    TestCaseRun(TestCaseFile test) {
        this.test = test;
    }

    /** Goes along its path, on the procedure that it names. */
    Tested goneAlong() {
        Plan plan = plan(Catalogue.procedure(test.procedure()));
        int now = Fingerprint.of(plan);
        if (now != test.fingerprint()) {
            throw wrong(
                    test.fingerprintPosition(),
                    String.format(
                            Locale.ROOT,
                            "the test case is stale: the procedure %s has changed since it was written (its fingerprint is %08x now);"
                                    + " ask whether it still happens there with --procedure %s, or explore again",
                            test.procedure(),
                            now,
                            test.procedure()));
        }
        Transitions transitions = transitions(plan);
        Trial trial = new Trial(transitions, transitions.initialState(), actions(plan));
        boolean violated = trial.endsInViolation(test.property());
        boolean violatedBefore = trial.violatesBeforeItsEnd(test.property());
        OptionalInt notEnabled = trial.notEnabled();
        String found;
        if (notEnabled.isPresent()) {
            found = action(notEnabled.getAsInt()) + " cannot happen there";
        } else if (violated) {
            found = test.property().name() + " is violated after "
                    + Figures.counted(test.actions().size(), "action");
        } else if (violatedBefore) {
            found = test.property().name() + " is violated on the way, and not at the end";
        } else {
            found = test.property().name() + " holds";
        }
        boolean asExpected =
                notEnabled.isEmpty() && (test.expectsViolation() ? violated : !violated && !violatedBefore);
        return tested(asExpected ? Outcome.AS_EXPECTED : Outcome.NOT_EXPECTED, found, Optional.empty());
    }

    /**
     * Its path, with the procedure as it was then.
     *
     * @param site the site that has its servers; where none is named, the smallest that is built in and has them
     * @throws InputException where there is no such site, or the procedure as it was is not known
     */
    TokenFiles files(Optional<SiteFile> site) {
        ProcedureFile procedure = procedureAsItWas();
        Plan plan = planAsItWas(procedure);
        SiteFile on = site.or(() ->
                        Catalogue.sites().stream().filter(this::hasItsServers).findFirst())
                .filter(this::hasItsServers)
                .orElseThrow(() -> new InputException(test.source() + ": the test case is about the servers "
                        + String.join(", ", test.servers()) + ", with which "
                        + site.map(named -> "the site '" + named.site().site().name() + "' does not begin")
                                .orElse("no site that is built in begins")
                        + "; name one that does by --site"));
        return new TokenFiles(
                new ReplayToken.OfPath(
                        procedure.procedure().name(),
                        on.site().site().name(),
                        test.fingerprint(),
                        test.assumptions(),
                        transitions(plan).scope(),
                        actions(plan)),
                procedure,
                on);
    }

    private boolean hasItsServers(SiteFile site) {
        List<String> names = site.site().site().serverNames();
        int servers = test.servers().size();
        return names.size() >= servers && names.subList(0, servers).equals(test.servers());
    }

    /** Lays its story on a changed procedure. */
    Tested laidOn(ProcedureFile changed, Optional<SiteFile> site) {
        Plan past = planAsItWas(procedureAsItWas());
        List<Integer> actions = actions(past);
        Transitions then = transitions(past);
        OptionalInt notEnabled = new Trial(then, then.initialState(), actions).notEnabled();
        if (notEnabled.isPresent()) {
            throw wrong(
                    test.actions().get(notEnabled.getAsInt()).position(),
                    action(notEnabled.getAsInt()) + " cannot happen there in the procedure that it was written for");
        }
        Plan plan = site.isPresent() ? changed.on(site.get().site().site()) : plan(changed);
        Transitions now = transitions(plan);
        Survival survival = Survival.of(new PastStory(then, actions, test.property()), now);
        Story pastStory = Story.of(then, numbers(actions));
        Optional<Story> story =
                survival.path().map(path -> Story.of(now, numbers(path))).map(this::untilViolated);
        String words = switch (survival.answer()) {
            case STILL -> test.property().name() + " is still violated: " + diagnosis(now, story.orElseThrow());
            case NO_MORE -> noMore(survival, pastStory);
            case CANNOT_BE_LAID -> cannotBeLaid(survival, pastStory, plan);
        };
        return tested(Outcome.valueOf(survival.answer().name()), words, story);
    }

    private String diagnosis(Transitions transitions, Story story) {
        return Diagnosis.of(transitions, story, test.property()).summary();
    }

    private String noMore(Survival survival, Story pastStory) {
        String holds = test.property().name() + " holds";
        if (survival.obstacle().isEmpty()) {
            return "with the same faults and changes " + holds;
        }
        Obstacle obstacle = survival.obstacle().get();
        return obstacle.kind() == Obstacle.Kind.NO_SUCH_STEP
                ? event(pastStory, obstacle) + " is no slip any more: there is no such step, and " + holds
                : event(pastStory, obstacle) + " cannot happen any more" + where(obstacle)
                        + ", and wherever else it may, " + holds;
    }

    private String cannotBeLaid(Survival survival, Story pastStory, Plan plan) {
        Obstacle obstacle = survival.obstacle().orElseThrow();
        return switch (obstacle.kind()) {
            case NO_SUCH_SERVER ->
                event(pastStory, obstacle) + " has no place: there is no such server; the servers are "
                        + String.join(", ", plan.serverNames());
            case NO_ROOM, NO_SUCH_STEP ->
                event(pastStory, obstacle) + " has no place" + where(obstacle)
                        + (survival.violates()
                                ? "; at another moment " + test.property().name() + " is violated"
                                : ", nor anywhere else");
            case TOO_MANY_RUNS ->
                "there are more ways to lay it than are searched; explore the changed procedure instead";
        };
    }

    private static String where(Obstacle obstacle) {
        String after = obstacle.after().map(what -> "after " + what).orElse("");
        String before = obstacle.before().map(what -> "before " + what).orElse("");
        String between = after.isEmpty() || before.isEmpty() ? "" : " and ";
        return after.isEmpty() && before.isEmpty() ? "" : " " + after + between + before;
    }

    /** {@code "action 5 (line 14, network: DK_MGT_1 and DK_MGT_2 are cut off)"}. */
    private String event(Story story, Obstacle obstacle) {
        int place = obstacle.place().orElseThrow();
        Moment moment = story.moments().get(place);
        return "action " + (place + 1) + " (line "
                + test.actions().get(place).position().line() + ", " + moment.who() + ": " + moment.what() + ")";
    }

    private String action(int place) {
        TestCaseFile.Action action = test.actions().get(place);
        return "action " + (place + 1) + " (line " + action.position().line() + ", "
                + ActionParts.name(action.parts().kind()) + ")";
    }

    /** As far as its first violation, where it comes to one on its way. */
    private Story untilViolated(Story story) {
        Property property = test.property();
        for (int after = 0; after < story.moments().size() && !property.isEventual(); after++) {
            boolean violated = property instanceof StateProperty ofStates
                    ? !ofStates.holds(story.plan(), story.before(after))
                    : after > 0
                            && !((StepProperty) property)
                                    .holds(
                                            story.before(after - 1),
                                            story.moments().get(after - 1).event(),
                                            story.before(after));
            if (violated) {
                return story.until(after);
            }
        }
        return story;
    }

    private Tested tested(Outcome outcome, String words, Optional<Story> story) {
        return new Tested(test.source(), test.name(), test.property().name(), outcome, words, story);
    }

    private ProcedureFile procedureAsItWas() {
        return test.procedureAsItWas()
                .map(text -> Catalogue.procedureOf(test.procedure(), text))
                .orElseGet(() -> Catalogue.procedure(test.procedure()));
    }

    private Plan planAsItWas(ProcedureFile procedure) {
        Plan plan = plan(procedure);
        if (Fingerprint.of(plan) != test.fingerprint()) {
            throw wrong(
                    test.fingerprintPosition(),
                    test.procedureAsItWas().isPresent()
                            ? "the fingerprint is not that of the procedure under 'procedure-as-it-was'; explore again"
                            : "the procedure " + test.procedure()
                                    + " has changed since the test case was written, and the test case does not hold it as it"
                                    + " was; name a copy of the old one under 'procedure', or explore again");
        }
        return plan;
    }

    private Plan plan(ProcedureFile procedure) {
        List<Server> servers = new ArrayList<>();
        for (String name : test.servers()) {
            servers.add(new Server(name, name, servers.size()));
        }
        return procedure.on(new Site("test-case", test.name(), servers, test.assumptions()));
    }

    private Transitions transitions(Plan plan) {
        Scope scope = test.scope();
        return new Transitions(
                plan,
                new Scope(
                        plan.serverNames().size(),
                        scope.changes(),
                        scope.crashes(),
                        scope.cuts(),
                        scope.installerFailures(),
                        scope.skips()),
                test.assumptions());
    }

    private List<Integer> actions(Plan plan) {
        List<Integer> actions = new ArrayList<>();
        for (TestCaseFile.Action action : test.actions()) {
            actions.add(action.parts()
                    .number(plan)
                    .orElseThrow(() -> wrong(
                            action.position(),
                            "there is no such action of the kind '"
                                    + ActionParts.name(action.parts().kind())
                                    + "': it needs the names of its servers, which are "
                                    + String.join(", ", test.servers())
                                    + ", or the number of its branch, of which there are " + plan.branchCount())));
        }
        return actions;
    }

    private static int[] numbers(List<Integer> actions) {
        return actions.stream().mapToInt(Integer::intValue).toArray();
    }

    private InputException wrong(Position position, String message) {
        return new InputException(test.source(), position.line(), position.column(), message);
    }
}
