package io.handover.sandbox.session;

import io.handover.emulator.site.Ticker;
import io.handover.files.InputException;
import io.handover.sandbox.coach.Coach;
import io.handover.sandbox.coach.Repetition;
import io.handover.sandbox.rehearsal.Input;
import io.handover.sandbox.rehearsal.Recording;
import io.handover.sandbox.scenario.Lesson;
import io.handover.sandbox.scenario.Scenario;
import io.handover.sandbox.session.SessionException.Why;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sessions that there are. Those that somebody uses are in memory; the others are on disk, and are done again when somebody comes back
 * to them. So many of either are possible, and no more.
 */
public final class Sessions {
    /** So many are kept on disk. */
    static final int MOST_KEPT = 2_000;

    /** So many are in memory at a time. */
    static final int MOST_OPEN = 128;

    /** Whoever has gone away finds the clock standing, after so long. */
    static final long AWAY_NANOS = TimeUnit.MINUTES.toNanos(2);

    /** What nobody has used for so long is only on disk. */
    static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(30);

    private final Optional<SessionFolder> folder;
    private final Scenes scenes;
    private final Ticker ticker;
    private final Optional<Coach> coach;
    private final Executor watching;
    private final Executor thinking;
    private final Consumer<String> complain;
    private final Map<String, SessionFile> kept = new LinkedHashMap<>();
    private final Map<String, Session> open = new LinkedHashMap<>();
    private Guest guest = new Guest() {};

    /** How many rehearsals have ended; guarded by what is kept. */
    private int ended;

    /** Somebody who wants to know which sessions are in memory. */
    public interface Guest {
        default void opened(Session session) {}

        default void closed(Session session) {}
    }

    /** A session that was begun, and what only whoever began it knows. */
    public record Begun(Session session, String secret) {}

    /**
     * Goes on with the sessions that are kept.
     *
     * @param folder where they are kept; empty: nowhere, and they end with the process
     * @param watching where the coach finds outlooks, which must not wait for anything else
     * @param thinking where the coach finds hints and debriefs
     * @param complain is told, in sentences, of files that are no sessions, and where one cannot be kept
     */
    public Sessions(
            Optional<Path> folder,
            Scenes scenes,
            Ticker ticker,
            Optional<Coach> coach,
            Executor watching,
            Executor thinking,
            Consumer<String> complain) {
        this.folder = folder.map(SessionFolder::new);
        this.scenes = scenes;
        this.ticker = ticker;
        this.coach = coach;
        this.watching = watching;
        this.thinking = thinking;
        this.complain = complain;
        this.folder.ifPresent(in -> {
            in.lessons(complain).forEach(scenes::know);
            in.all(complain).forEach(file -> kept.put(file.id(), file));
        });
        this.ended = kept.values().stream()
                .flatMapToInt(file -> file.ended().stream())
                .max()
                .orElse(0);
    }

    /** The same where the coach does all his thinking in one place. */
    public Sessions(
            Optional<Path> folder,
            Scenes scenes,
            Ticker ticker,
            Optional<Coach> coach,
            Executor thinking,
            Consumer<String> complain) {
        this(folder, scenes, ticker, coach, thinking, thinking, complain);
    }

    public synchronized void setGuest(Guest who) {
        guest = who;
    }

    public Scenes scenes() {
        return scenes;
    }

    // ---- beginning ------------------------------------------------------------------------------------------------

    /** Begins a session of a scenario. */
    public Begun begin(String scenario, Optional<Long> seed, boolean isExam, String trainee) {
        Scenario scene = scene(scenario);
        return begin(
                Recording.begin(
                        scene.name(), seed.orElse(scene.seed()), scene.setting().names()),
                isExam,
                trainee);
    }

    /** Begins a session that goes on where a recording ends. */
    public Begun begin(Recording recording, boolean isExam, String trainee) {
        return begin(Export.of(recording, isExam), trainee);
    }

    private Begun begin(Export from, String trainee) {
        String name = trainee.strip();
        if (name.isEmpty() || name.length() > SessionFile.MOST_NAME) {
            throw new SessionException(
                    Why.WRONG, "A trainee has a name of 1 to " + SessionFile.MOST_NAME + " characters.");
        }
        String secret = Token.fresh();
        return new Begun(opened(SessionFile.begin(Token.fresh(), secret, name, from)), secret);
    }

    /**
     * Hands a trainee a branch of their session: it goes on from a moment, and their secret opens it too.
     *
     * @return the branch
     */
    public Session handOver(Session from, long millis) {
        Session branch = opened(from.branch(millis));
        from.handOver(new SessionFile.Branch(branch.id(), millis));
        return branch;
    }

