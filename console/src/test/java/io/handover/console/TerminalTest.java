package io.handover.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
    @ParameterizedTest
    @CsvSource({"40, 40", "60, 60", "120, 120", "3, 20", "5000, 200", "wide, 80", "'', 80"})
    void linesAreAsWideAsTheTerminal(String columns, int expected) {
        assertThat(Terminal.of(Map.of("COLUMNS", columns)).columns()).isEqualTo(expected);
    }

    @Test
    void whatIsTypedIsKnownByTheLaunchersWord() {
        assertThat(Terminal.isTyped(Map.of("HANDOVER_TERMINAL", "out err in"))).isTrue();
        assertThat(Terminal.isTyped(Map.of("HANDOVER_TERMINAL", "out err"))).isFalse();
        assertThat(Terminal.isTyped(Map.of())).isFalse();
    }

    @Test
    void commandsAreShownAsTheProgramWasCalled() {
        assertThat(Invocation.name(Map.of())).isEqualTo("handover");
        assertThat(Invocation.name(Map.of("HANDOVER_COMMAND", "../handover"))).isEqualTo("../handover");
        assertThat(Invocation.name(Map.of("HANDOVER_COMMAND", "./a b; rm"))).isEqualTo("handover");
        assertThat(Invocation.named("see 'handover procedures' of handover itself", "./handover"))
                .isEqualTo("see './handover procedures' of handover itself");
        assertThat(Invocation.named("  handover check x", "./handover")).isEqualTo("  ./handover check x");
    }

    @Test
    void blocksAreShownOnATerminalOfUnicode() {
        Map<String, String> unicode = Map.of("HANDOVER_TERMINAL", "out", "LANG", "da_DK.UTF-8");
        assertThat(Terminal.of(unicode).blocks()).isTrue();
        assertThat(Terminal.of(Map.of("HANDOVER_TERMINAL", "err", "LANG", "da_DK.UTF-8"))
                        .blocks())
                .isFalse();
        assertThat(Terminal.of(Map.of("HANDOVER_TERMINAL", "out", "LANG", "da_DK.UTF-8", "LC_ALL", "C"))
                        .blocks())
                .isFalse();
        assertThat(Terminal.of(Map.of("HANDOVER_TERMINAL", "out", "LC_CTYPE", "C.utf8", "TERM", "dumb"))
                        .blocks())
                .isFalse();
        assertThat(Terminal.NONE.blocks()).isFalse();
    }
}
