package io.handover.properties.docs;

import io.handover.model.site.SplitBrainReaction;
import io.handover.model.state.Process;
import io.handover.model.state.SiteState;
import io.handover.properties.docs.Page.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the clauses of the page's tables ask. A cell is clauses between semicolons, all of which must hold; a clause may be several of
 * which one must, with {@code ", or "} between them. The words that are known here are small; the rules are made of them on the page.
 */
final class Clauses {
    private static final Pattern LETTER = Pattern.compile("`([a-z])`");

    /** What is asked of a scene, and of the servers that are named, in their order; one that is not named is none. */
    private interface Asked {
        boolean holds(Scene scene, int x, int y);
    }

    /** What is asked of a server. */
    private interface AskedOfServer {
        boolean holds(SiteState state, int x);
    }

    /** What is asked of two servers. */
    private interface AskedOfTwo {
        boolean holds(SiteState state, int x, int y);
    }

    /** A clause, and the letters of the servers that it names. */
    private record Clause(Asked asked, List<String> named) {}

    private final List<Row> waysOfActivation;
    private final List<Row> offersOfForceActivation;
    private final Map<String, Asked> known = new LinkedHashMap<>();

    /** Of a cell, the clauses that must hold, each as those of which one must. */
    private final Map<String, List<List<Clause>>> read = new LinkedHashMap<>();

    Clauses(Page page) {
        this.waysOfActivation = page.table("Activation", "way");
        this.offersOfForceActivation = page.table("Force activation", "`forceActivation`");
        ofServers();
        ofPairs();
        ofTheSite();
        ofTheOperator();
    }

    private void one(String words, AskedOfServer asked) {
        known.put(words, (scene, x, y) -> asked.holds(scene.state(), x));
    }

    private void two(String words, AskedOfTwo asked) {
        known.put(words, (scene, x, y) -> asked.holds(scene.state(), x, y));
    }

    private void site(String words, Predicate<Scene> asked) {
        known.put(words, (scene, x, y) -> asked.test(scene));
    }

    private void ofServers() {
        one("% is up", (state, x) -> state.process(x) == Process.UP);
        one("% is not up", (state, x) -> state.process(x) != Process.UP);
        one("% is stopped", (state, x) -> state.process(x) == Process.STOPPED);
        one("% is crashed", (state, x) -> state.process(x) == Process.CRASHED);
        one("% is being upgraded", (state, x) -> state.process(x) == Process.UPGRADING);
        one("% is being initialized", (state, x) -> state.process(x) == Process.INITIALIZING);
        one(
                "% is stopped or crashed",
                (state, x) -> List.of(Process.STOPPED, Process.CRASHED).contains(state.process(x)));
        one(
                "% is up, stopped or crashed",
                (state, x) ->
                        List.of(Process.UP, Process.STOPPED, Process.CRASHED).contains(state.process(x)));
        one("% is in Active mode", SiteState::isActive);
        one("% is in Standby mode", (state, x) -> !state.isActive(x));
        one("% has the old release", (state, x) -> !state.isUpgraded(x));
        one("% has the new release", SiteState::isUpgraded);
        one("% does not stream", (state, x) -> !state.streaming(x));
        one(
                "% has no ends of its own",
                (state, x) -> state.subscription(x) == SiteState.NONE && state.registeredAt(x) == 0);
        one("% sees no active", (state, x) -> actives(state, x) == 0);
        one("% does not see exactly one active", (state, x) -> actives(state, x) != 1);
        one("% sees two or more actives", (state, x) -> actives(state, x) > 1);
        one(
                "everyone registered at % streams from it",
                (state, x) -> servers(state).allMatch(u -> !state.isRegistered(u, x) || state.streamingFrom(u, x)));
        one(
                "% subscribes where it is not registered",
                (state, x) -> state.subscription(x) != SiteState.NONE && !state.isRegistered(x, state.subscription(x)));
        one(
                "% is registered where it does not subscribe",
                (state, x) -> servers(state).anyMatch(u -> state.isRegistered(x, u) && state.subscription(x) != u));
        known.put("% offers force activation", (scene, x, y) -> offersForceActivation(scene.target(x)));
        known.put("a way of activation is open to %", (scene, x, y) -> way(scene.target(x)) != null);
        known.put("a switch to % is running", (scene, x, y) -> scene.state().switchTarget() == x);
        known.put(
                "a switch to % is `PREPARED`",
                (scene, x, y) ->
                        scene.state().switchTarget() == x && !scene.state().isSwitchDemoted());
        known.put(
                "a switch to % is `DEMOTED`",
                (scene, x, y) ->
                        scene.state().switchTarget() == x && scene.state().isSwitchDemoted());
    }

    private static IntStream servers(SiteState state) {
        return IntStream.range(0, state.servers());
    }

    private static int actives(SiteState state, int x) {
        return Integer.bitCount(state.activesSeen(x));
    }