    private Session opened(SessionFile file) {
        Scenario scene = scene(file.recording().scenario());
        synchronized (this) {
            if (files().size() >= MOST_KEPT) {
                throw new SessionException(
                        Why.TOO_MANY,
                        MOST_KEPT + " sessions are kept already: somebody has to delete files of old ones.");
            }
            makeRoom();
        }
        keepLesson(scene.name());
        Session session = session(file, scene);
        session.keep();
        synchronized (this) {
            open.put(file.id(), session);
            guest.opened(session);
        }
        return session;
    }

    /** What a session of a lesson takes is kept before it is. */
    private void keepLesson(String name) {
        folder.ifPresent(in -> scenes.lesson(name).ifPresent(in::keep));
    }

    /**
     * Begins a session from a text that {@link #export} gave, or from that of a recording.
     *
     * @throws SessionException where it is none, or cannot be done again here
     */
    public Begun resume(String text, String trainee) {
        Export from = Export.read(text);
        try {
            from.lesson().ifPresent(scenes::take);
        } catch (IllegalArgumentException | InputException cannot) {
            throw new SessionException(Why.WRONG, "That cannot be gone on with: " + cannot.getMessage() + ".");
        }
        return begin(from, trainee);
    }

    /** A session as a text with which another server can go on. */
    public String export(Session session) {
        return session.export(scenes.lesson(session.scenario().name()));
    }

    private Scenario scene(String name) {
        try {
            return scenes.named(name).orElseThrow(() -> unknown(name));
        } catch (InputException stale) {
            throw new SessionException(
                    Why.NOT_NOW,
                    "This lesson cannot be played any more: " + stale.getMessage()
                            + ". Its sessions stay where they are kept.");
        }
    }

    private SessionException unknown(String name) {
        return Lesson.Name.of(name).isPresent()
                ? new SessionException(
                        Why.UNKNOWN,
                        "This lesson is not known here; the command 'train --from " + name + "' makes it known.")
                : new SessionException(Why.UNKNOWN, "There is no such scenario.", scenes.offered());
    }

    private Session session(SessionFile file, Scenario scene) {
        try {
            return new Session(file, scene, ticker, coach, watching, thinking, this::keep);
        } catch (IllegalArgumentException other) {
            throw new SessionException(Why.NOT_NOW, "This cannot be done again here: " + other.getMessage() + ".");
        }
    }

    private void keep(SessionFile file) {
        SessionFile counted;
        synchronized (kept) {
            counted = counted(file);
            kept.put(file.id(), counted);
        }
        folder.ifPresent(in -> in.keep(counted));
    }

    private SessionFile counted(SessionFile file) {
        if (file.passed().isEmpty()) {
            return file;
        }
        Optional<SessionFile> before =
                file(file.id()).filter(one -> one.passed().isPresent());
        return file.withEnded(before.isPresent() ? before.get().ended().orElse(0) : ++ended);
    }

    // ---- coming back ----------------------------------------------------------------------------------------------

    /** The session of that id. */
    public Session session(String id) {
        // A lesson is done again for that: nobody else waits for it.
        file(id).map(file -> file.recording().scenario()).ifPresent(this::scene);
        Session session = find(id);
        session.use();
        return session;
    }

    private synchronized Session find(String id) {
        Session there = open.get(id);
        if (there != null) {
            return there;
        }
        SessionFile file = file(id).orElseThrow(() -> new SessionException(Why.UNKNOWN, "There is no such session."));
        makeRoom();
        Session again = session(file, scene(file.recording().scenario()));
        open.put(id, again);
        guest.opened(again);
        return again;
    }

    /** The session of that id, for somebody who knows its secret. */
    public Session session(String id, String secret) {
        if (file(id).filter(file -> Token.isSecret(secret, file.secretDigest())).isEmpty()) {
            throw new SessionException(Why.FORBIDDEN, "There is no such session, or you do not have the key to it.");
        }
        return session(id);
    }

