package io.handover.properties.docs;

import io.handover.model.procedure.Branch;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Resume;
import io.handover.model.procedure.StepRef;
import io.handover.model.state.Pairs;
import io.handover.model.state.SiteState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What the page's effects do. A cell is deeds between semicolons, all of which are done; what they ask is asked of the state before the
 * first of them.
 */
final class Effects {
    private static final Pattern LETTER = Pattern.compile("`([a-z])`");
    private static final Pattern CONDITIONAL = Pattern.compile("if (.*): (.*)");

    /** A scene, whose state is as it was before, the state that is changed, and the servers that are named. */
    private interface Deed {
        void change(Scene before, SiteState after, int x, int y);
    }

    /** What is done to a server. */
    private interface DeedToServer {
        void change(SiteState after, int x);
    }

    private final Clauses clauses;
    private final Map<String, Deed> known = new LinkedHashMap<>();

    Effects(Clauses clauses) {
        this.clauses = clauses;
        onServers();
        onPairs();
        onTheSite();
    }

    private void one(String words, DeedToServer deed) {
        known.put(words, (before, after, x, y) -> deed.change(after, x));
    }

    private void site(String words, Consumer<SiteState> deed) {
        known.put(words, (before, after, x, y) -> deed.accept(after));
    }

    private void onServers() {
        one("% stops", SiteState::setStopped);
        one("% crashes", SiteState::setCrashed);
        one("% comes up", SiteState::setUp);
        one("the installer starts on %", SiteState::setUpgrading);
        one("% gets the new release", SiteState::setUpgraded);
        one("% goes into Active mode", SiteState::setActive);
        one("% goes into Standby mode", SiteState::setStandby);
        one("% subscribes to nobody", SiteState::unsubscribe);
        one("nobody is registered at %", SiteState::deregisterAll);
        one("a switch to % is `PREPARED`", SiteState::beginSwitch);
        known.put(
                "whoever does not stream from % is no longer registered there",
                (before, after, x, y) -> servers(after)
                        .filter(u -> !before.state().streamingFrom(u, x))
                        .forEach(u -> after.deregister(u, x)));
        known.put(
                "everyone that % sees goes into Standby mode",
                (before, after, x, y) -> servers(after)
                        .filter(u -> (before.state().seen(x) >>> u & 1) != 0)
                        .forEach(after::setStandby));
        known.put(
                "a change is made at %",
                (before, after, x, y) -> after.makeChange(x, before.plan().declaresLost(x, before.state())));
        known.put(
                "% is activated by the way that is open",
                (before, after, x, y) -> happen(
                        Objects.requireNonNull(clauses.way(before.target(x))).at("effect"), before.target(x), after));
    }

    private static IntStream servers(SiteState state) {
        return IntStream.range(0, state.servers());
    }

    private void onPairs() {
        known.put("% is no longer registered at %", (before, after, x, y) -> after.deregister(x, y));
        known.put(
                "% gets the database of %",
                (before, after, x, y) -> after.setDatabase(x, before.state().database(y)));
        known.put(
                "% gets the first change of % that it lacks",
                (before, after, x, y) -> {
                    long lacks = before.state().database(y) & ~before.state().database(x);
                    after.setDatabase(x, before.state().database(x) | Long.lowestOneBit(lacks));
                });
        known.put("% begins its initialization from %", (before, after, x, y) -> begin(after, x, y));
        known.put(
                "every follower of % begins its initialization from %",
                (before, after, x, y) -> servers(after)
                        .filter(u -> follows(before.state(), u, x, y))
                        .forEach(u -> begin(after, u, y)));
        known.put("% and % reach each other again", (before, after, x, y) -> after.heal(Pairs.number(x, y)));
        known.put("% and % are cut off from each other", (before, after, x, y) -> after.cut(Pairs.number(x, y)));
    }

    /** The process, the mode, no registrations, an empty database, and both ends. */
    private static void begin(SiteState after, int x, int source) {
        after.setInitializing(x);
        after.setStandby(x);
        after.deregisterAll(x);
        after.setDatabase(x, 0);
        after.subscribe(x, source);
        after.register(x, source);
    }

    /** The old active server and its subscribers, without the target, as far as they are up, are reached and have its release. */
    private static boolean follows(SiteState state, int u, int active, int target) {
        return u != target
                && (u == active || state.subscription(u) == active)
                && state.isUp(u)
                && state.reaches(target, u)
                && state.version(u) == state.version(target);
    }

    private void onTheSite() {
        site("no switch runs any more", SiteState::endSwitch);
        site("the switch is `DEMOTED`", SiteState::markSwitchDemoted);
        known.put(
                "one of the budget is spent",
                (before, after, x, y) -> after.spend(Objects.requireNonNull(before.budget())));
        known.put(
                "the command's effect",
                (before, after, x, y) -> before.plan().current(before.state()).execute(after));
        known.put(
                "that command's effect, the place stays",
                (before, after, x, y) -> Objects.requireNonNull(before.given()).execute(after));
        known.put(
                "the operator is at the branch's first step",
                (before, after, x, y) -> after.enterBranch(before.branch()));
        known.put("the operator is at the next step", (before, after, x, y) -> goOn(before.plan(), after));
    }

    private static void goOn(Plan plan, SiteState after) {
        if (after.branch() == SiteState.NO_BRANCH) {
            after.setPc(after.pc() + 1);
            return;
        }
        Branch branch = plan.branch(after.branch());
        if (after.place() + 1 < branch.steps().size()) {
            after.setPlace(after.place() + 1);
            return;
        }
        after.leaveBranch();
        after.setPc(resumesAt(plan, branch.whatIf().resume(), after.pc()));
    }

    private static int resumesAt(Plan plan, Resume resume, int pc) {
        if (resume instanceof Resume.SameStep) {
            return pc;
        }
        if (resume instanceof Resume.NextStep) {
            return pc == plan.complete() ? pc : pc + 1;
        }
        return resume instanceof Resume.AtStep at ? firstOf(plan, at.step()) : plan.complete();
    }

    private static int firstOf(Plan plan, StepRef step) {
        return IntStream.range(0, plan.complete())
                .filter(i -> plan.step(i).instruction().id().equals(Optional.of(step.id())))
                .findFirst()
                .orElseThrow();
    }

    /** Does all that a cell says. */
    void happen(String cell, Scene before, SiteState after) {
        for (String clause : cell.split("; ", -1)) {
            Matcher conditional = CONDITIONAL.matcher(clause);
            if (!conditional.matches()) {
                one(clause, before, after);
            } else if (clauses.hold(conditional.group(1).replace(" and ", "; "), before)) {
                one(conditional.group(2), before, after);
            }
        }
    }

    private void one(String words, Scene before, SiteState after) {
        Matcher letters = LETTER.matcher(words);
        List<String> named = letters.results().map(found -> found.group(1)).toList();
        Deed deed = known.get(letters.replaceAll("%"));
        if (deed == null || named.size() > 2) {
            throw new IllegalArgumentException("this is no known effect: " + words);
        }
        deed.change(
                before,
                after,
                named.isEmpty() ? SiteState.NONE : before.server(named.get(0)),
                named.size() < 2 ? SiteState.NONE : before.server(named.get(1)));
    }
}
