package io.handover.sandbox.session;

import io.handover.emulator.site.LiveSite;
import io.handover.emulator.site.SiteClock;
import io.handover.emulator.site.Ticker;
import io.handover.model.state.SiteState;
import io.handover.sandbox.coach.Coach;
import io.handover.sandbox.rehearsal.Comment;
import io.handover.sandbox.rehearsal.Concern;
import io.handover.sandbox.rehearsal.Happening;
import io.handover.sandbox.rehearsal.History;
import io.handover.sandbox.rehearsal.Input;
import io.handover.sandbox.rehearsal.Recording;
import io.handover.sandbox.rehearsal.Rehearsal;
import io.handover.sandbox.rehearsal.Reply;
import io.handover.sandbox.rehearsal.SeenAlarm;
import io.handover.sandbox.scenario.Lesson;
import io.handover.sandbox.scenario.Scenario;
import io.handover.sandbox.session.SessionException.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A rehearsal in real time. Safe for use by several threads: one lock, that of the live site, guards the rehearsal against all of them, those
 * of the product's API too. Its clock stands at the beginning and after a restart, until somebody lets it run.
 *
 * <p>An input is recorded with the site's time at which it was taken. What has changed is published to those who watch; who asks sees the
 * same.
 *
 * <p>What takes thought, an outlook, a hint or a debrief, is thought elsewhere of a copy, and the lock is free meanwhile: the clock goes on, and
 * whoever asks for anything else is answered at once.
 */
public final class Session {
    /** The speeds that a clock can have. */
    public static final List<Integer> SPEEDS = List.of(1, 10, 60);

    /** While it runs, it is kept that often, in the ticker's time; what is put in is kept at once. */
    private static final long KEEP_NANOS = 2_000_000_000L;

    /** By itself, a view is published at most that often. */
    private static final long VIEW_NANOS = 200_000_000L;

    private static final int MOST_GRADE = 3;

    /** An instructor sees so many of the last happenings. */
    private static final int MOST_TOLD = 40;

    private final Scenario scenario;
    private final Ticker ticker;
    private final Optional<Coach> coach;
    private final Executor thinking;
    private final Consumer<SessionFile> keeper;
    private final Rehearsal rehearsal;
    private final LiveSite lock;
    private final SiteClock clock;
    private final Events events = new Events();
    private final Outlook outlook;

    private SessionFile file;
    private String shown = "";
    private int shownHappenings;
    private int toldAlarms;
    private int toldConcerns;
    private int toldComments;
    private boolean toldEnd;

    /** Whether the instructor has stopped the clock, and whether it ran then. */
    private boolean isFrozen;

    private boolean ranBefore;
    private long viewedAt;
    private long keptAt;
    private long usedAt;
    private Optional<LookedBack> lookedBack = Optional.empty();
    private Optional<CompletableFuture<String>> hinting = Optional.empty();

    private Optional<SiteState> hinted = Optional.empty();
    private List<Served> served = List.of();

    /**
     * Where a server's API can be reached.
     *
     * @param key the API key to log in with
     */
    public record Served(String server, String url, String key) {}

    /**
     * A debrief, found or looked for.
     *
     * @param of what was kept of the session when that began; without the account
     */
    private record LookedBack(SessionFile of, CompletableFuture<ObjectNode> all) {}

