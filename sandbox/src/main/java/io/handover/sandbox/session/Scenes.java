package io.handover.sandbox.session;

import io.handover.sandbox.scenario.Scenario;
import io.handover.sandbox.scenario.Scenarios;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be rehearsed here: the scenarios that are built in, and what was added to them. Each is bound to its site once. */
public final class Scenes {
    private final Map<String, Scenario> byName = new LinkedHashMap<>();

    private Scenes() {}

    public static Scenes builtIn() {
        Scenes scenes = new Scenes();
        Scenarios.all().forEach(scenes::add);
        return scenes;
    }

    /** Adds one, after the others. */
    public synchronized void add(Scenario scenario) {
        byName.put(scenario.name(), scenario);
    }

    public synchronized List<Scenario> all() {
        return List.copyOf(byName.values());
    }

    public synchronized Optional<Scenario> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