    private void ofPairs() {
        two("% reaches %", SiteState::reaches);
        two("% does not reach %", (state, x, y) -> !state.reaches(x, y));
        two("% and % are cut off from each other", (state, x, y) -> !state.reaches(x, y));
        two("% and % are not cut off from each other", SiteState::reaches);
        two("% and % have the same release", (state, x, y) -> state.version(x) == state.version(y));
        two("% and % have different releases", (state, x, y) -> state.version(x) != state.version(y));
        two("% subscribes to %", (state, x, y) -> state.subscription(x) == y);
        two("% is registered at %", SiteState::isRegistered);
        two("% is not registered at %", (state, x, y) -> !state.isRegistered(x, y));
        two("% streams from %", SiteState::streamingFrom);
        two("% lacks a change of %", (state, x, y) -> (state.database(y) & ~state.database(x)) != 0);
        two("% lacks no change of %", (state, x, y) -> (state.database(y) & ~state.database(x)) == 0);
        two("% sees exactly one active, %", (state, x, y) -> state.activesSeen(x) == 1 << y);
    }

    private void ofTheSite() {
        site("always", scene -> true);
        site("nobody is in Active mode", scene -> scene.state().active() == 0);
        site("nobody is up and active", scene -> upActive(scene) == 0);
        site("two or more are up and active", scene -> upActive(scene) > 1);
        site("no switch is running", scene -> scene.state().switchTarget() == SiteState.NONE);
        site(
                "more changes can be made",
                scene -> scene.state().changes() < scene.state().maxChanges());
        site(
                "the site reacts to several actives with `DEMOTE_ALL`",
                scene -> scene.state().assumptions().splitBrainReaction() == SplitBrainReaction.DEMOTE_ALL);
        site(
                "the site assumes `autoActivation`",
                scene -> scene.state().assumptions().autoActivation());
        site("some of the budget is left", scene -> scene.state().budget(Objects.requireNonNull(scene.budget())) > 0);
    }

    private static int upActive(Scene scene) {
        return Integer.bitCount(scene.state().upActive());
    }

    private void ofTheOperator() {
        site("there is a step", scene -> scene.plan().hasCurrent(scene.state()));
        site("its goal holds", scene -> scene.plan().current(scene.state()).reached(scene.state()));
        site(
                "its goal does not hold",
                scene -> !scene.plan().current(scene.state()).reached(scene.state()));
        site("its guard holds", scene -> scene.plan().current(scene.state()).offered(scene.state()));
        site("no branch is running", scene -> scene.state().branch() == SiteState.NO_BRANCH);
        site(
                "the operator's main step lies in the stretch",
                scene -> scene.plan().branch(scene.branch()).from()
                                <= scene.state().pc()
                        && scene.state().pc()
                                <= scene.plan().branch(scene.branch()).until());
        site("the condition holds", scene -> {
            var branch = scene.plan().branch(scene.branch());
            return branch.whatIf().when().holds(scene.state(), branch.target(), branch.at());
        });
        site(
                "the command that is given is offered",
                scene -> Objects.requireNonNull(scene.given()).offered(scene.state()));
    }

    private boolean offersForceActivation(Scene scene) {
        String assumed = scene.state().assumptions().forceActivation().name();
        return offersOfForceActivation.stream()
                .filter(row -> row.plain("`forceActivation`").equals(assumed))
                .anyMatch(row -> hold(row.at("`t` offers force activation when"), scene));
    }

    /** The first way of activation that is open. */
    @Nullable
    Row way(Scene scene) {
        return waysOfActivation.stream()
                .filter(row -> hold(row.at("open to `t` when"), scene))
                .findFirst()
                .orElse(null);
    }

    /** Whether all clauses of a cell hold. A clause about a server that there is none of does not. */
    boolean hold(String cell, Scene scene) {
        for (List<Clause> alternatives : read.computeIfAbsent(cell, this::clauses)) {
            boolean one = false;
            for (Clause clause : alternatives) {
                one |= holds(clause, scene);
            }
            if (!one) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(Clause clause, Scene scene) {
        List<String> named = clause.named();
        int x = named.isEmpty() ? SiteState.NONE : scene.server(named.get(0));
        int y = named.size() < 2 ? SiteState.NONE : scene.server(named.get(1));
        boolean isThere = (named.isEmpty() || x != SiteState.NONE) && (named.size() < 2 || y != SiteState.NONE);
        return isThere && clause.asked().holds(scene, x, y);
    }

    private List<List<Clause>> clauses(String cell) {
        return Stream.of(cell.split("; ", -1))
                .map(clause ->
                        Stream.of(clause.split(", or ", -1)).map(this::clause).toList())
                .toList();
    }

    private Clause clause(String words) {
        Matcher letters = LETTER.matcher(words);
        List<String> named = letters.results().map(found -> found.group(1)).toList();
        Asked asked = known.get(letters.replaceAll("%"));
        if (asked == null || named.size() > 2) {
            throw new IllegalArgumentException("this is no known clause: " + words);
        }
        return new Clause(asked, named);
    }
}