    private Optional<SessionFile> file(String id) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(id));
        }
    }

    private void makeRoom() {
        if (open.size() < MOST_OPEN) {
            return;
        }
        Session oldest = open.values().stream()
                .filter(session -> session.unusedNanos() > AWAY_NANOS)
                .max((one, other) -> Long.compare(one.unusedNanos(), other.unusedNanos()))
                .orElseThrow(() -> new SessionException(
                        Why.TOO_MANY, MOST_OPEN + " sessions are in use already: try again later."));
        close(oldest);
    }

    private void close(Session session) {
        session.pause();
        session.keep();
        open.remove(session.id());
        guest.closed(session);
    }

    // ---- all of them ----------------------------------------------------------------------------------------------

    /** Lets all sessions go on, and lets go of those that nobody uses. */
    public void tick() {
        for (Session session : inMemory()) {
            try {
                tick(session);
            } catch (UncheckedIOException cannotKeep) {
                session.stop();
                complain.accept(cannotKeep.getMessage() + ": its clock stands.");
            }
        }
    }

    private void tick(Session session) {
        session.tick();
        long unused = session.unusedNanos();
        if (unused > AWAY_NANOS) {
            session.pause();
        }
        if (unused > IDLE_NANOS) {
            synchronized (this) {
                close(session);
            }
        }
    }

    private synchronized List<Session> inMemory() {
        return new ArrayList<>(open.values());
    }

    /** Stops the clocks of all sessions. */
    public void freeze() {
        inMemory().forEach(Session::freeze);
    }

    /** Gives the clocks of all sessions back to the trainees. */
    public void goOn() {
        inMemory().forEach(Session::goOn);
    }

    /**
     * The instructor says something to all who rehearse.
     *
     * @return to how many
     */
    public int comment(Input.Comment comment) {
        return (int) inMemory().stream()
                .filter(session -> session.apply(comment).accepted())
                .count();
    }

    /** Keeps all of them as they are now. */
    public synchronized void close() {
        List.copyOf(open.values()).forEach(this::close);
    }

    /**
     * What there is to rehearse, as JSON: the lessons that are offered; what a trainee failed and has to try again, first what was tried the longest ago; then the rest,
     * the easiest first.
     *
     * @param asked the name of one that is to be among them even where it is a lesson that is not offered to all
     */
    public String scenarios(String trainee, Optional<String> asked) {
        List<Repetition.Result> results = results(trainee);
        List<String> due = Repetition.due(results);
        List<String> passed = results.stream()
                .filter(Repetition.Result::isPassed)
                .map(Repetition.Result::scenario)
                .toList();
        ArrayNode all = JsonMapper.shared().createArrayNode();
        Stream.of(scenes.lessons(), due, asked.stream().toList(), scenes.offered())
                .flatMap(List::stream)
                .distinct()
                .flatMap(name -> playable(name).stream())
                .forEach(scenario -> all.addObject()
                        .put("name", scenario.name())
                        .put("title", scenario.title())
                        .put("story", scenario.story())
                        .put("minutes", scenario.setting().lengthMillis() / 60_000)
                        .put("servers", scenario.setting().names().size())
                        .put("lesson", scenes.lesson(scenario.name()).isPresent())
                        .put("passed", passed.contains(scenario.name()))
                        .put("due", due.contains(scenario.name())));
        return all.toString();
    }

    /** Empty where nobody can begin it. */
    private Optional<Scenario> playable(String name) {
        try {
            return scenes.named(name);
        } catch (InputException stale) {
            return Optional.empty();
        }
    }

    /** What a trainee has ended, the oldest first. */
    private List<Repetition.Result> results(String trainee) {
        return files().stream()
                .filter(file -> file.trainee().equals(trainee))
                .sorted(Comparator.comparingInt(file -> file.ended().orElse(0)))
                .flatMap(file ->
                        file
                                .passed()
                                .map(has ->
                                        new Repetition.Result(file.recording().scenario(), has))
                                .stream())
                .toList();
    }

    private List<SessionFile> files() {
        synchronized (kept) {
            return List.copyOf(kept.values());
        }
    }

    /** All sessions, the newest first, as an instructor sees them; JSON. */
    public String list() {
        ArrayNode all = JsonMapper.shared().createArrayNode();
        List<SessionFile> files = files();
        for (int i = files.size() - 1; i >= 0; i--) {
            SessionFile file = files.get(i);
            ObjectNode node = all.addObject()
                    .put("session", file.id())
                    .put("trainee", file.trainee())
                    .put("exam", file.exam())
                    .put("scenario", file.recording().scenario())
                    .put("title", scenes.title(file.recording().scenario()))
                    .put("millis", file.recording().untilMillis());
            file.passed().ifPresent(has -> node.put("passed", has));
            Optional<Session> there = inMemory(file.id());
            node.put("open", there.isPresent());
            there.ifPresent(session -> session.summary(node));
        }
        return all.toString();
    }

    private synchronized Optional<Session> inMemory(String id) {
        return Optional.ofNullable(open.get(id));
    }
}
