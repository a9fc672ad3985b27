package io.handover.sandbox.scenario;

import io.handover.analysis.attainment.Terms;
import io.handover.analysis.replay.Replay;
import io.handover.analysis.story.Story;
import io.handover.analysis.token.ReplayToken;
import io.handover.analysis.token.TokenException;
import io.handover.files.Catalogue;
import io.handover.files.InputException;
import io.handover.files.ProcedureFile;
import io.handover.files.SiteFile;
import io.handover.files.TokenFiles;
import io.handover.sandbox.rehearsal.Setting;
import io.handover.simulator.run.Event;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a scenario is made of that comes from something that has gone wrong: a run or path begins anew at one of its moments, and whoever rehearses does what the operator
 * did not. It is all that is needed to have the scenario again, on another day or on another server. Which moment makes a good lesson is not decided here.
 *
 * @param title one line for people
 * @param takeAway the one line to take away
 * @param seed of a rehearsal of it
 * @param procedure the procedure's file, where the procedure is not built in
 * @param site the site's file, where the site is not built in
 */
public record Lesson(
        Name name, String title, String takeAway, long seed, Optional<Text> procedure, Optional<Text> site) {
    private static final long LENGTH_MILLIS = 2 * 3_600_000L;
    private static final Pattern NAME = Pattern.compile("([^@\\s]{1," + ReplayToken.MOST_CHARACTERS + "})@(\\d{1,6})");

    /**
     * What a lesson's scenario is called, as a recording has it: {@code TOKEN@MOMENT}.
     *
     * @param token the replay token of the run or path
     * @param moment how many moments of its story have happened when the lesson begins
     */
    public record Name(String token, int moment) {
        /** The parts of a name; empty where it is no lesson's. */
        public static Optional<Name> of(String text) {
            Matcher matcher = NAME.matcher(text);
            return matcher.matches()
                    ? Optional.of(new Name(matcher.group(1), Integer.parseInt(matcher.group(2))))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return token + "@" + moment;
        }
    }

    /**
     * A file as it was.
     *
     * @param source its name, without the folder that it was in
     * @param content at most {@link #MOST_CHARACTERS}
     */
    public record Text(String source, String content) {
        static final int MOST_CHARACTERS = 100_000;
    }

    /**
     * The lesson that begins when so many moments have happened.
     *
     * @throws InputException where a file is too long to be kept with it
     */
    public static Lesson of(TokenFiles files, int moment, String title, String takeAway) {
        String procedure = files.token().procedure();
        String site = files.token().site();
        return new Lesson(
                new Name(files.token().word(), moment),
                title,
                takeAway,
                0,
                Catalogue.isBuiltInProcedure(procedure)
                                && Catalogue.procedure(procedure)
                                        .text()
                                        .equals(files.procedure().text())
                        ? Optional.empty()
                        : Optional.of(text(
                                files.procedure().source(), files.procedure().text())),
                Catalogue.isBuiltInSite(site)
                                && Catalogue.site(site)
                                        .text()
                                        .equals(files.site().text())
                        ? Optional.empty()
                        : Optional.of(text(files.site().source(), files.site().text())));
    }

    /** The same with another seed. */
    public Lesson withSeed(long other) {
        return new Lesson(name, title, takeAway, other, procedure, site);
    }

    /** Where somebody's files are is nobody else's business. */
    private static Text text(String source, String content) {
        if (content.length() > Text.MOST_CHARACTERS) {
            throw new InputException(source + ": the file has more than the " + Text.MOST_CHARACTERS
                    + " characters that can be kept with a lesson");
        }
        return new Text(source.replaceFirst(".*[/\\\\:]", ""), content);
    }

    /**
     * The scenario. It has no scripts; all that the procedure promises of the site counts, and not that the procedure itself comes to its end.
     *
     * @throws InputException where it cannot be had any more: the procedure or the site is not there or another, or this version plays it otherwise
     */
    public Scenario scenario() {
        Replay replay = files().replay();
        Story story = replay.story();
        if (name.moment() > story.moments().size()) {
            throw new InputException("the lesson would begin after " + name.moment() + " moments, and there are "
                    + story.moments().size());
        }
        return new Scenario(
                name.toString(),
                title,
                told(story),
                takeAway,
                new Setting(
                        // What a run was shortened to may take fewer servers than the site has.
                        replay.subject().site().first(story.plan().serverNames().size()),
                        story.plan(),
                        story.before(name.moment()),
                        List.of(),
                        LENGTH_MILLIS),
                seed,
                Terms.of(story.plan(), replay.subject().site().site().assumptions())
                        .promises(),
                story.plan().procedure().bounds(),
                new Script(List.of()),
                new Script(List.of()),
                List.of());
    }

    private TokenFiles files() {
        ReplayToken token;
        try {
            token = ReplayToken.of(name.token());
        } catch (TokenException none) {
            throw new InputException(String.valueOf(none.getMessage()));
        }
        ProcedureFile procedureFile = procedure
                .map(text -> Catalogue.procedureOf(text.source(), text.content()))
                .orElseGet(() -> Catalogue.procedure(builtIn(token.procedure(), "procedure")));
        SiteFile siteFile = site.map(text -> Catalogue.siteOf(text.source(), text.content()))
                .orElseGet(() -> Catalogue.site(builtIn(token.site(), "site")));
        return new TokenFiles(token, procedureFile, siteFile);
    }

    /** What is not kept with a lesson is built in, or nothing: no file is read that somebody else names. */
    private static String builtIn(String name, String what) {
        if (what.equals("site") ? Catalogue.isBuiltInSite(name) : Catalogue.isBuiltInProcedure(name)) {
            return name;
        }
        throw new InputException("the " + what + " '" + name + "' is not built in, and not kept with the lesson");
    }

    private String told(Story story) {
        String title = story.plan().procedure().title();
        if (name.moment() == 0) {
            return "You begin with the procedure: " + title + ".";
        }
        return (name.moment() == story.moments().size()
                        ? "You take over where somebody has stopped: "
                        : "You take over in the middle of the procedure: ")
                + title + "."
                + last(story)
                        .map(last -> " The last that happened: " + last + ".")
                        .orElse("");
    }

    /** What the simulation notes beside what happens on the site is nothing that anybody sees. */
    private Optional<String> last(Story story) {
        return story.moments().subList(0, name.moment()).stream()
                .filter(moment -> Event.isAction(moment.event()))
                .reduce((earlier, later) -> later)
                .map(last -> last.who() + ": " + last.what());
    }
}