    /**
     * Goes on with what was kept.
     *
     * @param watching where the outlook is found, which must not wait
     * @param thinking where hints and debriefs are found
     * @param keeper keeps what is handed to it
     * @throws IllegalArgumentException where the recording cannot be done again
     */
    Session(
            SessionFile file,
            Scenario scenario,
            Ticker ticker,
            Optional<Coach> coach,
            Executor watching,
            Executor thinking,
            Consumer<SessionFile> keeper) {
        this.file = file;
        this.scenario = scenario;
        this.ticker = ticker;
        this.coach = coach;
        this.thinking = thinking;
        this.keeper = keeper;
        this.rehearsal = Rehearsal.of(scenario.setting(), file.recording());
        this.lock = rehearsal.live();
        this.outlook = new Outlook(scenario, rehearsal, watching, events, this::publish);
        this.clock = new SiteClock(ticker, 1, true);
        this.usedAt = ticker.nanos();
        this.keptAt = ticker.nanos();
        clock.advance(rehearsal.millis());
        this.coach.ifPresent(one -> one.prepare(scenario));
        toldAlarms = rehearsal.history().alarms().size();
        toldConcerns = rehearsal.history().concerns().size();
        toldComments = rehearsal.history().comments().size();
        toldEnd = rehearsal.isEnded();
        publish();
    }

    public String id() {
        return file.id();
    }

    public Scenario scenario() {
        return scenario;
    }

    public Events events() {
        return events;
    }

    /** The site itself, for serving its API. */
    public LiveSite live() {
        return lock;
    }

    /** From now on its views tell where the API is. */
    public void setServed(List<Served> where) {
        synchronized (lock) {
            served = List.copyOf(where);
            publish();
        }
    }

    /** Who advises while it goes on: nobody in an exam. */
    private Optional<Coach> adviser() {
        return coach.filter(one -> !file.exam());
    }

    boolean isSecret(String text) {
        return Token.isSecret(text, file.secretDigest());
    }

    /** What is kept of it, as it is now. */
    SessionFile file() {
        synchronized (lock) {
            return now();
        }
    }

    /** How long nobody has asked for anything, in the ticker's nanoseconds; 0 while somebody watches. */
    long unusedNanos() {
        synchronized (lock) {
            return events.isWatched() ? 0 : ticker.nanos() - usedAt;
        }
    }

    void use() {
        synchronized (lock) {
            usedAt = ticker.nanos();
        }
    }

    // ---- time -----------------------------------------------------------------------------------------------------

    /** Lets happen what is due by now, and publishes what has changed. */
    void tick() {
        synchronized (lock) {
            if (clock.isPaused()) {
                // Only who comes through the product's API changes anything now; but the coach may still have to look.
                if (rehearsal.history().happenings().size() != shownHappenings) {
                    publishIfDue();
                } else if (events.isWatched() && isViewDue()) {
                    // What could not be told at once is asked again.
                    viewedAt = ticker.nanos();
                    think();
                }
                return;
            }
            catchUp();
            publishIfDue();
            if (ticker.nanos() - keptAt >= KEEP_NANOS) {
                keep();
            }
        }
    }

    private void publishIfDue() {
        if (isViewDue()) {
            publish();
        }
    }

    private boolean isViewDue() {
        return ticker.nanos() - viewedAt >= VIEW_NANOS;
    }

    private void catchUp() {
        passUntil(clock.nowMillis());
        if (rehearsal.isEnded() && !clock.isPaused()) {
            clock.pause();
        }
    }

    private void passUntil(long millis) {
        for (SessionFile.Pending one : file.pending()) {
            if (one.millis() > millis || rehearsal.isEnded()) {
                break;
            }
            rehearsal.advanceTo(Math.max(rehearsal.millis(), one.millis()));
            if (rehearsal.apply(one.what()).accepted()) {
                file = file.withoutPending(one.number());
            }
        }
        rehearsal.advanceTo(Math.max(rehearsal.millis(), millis));
    }

