package io.handover.executor.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Entry BEGAN = new Entry.Began("p", "", "s", "", List.of(), List.of("A"), "7.3.4");
    private static final Entry GIVING = new Entry.Giving(1, Place.START, "step-1", "A", "exclude B at A");

    @TempDir
    private Path folder;

    private Path file = Path.of("none");

    @BeforeEach
    void name() {
        file = folder.resolve("journal");
    }

    private void begin() {
        try (Journal journal = Journal.create(file, () -> NOON)) {
            journal.append(BEGAN);
            journal.append(GIVING);
        }
    }

    @Test
    void isOneJsonObjectALine() throws IOException {
        begin();
        assertThat(Files.readAllLines(file).get(1))
                .isEqualTo("{\"n\":2,\"at\":\"2026-01-01T12:00:00Z\",\"entry\":{\"kind\":\"giving\",\"order\":1,"
                        + "\"at\":{\"pc\":0,\"branch\":-1,\"place\":0},\"step\":\"step-1\",\"server\":\"A\","
                        + "\"command\":\"exclude B at A\"}}");
        assertThat(Journal.read(file)).containsExactly(new Line(1, NOON, BEGAN), new Line(2, NOON, GIVING));
    }

    @Test
    void goesOnAfterATornLine() throws IOException {
        begin();
        Files.writeString(file, "{\"n\":3,\"at\":\"2026-", StandardOpenOption.APPEND);
        assertThat(Journal.read(file)).hasSize(2);
        try (Journal journal = Journal.resume(file, () -> NOON)) {
            journal.append(new Entry.Resumed());
        }
        assertThat(Journal.read(file)).hasSize(3);
    }

    @Test
    void isOpenForOneExecutorOnly() {
        try (Journal journal = Journal.create(file, () -> NOON)) {
            journal.append(BEGAN);
            assertThatThrownBy(() -> Journal.resume(file, () -> NOON))
                    .isInstanceOf(JournalException.class)
                    .hasMessage(file + " is in use by another executor");
        }
    }

    @Test
    void doesNotOverwriteAnother() {
        begin();
        assertThatThrownBy(() -> Journal.create(file, () -> NOON))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("exists already", "--resume");
    }

    @Test
    void isRefusedWhereALineIsNoLineOfAJournal() throws IOException {
        begin();
        List<String> lines = Files.readAllLines(file);
        for (String broken : List.of(
                "",
                "null",
                "[]",
                "{}",
                "{\"n\":2}",
                "{\"n\":2,\"at\":\"2026-01-01T12:00:00Z\",\"entry\":{\"kind\":\"other\"}}",
                "{\"n\":2,\"at\":\"2026-01-01T12:00:00Z\",\"entry\":{\"kind\":\"forced\"}}")) {
            Files.write(file, List.of(lines.get(0), broken));
            assertThatThrownBy(() -> Journal.read(file))
                    .as(broken)
                    .isInstanceOf(JournalException.class)
                    .hasMessageStartingWith(file + ":2: this is no line of a journal");
        }
        Files.write(file, List.of(lines.get(1)));
        assertThatThrownBy(() -> Journal.read(file))
                .isInstanceOf(JournalException.class)
                .hasMessage(file + ":1: a line is missing or out of place");
    }

    @Test
    void saysWhereThereIsNone() {
        assertThatThrownBy(() -> Journal.read(folder.resolve("other")))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("there is no such file");
    }
}
