package io.handover.sandbox.session;

import io.handover.files.InputException;
import io.handover.sandbox.scenario.Lesson;
import io.handover.sandbox.scenario.Scenario;
import io.handover.sandbox.scenario.Scenarios;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What can be rehearsed here: the scenarios that are built in, and lessons. A lesson is offered to all, or only known from the sessions of it that there are. Each is bound
 * to its site once; a lesson, whose run has to be done again for it, when it is asked for.
 */
public final class Scenes {
    private final Map<String, Scenario> bound = new ConcurrentHashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, Lesson> lessons = new LinkedHashMap<>();
    private final List<String> offered = new ArrayList<>();

    private Scenes() {}

    public static Scenes builtIn() {
        Scenes scenes = new Scenes();
        for (Scenario scenario : Scenarios.all()) {
            scenes.bound.put(scenario.name(), scenario);
            scenes.names.add(scenario.name());
        }
        return scenes;
    }

    /**
     * Offers a lesson to all, after those that are offered already and before all else.
     *
     * @throws InputException where it cannot be had
     */
    public void offer(Lesson lesson) {
        String name = lesson.name().toString();
        Scenario scenario = lesson.scenario();
        synchronized (this) {
            lessons.put(name, lesson);
            bound.put(name, scenario);
            if (!offered.contains(name)) {
                offered.add(name);
            }
        }
    }

    /** Knows a lesson from now on, as long as there is none of its name. */
    synchronized void know(Lesson lesson) {
        lessons.putIfAbsent(lesson.name().toString(), lesson);
    }

    /**
     * The same of one that somebody has brought along.
     *
     * @throws InputException where it cannot be had
     */
    void take(Lesson lesson) {
        if (lesson(lesson.name().toString()).isEmpty()) {
            bound.putIfAbsent(lesson.name().toString(), lesson.scenario());
            know(lesson);
        }
    }

    /** The names of the lessons that everybody is offered, in the order in which they were given. */
    synchronized List<String> lessons() {
        return List.copyOf(offered);
    }

    /** The names of all that everybody is offered: lessons first, then what is built in, the easiest first. */
    synchronized List<String> offered() {
        List<String> all = new ArrayList<>(offered);
        all.addAll(names);
        return all;
    }

    /** The lesson of that name; empty where there is none. */
    synchronized Optional<Lesson> lesson(String name) {
        return Optional.ofNullable(lessons.get(name));
    }

    /**
     * The scenario of that name; empty where there is none.
     *
     * @throws InputException where it is a lesson that cannot be had any more
     */
    Optional<Scenario> named(String name) {
        Optional<Scenario> there = Optional.ofNullable(bound.get(name));
        if (there.isPresent()) {
            return there;
        }
        Optional<Scenario> again = lesson(name).map(Lesson::scenario);
        again.ifPresent(scenario -> bound.putIfAbsent(name, scenario));
        return again;
    }

    /** What a scenario is called for people; its name where it is not known. */
    String title(String name) {
        return Optional.ofNullable(bound.get(name))
                .map(Scenario::title)
                .or(() -> lesson(name).map(Lesson::title))
                .orElse(name);
    }
}