    /**
     * Lets the clock stand, run, or go on to the next event.
     *
     * @param speed where it is to run: one of {@link #SPEEDS}; empty: as before
     */
    public void clock(String action, Optional<Integer> speed) {
        synchronized (lock) {
            if (isFrozen && !action.equals("pause")) {
                throw new SessionException(Why.NOT_NOW, "The instructor has stopped the clock.");
            }
            speed.filter(one -> !SPEEDS.contains(one)).ifPresent(none -> {
                throw new SessionException(
                        Why.WRONG,
                        "The clock does not go at that speed.",
                        SPEEDS.stream().map(String::valueOf).toList());
            });
            catchUp();
            if (rehearsal.isEnded() && !action.equals("pause")) {
                throw new SessionException(Why.NOT_NOW, "The rehearsal has ended.");
            }
            switch (action) {
                case "pause" -> clock.pause();
                case "run" -> {
                    speed.ifPresent(clock::setSpeed);
                    clock.resume();
                }
                case "next" -> toNextEvent();
                default ->
                    throw new SessionException(Why.WRONG, "The clock cannot do that.", List.of("pause", "run", "next"));
            }
            publish();
            events.publish(Events.Kind.CLOCK, time().toString());
            keep();
        }
    }

    private void toNextEvent() {
        long most = file.pending().stream()
                .mapToLong(SessionFile.Pending::millis)
                .filter(millis -> millis > rehearsal.millis())
                .min()
                .orElse(Recording.MOST_MILLIS);
        rehearsal.advanceToNextEvent(most);
        passUntil(rehearsal.millis());
        clock.advance(Math.max(0, rehearsal.millis() - clock.nowMillis()));
        catchUp();
    }

    /** Stops the clock until {@link #goOn}: the trainee cannot let it run meanwhile. */
    public void freeze() {
        synchronized (lock) {
            if (!isFrozen && !rehearsal.isEnded()) {
                isFrozen = true;
                catchUp();
                ranBefore = !clock.isPaused();
                stop();
                keep();
            }
        }
    }

    /** Goes on to the next event, also where the clock is stopped. */
    public void next() {
        synchronized (lock) {
            boolean wasFrozen = isFrozen;
            isFrozen = false;
            try {
                clock("next", Optional.empty());
            } finally {
                isFrozen = wasFrozen;
            }
        }
    }

    /** Gives the clock back to the trainee; it runs where it ran when it was stopped. */
    public void goOn() {
        synchronized (lock) {
            if (isFrozen) {
                isFrozen = false;
                if (ranBefore && !rehearsal.isEnded()) {
                    clock.resume();
                }
                events.publish(Events.Kind.CLOCK, time().toString());
                publish();
            }
        }
    }

    private ObjectNode time() {
        return JsonMapper.shared()
                .createObjectNode()
                .put("millis", rehearsal.millis())
                .put("running", !clock.isPaused())
                .put("speed", (int) clock.speed());
    }

    // ---- inputs ---------------------------------------------------------------------------------------------------

    /** Puts something in now. */
    public Reply apply(Input input) {
        synchronized (lock) {
            catchUp();
            Reply reply = rehearsal.apply(input);
            if (reply.accepted()) {
                catchUp();
                publish();
                keep();
            }
            return reply;
        }
    }

    /** Injects a disturbance when the site's time is so late. */
    public void injectAt(long millis, Input.Inject what) {
        synchronized (lock) {
            catchUp();
            if (rehearsal.isEnded()) {
                throw new SessionException(Why.NOT_NOW, "The rehearsal has ended.");
            }
            if (millis < rehearsal.millis() || millis > scenario.setting().lengthMillis()) {
                throw new SessionException(
                        Why.WRONG,
                        "That moment is not between now and the end of the rehearsal: " + rehearsal.millis() + " to "
                                + scenario.setting().lengthMillis() + " ms.");
            }
            if (file.pending().size() >= SessionFile.MOST_PENDING) {
                throw new SessionException(
                        Why.TOO_MANY, "Not more than " + SessionFile.MOST_PENDING + " faults can be in store.");
            }
            file = file.withPending(millis, what);
            keep();
        }
    }

    /** Takes back what was to be injected. */
    public void takeBack(int number) {
        synchronized (lock) {
            if (file.pending().stream().noneMatch(one -> one.number() == number)) {
                throw new SessionException(Why.UNKNOWN, "Nothing of that number is in store.");
            }
            file = file.withoutPending(number);
            keep();
        }
    }

