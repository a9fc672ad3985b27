package io.handover.sandbox.scenario;

import io.handover.files.Catalogue;
import io.handover.files.InputException;
import java.util.List;
import java.util.Optional;

/** The scenarios that are built in. */
public final class Scenarios {
    private Scenarios() {}

    /** All of them, the easiest first. */
    public static List<Scenario> all() {
        return names().stream().map(Scenarios::builtIn).toList();
    }

    /** Their names, in the same order. */
    public static List<String> names() {
        return Catalogue.scenarioNames();
    }

    /** The one of that name; empty where there is none. */
    public static Optional<Scenario> named(String name) {
        return names().contains(name) ? Optional.of(builtIn(name)) : Optional.empty();
    }

    private static Scenario builtIn(String name) {
        return Scenario.of(Catalogue.scenario(name));
    }

    /**
     * A scenario whose text is kept elsewhere.
     *
     * @param source where the text comes from, for messages
     * @throws InputException where it cannot be used, with the place in the text
     */
    public static Scenario read(String source, String text) {
        return Scenario.of(Catalogue.scenarioOf(source, text));
    }
}
