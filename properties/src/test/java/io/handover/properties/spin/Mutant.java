package io.handover.properties.spin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The encoding with one rule broken.
 *
 * @param name what is wrong in it
 * @param file the file of the encoding that is changed
 * @param rule the text that is replaced, which stands there once
 * @param broken what replaces it
 * @param shownBy how the name of a configuration begins that can tell; it is asked first
 */
record Mutant(String name, String file, String rule, String broken, String shownBy) {
    /** One for each kind of rule: actions, guards, effects, goals, terms, windows, branches, properties. */
    static final List<Mutant> ALL = List.of(
            new Mutant(
                    "a standby accepts changes",
                    "actions.h",
                    "(IS_UP(s) && ACTIVE(s) && changes < FIRST_CHANGES + K)",
                    "(IS_UP(s) && changes < FIRST_CHANGES + K)",
                    "extras excluded, N=2 K=2"),
            new Mutant(
                    "the detector spares the others",
                    "actions.h",
                    "actives & ~(ALL_SEEN(s))",
                    "actives & ~(BIT(s))",
                    "extras excluded, N=2"),
            new Mutant(
                    "exclusion reaches through a cut",
                    "actions.h",
                    "(IS_UP(t) && REACHES(a, t) && subscription[t] == (a))",
                    "(IS_UP(t) && subscription[t] == (a))",
                    "extras excluded, N=2 K=2"),
            new Mutant(
                    "the installer excludes what streams",
                    "actions.h",
                    "registered[t] = SUM(STREAMING_FROM, t)",
                    "registered[t] = 0",
                    "extras excluded, N=3 K=2 crashes=0 cuts=0 installer=0 skips=1"),
            new Mutant(
                    "initialization copies nothing",
                    "actions.h",
                    "database[s] = database[subscription[s]]",
                    "skip",
                    "then initialized, N=2"),
            new Mutant(
                    "a standby that is down counts as set to standby only when it is up",
                    "actions.h",
                    "GOAL_SET_STANDBY(t, a) (!ACTIVE(t))",
                    "GOAL_SET_STANDBY(t, a) (IS_UP(t) && !ACTIVE(t))",
                    "extras excluded, N=2 K=2"),
            new Mutant(
                    "replication streams between releases",
                    "terms.h",
                    "&& REACHES(a, t) && SAME_VERSION(a, t))",
                    "&& REACHES(a, t))",
                    "interrupted, N=2"),
            new Mutant(
                    "a branch that resumes at the next step resumes at the same one",
                    "actions.h",
                    "(r) == NEXT_STEP -> (pc < STEPS -> pc + 1 : pc)",
                    "(r) == NEXT_STEP -> pc",
                    "repaired, N=2"),
            new Mutant(
                    "two active servers are never part of the procedure",
                    "watch.h",
                    "MANAGERS > 1 && !(SEVERAL_DECLARED)",
                    "MANAGERS > 1",
                    "extras excluded, N=2"),
            new Mutant(
                    "an initialization waits for a source that is down",
                    "actions.h",
                    "    || !IS_UP(subscription[s]) || !REACHES(subscription[s], s)))",
                    "    || !REACHES(subscription[s], s)))",
                    "then initialized, N=2"),
            new Mutant(
                    "an initialization waits for a source that is cut off",
                    "actions.h",
                    "    || !IS_UP(subscription[s]) || !REACHES(subscription[s], s)))",
                    "    || !IS_UP(subscription[s])))",
                    "then initialized, N=2"),
            new Mutant(
                    "an initialization that fails keeps its subscription",
                    "actions.h",
                    "    subscription[s] = NONE AFTER }\n\n#define CAN_DETECT",
                    "    skip AFTER }\n\n#define CAN_DETECT",
                    "then initialized, N=2"),
            new Mutant(
                    "nobody needs to be up to be looked at",
                    "actions.h",
                    "(IS_UP(t) && IS_UP(a) && !BEHIND(t, a))",
                    "(!BEHIND(t, a))",
                    "awaiting"),
            new Mutant(
                    "the server that is waited for need not be up",
                    "actions.h",
                    "(IS_UP(t) && IS_UP(a) && !BEHIND(t, a))",
                    "(IS_UP(a) && !BEHIND(t, a))",
                    "awaiting"),
            new Mutant(
                    "a server that is down is seen to be behind",
                    "actions.h",
                    "#define IF_BEHIND(t, a) (IS_UP(t) && IS_UP(a) && BEHIND(t, a))",
                    "#define IF_BEHIND(t, a) (IS_UP(a) && BEHIND(t, a))",
                    "awaiting"),
            new Mutant(
                    "a client can be opened on a server that is down",
                    "actions.h",
                    "#define GOAL_OPEN_CLIENT(t, a) IS_UP(t)",
                    "#define GOAL_OPEN_CLIENT(t, a) 1",
                    "disowned"),
            new Mutant(
                    "replication is not stopped on a server that is down",
                    "actions.h",
                    "#define GUARD_STOP_REPLICATION(t, a) AT_REST(t)",
                    "#define GUARD_STOP_REPLICATION(t, a) IS_UP(t)",
                    "stopped at the console"),
            new Mutant(
                    "a server that is down is not set to standby with its replication",
                    "actions.h",
                    "#define GUARD_SET_STANDBY_AND_STOP_REPLICATION(t, a) AT_REST(t)",
                    "#define GUARD_SET_STANDBY_AND_STOP_REPLICATION(t, a) IS_UP(t)",
                    "disowned"),
            new Mutant(
                    "the wizard demotes nobody",
                    "actions.h",
                    "    actives = actives & ~BIT(subscription[t]); \\\n",
                    "",
                    "activated, N=3"),
            new Mutant(
                    "the wizard activates before all changes have arrived",
                    "actions.h",
                    "&& STREAMING(t) && !BEHIND(t, subscription[t]))",
                    "&& STREAMING(t))",
                    "activated, N=3"),
            new Mutant(
                    "the wizard takes only the old active along",
                    "actions.h",
                    "((s) == subscription[t] || subscription[s] == subscription[t])",
                    "((s) == subscription[t])",
                    "activated, N=3"),
            new Mutant(
                    "the wizard takes along what it does not reach",
                    "actions.h",
                    "IS_UP(s) && REACHES(t, s) && SAME_VERSION(t, s) \\",
                    "IS_UP(s) && SAME_VERSION(t, s) \\",
                    "activated, N=3 K=2 crashes=1 cuts=1"),
            new Mutant(
                    "the wizard takes another release along",
                    "actions.h",
                    "IS_UP(s) && REACHES(t, s) && SAME_VERSION(t, s) \\",
                    "IS_UP(s) && REACHES(t, s) \\",
                    "activated beside another release"),
            new Mutant(
                    "what the wizard takes along keeps its own standbys",
                    "actions.h",
                    "        registered[s] = 0; \\\n        database[s] = 0 \\",
                    "        database[s] = 0 \\",
                    "activated beside another release"),
            new Mutant(
                    "what the wizard takes along keeps its changes",
                    "actions.h",
                    "        registered[s] = 0; \\\n        database[s] = 0 \\",
                    "        registered[s] = 0 \\",
                    "activated, N=3"),
            new Mutant(
                    "a switch never stops",
                    "actions.h",
                    "(SWITCHING_TO(t) && !(STREAMING(t)))",
                    "(0 && SWITCHING_TO(t))",
                    "activated, N=3"),
            new Mutant(
                    "a switch stops only before the old active is demoted",
                    "actions.h",
                    "(SWITCHING_TO(t) && !(STREAMING(t)))",
                    "(switching == PREPARED(t) && !(STREAMING(t)))",
                    "activated, N=3"),
            new Mutant(
                    "the wizard works beside a standby that does not stream",
                    "actions.h",
                    "    && (registered[subscription[t]] & ~(SUM(STREAMING_FROM, subscription[t]))) == 0)",
                    "    )",
                    "activated, N=3"),
            new Mutant(
                    "the wizard works where two servers are active",
                    "actions.h",
                    "ONLY_SEES(t, a) (ACTIVES_SEEN(t) == 1 && ACTIVE_SEEN(a, t))",
                    "ONLY_SEES(t, a) (ACTIVE_SEEN(a, t))",
                    "activated beside another active"),
            new Mutant(
                    "an active server that is down is no obstacle to activation",
                    "actions.h",
                    "(actives == 0 || WIZARD(t)))",
                    "(MANAGERS == 0 || WIZARD(t)))",
                    "activated, N=3"),
            new Mutant(
                    "two switches run at once",
                    "actions.h",
                    "!ACTIVE(t) && switching == NO_SWITCH && (actives",
                    "!ACTIVE(t) && (actives",
                    "activated to and fro"),
            new Mutant(
                    "a server is activated though a switch still runs",
                    "actions.h",
                    "GOAL_ACTIVATE(t, a) (IS_UP(t) && ACTIVE(t) && switching == NO_SWITCH)",
                    "GOAL_ACTIVATE(t, a) (IS_UP(t) && ACTIVE(t))",
                    "activated to and fro"),
            new Mutant(
                    "nobody is active while a switch runs",
                    "actions.h",
                    "(MANAGERS == 0 && switching == NO_SWITCH)",
                    "(MANAGERS == 0)",
                    "activated by the wary"),
            new Mutant(
                    "a window opens when its first step is at hand",
                    "terms.h",
                    "(pc != (from) || DONE_HERE)",
                    "1",
                    "extras excluded, N=2 K=2"),
            new Mutant(
                    "a window does not open before its first step is passed",
                    "terms.h",
                    "(pc != (from) || DONE_HERE)",
                    "pc != (from)",
                    "extras excluded, N=2 K=2"),
            new Mutant(
                    "a check opens a window with its goal",
                    "terms.h",
                    "(pc == (i) && ORDERS_##c && GOAL_##c(t, a))",
                    "(pc == (i) && GOAL_##c(t, a))",
                    "declaring much"),
            new Mutant(
                    "a window closes when its last step is at hand",
                    "terms.h",
                    "(from) <= pc && pc <= (until) && (pc",
                    "(from) <= pc && pc < (until) && (pc",
                    "extras excluded, N=2 K=2"),
            new Mutant(
                    "a window is open for changes at every server",
                    "terms.h",
                    "((server) == (s) && (from)",
                    "((from)",
                    "declaring much"),
            new Mutant(
                    "several servers may be active for ever",
                    "terms.h",
                    "((from) <= pc && pc <= (until))",
                    "((from) <= pc)",
                    "declaring much"),
            new Mutant(
                    "changes made before the start use up those that can be made",
                    "actions.h",
                    "changes < FIRST_CHANGES + K",
                    "changes < K",
                    "given: behind"),
            new Mutant(
                    "what a standby alone holds is not lost",
                    "watch.h",
                    "(MANAGERS > 0 -> (0 SERVERS(OR_HELD_BY_ACTIVE)) : (0 SERVERS(OR_HELD)))",
                    "(0 SERVERS(OR_HELD))",
                    "extras excluded, N=2 K=2"),
            new Mutant(
                    "without an active server all changes are lost",
                    "watch.h",
                    "(MANAGERS > 0 -> (0 SERVERS(OR_HELD_BY_ACTIVE)) : (0 SERVERS(OR_HELD)))",
                    "(0 SERVERS(OR_HELD_BY_ACTIVE))",
                    "extras excluded, N=2 K=2"),
            new Mutant("declared losses are lost", "watch.h", "& ~declared & ~(HELD))", "& ~(HELD))", "repaired, N=2"),
            new Mutant(
                    "a registration that nobody reads does not dangle",
                    "actions.h",
                    ") || SUM(DANGLING_AT, t) > 0)",
                    "))",
                    "extras excluded, N=3 K=2 crashes=0 cuts=0 installer=0 skips=1"),
            new Mutant(
                    "a procedure is complete while a branch runs",
                    "watch.h",
                    "(pc == STEPS && branch == 0)",
                    "(pc == STEPS)",
                    "stuck in a branch"),
            new Mutant(
                    "a site that goes round has come to no end",
                    "bottom.h",
                    "                if (bottom) {",
                    "                if (bottom && opened - from == 1) {",
                    "going round"),
            new Mutant(
                    "a branch that ends the procedure resumes at the same step",
                    "actions.h",
                    "(pc < STEPS -> pc + 1 : pc) : (r)))",
                    "(pc < STEPS -> pc + 1 : pc) : ((r) == STEPS -> pc : (r))))",
                    "abandoned"),
            new Mutant(
                    "the wizard takes along what is down",
                    "actions.h",
                    "IS_UP(s) && REACHES(t, s) && SAME_VERSION(t, s) \\",
                    "REACHES(t, s) && SAME_VERSION(t, s) \\",
                    "activated, N=3"),
            new Mutant(
                    "what the wizard takes along keeps its mode",
                    "actions.h",
                    "        actives = actives & ~BIT(s); \\\n        subscription[s] = t; \\",
                    "        subscription[s] = t; \\",
                    "activated, N=4"),
            new Mutant(
                    "a server that is activated directly still follows another",
                    "actions.h",
                    "        actives = BIT(t); \\\n        subscription[t] = NONE \\",
                    "        actives = BIT(t) \\",
                    "activated"));

    /** The configurations, the one that can tell first. */
    List<Configuration> asked(List<Configuration> configurations) {
        List<Configuration> asked = new ArrayList<>(configurations);
        Configuration first = configurations.stream()
                .filter(configuration -> configuration.name().startsWith(shownBy))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no configuration is called " + shownBy));
        asked.remove(first);
        asked.add(0, first);
        return asked;
    }

    /** Writes the encoding into that folder, which must be empty. */
    void write(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(Spin.ENCODING)) {
            files.filter(Files::isRegularFile).forEach(from -> copy(from, folder.resolve(from.getFileName())));
        }
        Path changed = folder.resolve(file);
        String text = Files.readString(changed);
        if (text.split(Pattern.quote(rule), -1).length != 2) {
            throw new AssertionError(file + " does not hold once: " + rule);
        }
        Files.writeString(changed, text.replace(rule, broken));
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