    /** What a branch from a moment begins with, for the same trainee. */
    SessionFile branch(long millis) {
        synchronized (lock) {
            if (file.branches().size() >= SessionFile.MOST_BRANCHES) {
                throw new SessionException(
                        Why.TOO_MANY, "Not more than " + SessionFile.MOST_BRANCHES + " branches can be handed over.");
            }
            return file.branch(Token.fresh(), until(millis, true));
        }
    }

    /** Hands over a branch to the trainee, and stops the clock: they see where to go on. */
    void handOver(SessionFile.Branch branch) {
        synchronized (lock) {
            file = file.withBranch(branch);
            stop();
            keep();
        }
    }

    /**
     * Gives a hint for the state as it is now: the first one says where to look, the next what to do, the third why. Who asks again before there is an
     * answer gets the same one.
     *
     * @return JSON: {@code {"grade": 1..3, "text": TEXT}}; or that there is none, a {@link SessionException}
     */
    public CompletableFuture<String> hint() {
        synchronized (lock) {
            catchUp();
            Coach asked = adviser()
                    .orElseThrow(() -> new SessionException(
                            Why.NOT_NOW,
                            file.exam() ? "An exam has no hints." : "Nobody is here who could give hints."));
            Optional<CompletableFuture<String>> underWay = hinting.filter(one -> !one.isDone());
            if (underWay.isPresent()) {
                return underWay.get().copy();
            }
            if (file.hints().size() >= SessionFile.MOST_HINTS) {
                throw new SessionException(
                        Why.TOO_MANY, "A rehearsal has at most " + SessionFile.MOST_HINTS + " hints.");
            }
            SiteState state = rehearsal.judged();
            long millis = rehearsal.millis();
            int grade =
                    hinted.filter(state::equals).isPresent() && !file.hints().isEmpty()
                            ? Math.min(
                                    MOST_GRADE,
                                    file.hints().get(file.hints().size() - 1).grade() + 1)
                            : 1;
            CompletableFuture<String> hint = CompletableFuture.supplyAsync(
                    () -> asked.hint(scenario, state, grade)
                            .map(text -> given(state, new SessionFile.Hint(millis, grade, text)))
                            .orElseThrow(() -> new SessionException(Why.NOT_NOW, "There is nothing to be done now.")),
                    thinking);
            hinting = Optional.of(hint);
            return hint.copy();
        }
    }

    private String given(SiteState state, SessionFile.Hint hint) {
        synchronized (lock) {
            hinted = Optional.of(state);
            List<SessionFile.Hint> hints = new ArrayList<>(file.hints());
            hints.add(hint);
            file = file.withHints(hints);
            publish();
            keep();
            return JsonMapper.shared()
                    .createObjectNode()
                    .put("grade", hint.grade())
                    .put("text", hint.text())
                    .toString();
        }
    }

    /** Keeps what the trainee tells of it; only once it has ended. */
    public void setAccount(String text) {
        synchronized (lock) {
            if (!rehearsal.isEnded()) {
                throw new SessionException(Why.NOT_NOW, "The rehearsal has not ended.");
            }
            file = file.withAccount(text);
            publish();
            keep();
        }
    }

    // ---- what comes of it -----------------------------------------------------------------------------------------

    /**
     * All that can be said afterwards of it as it is now, as JSON.
     *
     * @param isInstructor whether that is so before the trainee has told their own story, or before the end
     */
    public CompletableFuture<String> debrief(boolean isInstructor) {
        synchronized (lock) {
            if (!isInstructor) {
                if (!rehearsal.isEnded()) {
                    throw new SessionException(Why.NOT_NOW, "The rehearsal has not ended.");
                }
                if (file.account().isEmpty()) {
                    throw new SessionException(Why.NOT_NOW, "First tell in your own words what happened.");
                }
            }
            String account = file.account().orElse("");
            return lookBack()
                    .all()
                    .thenApply(all -> all.deepCopy().put("account", account).toString());
        }
    }

