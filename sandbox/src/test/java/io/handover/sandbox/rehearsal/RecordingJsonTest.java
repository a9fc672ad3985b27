package io.handover.sandbox.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.model.command.Commands;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingJsonTest {
    private static final List<String> SERVERS = List.of("A", "B \"quoted\"", "C");
    private static final Recording EVERYTHING = new Recording(
            "calm",
            Long.MIN_VALUE,
            SERVERS,
            List.of(
                    new Recording.Timed(0, new Input.OpenClient(0)),
                    new Recording.Timed(1, new Input.CloseClient(1)),
                    new Recording.Timed(2, new Input.Give(Commands.EXCLUDE, 1, 0)),
                    new Recording.Timed(2, new Input.Give(Commands.UPGRADE, 1, 1)),
                    new Recording.Timed(3, new Input.ThroughApi(Commands.INIT_STANDBY, 2, 0, 0)),
                    new Recording.Timed(4, new Input.Answer(3, 1)),
                    new Recording.Timed(5, new Input.Inject(Disturbance.CUT, 0, 2)),
                    new Recording.Timed(5, new Input.Inject(Disturbance.CRASH, 2, 2)),
                    new Recording.Timed(5, new Input.Inject(Disturbance.LOST_COMMAND, 0, 0)),
                    new Recording.Timed(5, new Input.Comment("Look \"there\",\nthen go on.")),
                    new Recording.Timed(6, new Input.Tick(4)),
                    new Recording.Timed(7, new Input.Stop()),
                    new Recording.Timed(7, new Input.Finish())),
            8,
            Optional.of(new Recording.Origin("s-1", 5)));

    @Test
    void whatWasWrittenIsRead() {
        String text = RecordingJson.write(EVERYTHING);

        assertThat(RecordingJson.read(text)).isEqualTo(EVERYTHING);
        assertThat(RecordingJson.write(RecordingJson.read(text))).isEqualTo(text);
    }

    @Test
    void thereIsAnInputOfEveryKindInIt() {
        assertThat(EVERYTHING.inputs().stream()
                        .map(timed -> timed.input().getClass().getName())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(Stream.of(Input.class.getPermittedSubclasses())
                        .map(Class::getName)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{' | not JSON",
                "'{}' | another version",
                "'{\"handover-rehearsal\":2}' | another version",
                "'{\"handover-rehearsal\":1,\"servers\":1}' | 'servers' is no list",
                "'{\"handover-rehearsal\":1,\"servers\":[\"A\"],\"inputs\":[{\"millis\":1.5}]}' | 'millis' is no whole number",
                "'{\"handover-rehearsal\":1,\"servers\":[\"A\"],\"inputs\":[{\"millis\":1,\"input\":\"fly\"}]}' | no such input",
                "'{\"handover-rehearsal\":1,\"servers\":[\"A\"],\"inputs\":[{\"millis\":1,\"input\":\"open-client\",\"server\":\"Z\"}]}' | none of the servers",
            })
    void whatIsNoRecordingIsRefusedInWords(String text, String message) {
        assertThatThrownBy(() -> RecordingJson.read(text))
                .isInstanceOf(RecordingJson.RecordingException.class)
                .hasMessageContaining(message);
    }

    @Test
    void damagedTextIsRefusedOrReadAndNeverAnythingElse() {
        Random random = new Random(1);
        String text = RecordingJson.write(EVERYTHING);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder damaged = new StringBuilder(text);
            int at = random.nextInt(text.length());
            damaged.setCharAt(at, (char) (' ' + random.nextInt(95)));
            if (random.nextBoolean()) {
                damaged.delete(at, Math.min(damaged.length(), at + random.nextInt(40)));
            }
            try {
                RecordingJson.read(damaged.toString());
            } catch (RecordingJson.RecordingException refused) {
                assertThat(refused).hasMessageEndingWith(".");
            }
        }
    }

    @Test
    void whatIsTooLongIsNotRead() {
        assertThatThrownBy(() -> RecordingJson.read(" ".repeat(RecordingJson.MOST_CHARACTERS + 1)))
                .isInstanceOf(RecordingJson.RecordingException.class);
    }
}
