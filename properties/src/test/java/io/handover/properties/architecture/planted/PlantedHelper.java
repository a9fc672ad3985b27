package io.handover.properties.architecture.planted;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Has a name that says nothing, and a test that the build does not look for. */
public final class PlantedHelper {
    @Test
    void neverRuns() {
        assertThat("the build does not look for tests here").isEmpty();
    }
}