    private LookedBack lookBack() {
        SessionFile now = now().withoutAccount();
        LookedBack known = lookedBack
                .filter(one -> one.of().equals(now) && !one.all().isCompletedExceptionally())
                .orElseGet(() -> new LookedBack(
                        now, CompletableFuture.supplyAsync(() -> DebriefJson.of(now, scenario, coach), thinking)));
        lookedBack = Optional.of(known);
        return known;
    }

    /**
     * What was recorded up to a moment, for beginning anew from there.
     *
     * @param isInstructor whether that is possible before the end of an exam
     */
    public Recording until(long millis, boolean isInstructor) {
        synchronized (lock) {
            if (file.exam() && !rehearsal.isEnded() && !isInstructor) {
                throw new SessionException(Why.NOT_NOW, "In an exam nobody goes back.");
            }
            if (millis < 0 || millis > rehearsal.millis()) {
                throw new SessionException(Why.WRONG, "That moment has not been: 0 to " + rehearsal.millis() + " ms.");
            }
            return rehearsal.recording().before(millis).branchOf(file.id());
        }
    }

    public Recording recording() {
        synchronized (lock) {
            return rehearsal.recording();
        }
    }

    /**
     * A file from which it goes on elsewhere, as JSON.
     *
     * @param lesson what it is a rehearsal of, where that is one
     */
    String export(Optional<Lesson> lesson) {
        synchronized (lock) {
            return Export.of(now(), lesson).text();
        }
    }

    /** The whole of what the trainee sees now, as JSON. */
    public String view() {
        synchronized (lock) {
            catchUp();
            publish();
            ObjectNode view = current();
            view.setAll(time());
            outlook.writeBars(view);
            return view.toString();
        }
    }

    /** What an instructor sees, as JSON: the truth beside what the trainee sees. */
    public String instructorView() {
        synchronized (lock) {
            catchUp();
            publish();
            ObjectNode root = JsonMapper.shared().createObjectNode();
            root.putObject("view").setAll(current()).setAll(time());
            TruthJson.write(rehearsal, root.putObject("truth"));
            ArrayNode happenings = root.putArray("happenings");
            List<Happening> all = rehearsal.history().happenings();
            all.subList(Math.max(0, all.size() - MOST_TOLD), all.size())
                    .forEach(one -> TruthJson.write(one, happenings.addObject()));
            ArrayNode pending = root.putArray("pending");
            List<String> names = scenario.setting().names();
            file.pending().forEach(one -> {
                ObjectNode node = pending.addObject()
                        .put("number", one.number())
                        .put("millis", one.millis())
                        .put("waits", one.millis() <= rehearsal.millis());
                TruthJson.writeServers(one.what(), names, node);
            });
            TruthJson.writeDisturbances(rehearsal, root.putArray("disturbances"));
            outlook.writeBars(root);
            return root.toString();
        }
    }

    /** Writes the line of an instructor's list. */
    void summary(ObjectNode into) {
        synchronized (lock) {
            catchUp();
            History history = rehearsal.history();
            into.setAll(time());
            outlook.writeBars(into);
            into.put("ended", rehearsal.isEnded())
                    .put("frozen", isFrozen)
                    .put("active", TruthJson.actives(rehearsal))
                    .put(
                            "alarms",
                            history.alarms().stream()
                                    .filter(alarm -> alarm.untilMillis().isEmpty())
                                    .count())
                    .put("concerns", rehearsal.openConcerns().size())
                    .put("hints", file.hints().size())
                    .put(
                            "done",
                            rehearsal.view().checklist().stream()
                                    .filter(item -> item.isDone())
                                    .count())
                    .put("steps", rehearsal.setting().plan().complete());
        }
    }

    // ---- telling --------------------------------------------------------------------------------------------------

