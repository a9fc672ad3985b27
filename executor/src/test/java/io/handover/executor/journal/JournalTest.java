package io.handover.executor.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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

    /** The checksum is SHA-256 over the first line's checksum and this line up to the comma before its own, and a brace. */
    @Test
    void isOneJsonObjectALineWithAChecksum() throws IOException {
        begin();
        String first = Files.readAllLines(file).get(0);
        String body = "{\"n\":2,\"at\":\"2026-01-01T12:00:00Z\",\"entry\":{\"kind\":\"giving\",\"order\":1,"
                + "\"at\":{\"pc\":0,\"branch\":-1,\"place\":0},\"step\":\"step-1\",\"server\":\"A\","
                + "\"command\":\"exclude B at A\"}";
        String before = first.substring(first.length() - 66, first.length() - 2);
        assertThat(Files.readAllLines(file).get(1))
                .isEqualTo(body + ",\"sum\":\"" + Checksum.of(before, body + "}") + "\"}");
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

    /** Neither a file that an executor has left before its first line was whole, nor one that is empty, is in the way. */
    @Test
    void beginsWhereNothingHasBegunAndNowhereElse() throws IOException {
        for (String left : List.of("", "{", "{\"n\":1,\"at\":\"2026-01")) {
            Files.writeString(file, left);
            begin();
            assertThat(Journal.read(file)).hasSize(2);
        }
        for (String other : List.of("hello", "{\"n\":2", "\n", "{\"n\":1,\"at\":\"2026-01\n")) {
            Files.writeString(file, other);
            assertThatThrownBy(() -> Journal.create(file, () -> NOON))
                    .as(other)
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("exists already", "--resume");
            assertThat(Files.readString(file)).isEqualTo(other);
        }
    }

    @Test
    void doesNotOverwriteAnother() {
        begin();
        assertThatThrownBy(() -> Journal.create(file, () -> NOON))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("exists already", "--resume");
    }

    private void refuses(List<String> lines, int number, String reason) throws IOException {
        Files.write(file, lines);
        assertThatThrownBy(() -> Journal.read(file))
                .as(String.join("\n", lines))
                .isInstanceOf(JournalException.class)
                .hasMessageStartingWith(file + ":" + number + ": ")
                .hasMessageContaining(reason);
    }

    @Test
    void isNotGoneOnWithWhereItIsDamagedAndStaysAsItIs() throws IOException {
        begin();
        List<String> lines = Files.readAllLines(file);
        refuses(List.of(lines.get(1)), 1, "a line is missing or out of place: this is line 2");
        assertThatThrownBy(() -> Journal.resume(file, () -> NOON))
                .isInstanceOf(JournalException.class)
                .hasMessageStartingWith(file + ":1: ");
        assertThat(Files.readAllLines(file)).containsExactly(lines.get(1));
    }

    /** With all checksums as they must be, so that only what the line says can be wrong. */
    private void refusesText(String body, String reason) throws IOException {
        String first = Files.readAllLines(file).get(0);
        String before = first.substring(first.length() - 66, first.length() - 2);
        String sealed = body.isEmpty()
                ? body
                : body.substring(0, body.length() - 1) + ",\"sum\":\"" + Checksum.of(before, body) + "\"}";
        refuses(List.of(first, sealed), 2, reason);
    }

    @Test
    void isRefusedWhereALineIsNoLineOfAJournal() throws IOException {
        begin();
        String good = "{\"n\":2,\"at\":\"2026-01-01T12:00:00Z\",\"entry\":";
        for (String broken : List.of(
                "",
                "null",
                "[]",
                "{}",
                "{\"n\":2}",
                good + "{\"kind\":\"forced\"}}",
                good + "{ \"kind\":\"resumed\"}}",
                good + "{\"kind\":\"resumed\"},\"n\":2}",
                good + "{\"kind\":\"given\",\"outcome\":\"accepted\",\"text\":\"\"}}",
                good + "{\"kind\":\"given\",\"order\":1.5,\"outcome\":\"accepted\",\"text\":\"\"}}")) {
            refusesText(broken, "this is no line of a journal");
        }
        refusesText(good + "{\"kind\":\"other\"}}", "there is no entry of the kind 'other'");
        refusesText(
                good + "{\"kind\":\"given\",\"order\":1,\"outcom\":\"\",\"outcome\":\"accepted\",\"text\":\"\"}}",
                "there is no field 'outcom'; did you mean 'outcome'?");
    }

    private static String changed(String line, int at) {
        char old = line.charAt(at);
        return line.substring(0, at) + (old == '1' ? '2' : '1') + line.substring(at + 1);
    }

    @Test
    @SuppressWarnings("SystemOut") // the count is a result
    void findsEveryLineThatWasAlteredRemovedOrMoved() throws IOException {
        try (Journal journal = Journal.create(file, () -> NOON)) {
            journal.append(BEGAN);
            for (int order = 1; order <= 4; order++) {
                journal.append(new Entry.Giving(order, Place.START, "step-1", "A", "exclude B at A"));
                journal.append(new Entry.Given(order, "accepted", "requested"));
            }
        }
        List<String> lines = Files.readAllLines(file);
        int damages = 0;
        for (int i = 0; i < lines.size(); i++) {
            for (int at = 0; at < lines.get(i).length(); at++) {
                List<String> altered = new ArrayList<>(lines);
                altered.set(i, changed(lines.get(i), at));
                refuses(altered, i + 1, "");
                damages++;
            }
            if (i + 1 < lines.size()) {
                List<String> removed = new ArrayList<>(lines);
                removed.remove(i);
                refuses(removed, i + 1, "a line is missing or out of place");
                damages++;
            }
            for (int j = i + 1; j < lines.size(); j++) {
                List<String> moved = new ArrayList<>(lines);
                Collections.swap(moved, i, j);
                refuses(moved, i + 1, "a line is missing or out of place");
                damages++;
            }
        }
        System.out.println(damages + " damages of a journal, each found with its line");
    }

    /** As if the line had been written by another run. */
    @Test
    void findsALineOfAnotherJournal() throws IOException {
        begin();
        List<String> lines = Files.readAllLines(file);
        Path other = folder.resolve("other");
        try (Journal journal = Journal.create(other, () -> NOON.plusSeconds(1))) {
            journal.append(BEGAN);
            journal.append(GIVING);
        }
        refuses(List.of(lines.get(0), Files.readAllLines(other).get(1)), 2, "its checksum does not follow");
    }

    @Test
    void saysWhereThereIsNone() {
        assertThatThrownBy(() -> Journal.read(folder.resolve("other")))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("there is no such file");
    }
}
