package io.handover.sandbox.session;

import io.handover.sandbox.coach.Coach;
import io.handover.sandbox.rehearsal.Input;
import io.handover.sandbox.scenario.Lesson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sessions whose time is moved by hand. */
final class Desk {
    static final Input OPEN_SECOND = new Input.OpenClient(1);

    private long nanos;
    final List<String> complaints = new ArrayList<>();
    final Sessions sessions;

    Desk(Optional<Path> folder) {
        this(folder, Optional.empty());
    }

    Desk(Optional<Path> folder, Optional<Coach> coach) {
        this(folder, coach, Runnable::run);
    }

    /** @param thinking where the coach finds hints and debriefs; outlooks he finds at once */
    Desk(Optional<Path> folder, Optional<Coach> coach, Executor thinking) {
        this(folder, coach, Runnable::run, thinking, Scenes.builtIn());
    }

    private Desk(Optional<Path> folder, Optional<Coach> coach, Executor watching, Executor thinking, Scenes scenes) {
        sessions = new Sessions(folder, scenes, () -> nanos, coach, watching, thinking, complaints::add);
    }

    /** @param watching where the coach finds outlooks */
    static Desk watched(Coach coach, Executor watching) {
        return new Desk(Optional.empty(), Optional.of(coach), watching, Runnable::run, Scenes.builtIn());
    }

    /** Where a lesson is offered. */
    static Desk with(Path folder, Lesson lesson) {
        Scenes scenes = Scenes.builtIn();
        scenes.offer(lesson);
        return new Desk(Optional.of(folder), Optional.empty(), Runnable::run, Runnable::run, scenes);
    }

    Sessions.Begun begin(String scenario) {
        return sessions.begin(scenario, Optional.empty(), false, "Ann");
    }

    /** Real time passes. */
    Desk pass(long millis) {
        long tick = millis > 60_000 ? 2_000 : 100;
        for (long left = millis; left > 0; left -= tick) {
            nanos += Math.min(left, tick) * 1_000_000;
            sessions.tick();
        }
        return this;
    }

    /** What somebody is offered. */
    JsonNode scenarios(String trainee) {
        return json(sessions.scenarios(trainee, Optional.empty()));
    }

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    static long millis(Session session) {
        return json(session.view()).path("millis").asLong();
    }
}