    private ObjectNode current() {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("session", file.id()).put("trainee", file.trainee()).put("exam", file.exam());
        root.putObject("scenario")
                .put("name", scenario.name())
                .put("title", scenario.title())
                .put("story", scenario.story())
                .put("lengthMillis", scenario.setting().lengthMillis());
        ViewJson.write(rehearsal, root);
        root.put("coached", adviser().isPresent())
                .put("told", file.account().isPresent())
                .put("frozen", isFrozen);
        ArrayNode branches = root.putArray("branches");
        file.branches()
                .forEach(branch ->
                        branches.addObject().put("session", branch.session()).put("millis", branch.millis()));
        ArrayNode hints = root.putArray("hints");
        file.hints().forEach(hint -> hint.write(hints.addObject()));
        ArrayNode promises = root.putArray("promises");
        scenario.promises()
                .forEach(one -> promises.addObject().put("name", one.name()).put("text", one.promise()));
        outlook.writeMarks(root);
        ArrayNode api = root.putArray("api");
        served.forEach(one -> api.addObject()
                .put("server", one.server())
                .put("url", one.url())
                .put("key", one.key()));
        return root;
    }

    /** Publishes what has changed since the last time. */
    private void publish() {
        viewedAt = ticker.nanos();
        shownHappenings = rehearsal.history().happenings().size();
        think();
        ObjectNode view = current();
        String text = view.toString();
        if (!text.equals(shown)) {
            shown = text;
            view.setAll(time());
            events.publish(Events.Kind.VIEW, view.toString());
        }
        List<SeenAlarm> alarms = rehearsal.history().alarms();
        for (; toldAlarms < alarms.size(); toldAlarms++) {
            ObjectNode node = JsonMapper.shared().createObjectNode();
            ViewJson.write(alarms.get(toldAlarms), node);
            events.publish(Events.Kind.ALARM, node.toString());
        }
        List<Concern> concerns = rehearsal.history().concerns();
        for (; toldConcerns < concerns.size(); toldConcerns++) {
            Concern concern = concerns.get(toldConcerns);
            events.publish(
                    Events.Kind.CONCERN,
                    JsonMapper.shared()
                            .createObjectNode()
                            .put("number", concern.number())
                            .put("since", concern.sinceMillis())
                            .put("text", concern.text())
                            .toString());
        }
        List<Comment> comments = rehearsal.history().comments();
        for (; toldComments < comments.size(); toldComments++) {
            ObjectNode node = JsonMapper.shared().createObjectNode();
            ViewJson.write(comments.get(toldComments), node);
            events.publish(Events.Kind.COMMENT, node.toString());
        }
        if (rehearsal.isEnded() && !toldEnd) {
            toldEnd = true;
            events.publish(Events.Kind.CLOCK, time().toString());
            events.publish(Events.Kind.ENDED, "{}");
            keep();
            // While the trainee writes down their own story the coach thinks already.
            if (coach.isPresent()) {
                var unused = lookBack();
            }
        }
    }

    private void think() {
        adviser().ifPresent(outlook::think);
    }

    // ---- keeping --------------------------------------------------------------------------------------------------

    /** Keeps it as it is now. */
    void keep() {
        synchronized (lock) {
            file = now();
            keptAt = ticker.nanos();
            keeper.accept(file);
        }
    }

    private SessionFile now() {
        Optional<Boolean> passed = file.passed();
        if (rehearsal.isEnded() && passed.isEmpty()) {
            passed = Optional.of(scenario.broken(scenario.outcome(rehearsal)).isEmpty());
        }
        return file.withRecording(rehearsal.recording(), passed);
    }

    /** Lets the clock stand. */
    void pause() {
        synchronized (lock) {
            if (!clock.isPaused()) {
                stop();
                keep();
            }
        }
    }

    /** Lets the clock stand, and keeps nothing. */
    void stop() {
        synchronized (lock) {
            catchUp();
            clock.pause();
            events.publish(Events.Kind.CLOCK, time().toString());
            publish();
        }
    }
}
