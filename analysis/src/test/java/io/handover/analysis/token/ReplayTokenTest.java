package io.handover.analysis.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import io.handover.simulator.run.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTokenTest {
    private static final ReplayToken.OfRun RUN = new ReplayToken.OfRun(
            "upgrade-without-downtime",
            "three-servers",
            0x1234_5678,
            0x9abc_def0,
            Assumptions.DEFAULT,
            42,
            99_999,
            0xfffff,
            4,
            17,
            0x0bad_cafe);
    private static final ReplayToken.OfPath PATH = new ReplayToken.OfPath(
            "switch-over",
            "pair",
            -1,
            Assumptions.DEFAULT.withAutoActivation(true),
            new Scope(3, 2, 200, 1, 0, 255),
            List.of(50, 51, 0, 64, 90));

    static final List<ReplayToken> TOKENS = List.of(
            RUN,
            PATH,
            new ReplayToken.OfRun("p", "s", 0, 0, Assumptions.DEFAULT, Long.MIN_VALUE, Long.MAX_VALUE, -1L, -1, 0, 0),
            new ReplayToken.OfRun("p", "s", 0, 0, Assumptions.DEFAULT, -1, 0, 0, 0, 4_096, -1),
            new ReplayToken.OfPath("p", "s", 0, Assumptions.DEFAULT, new Scope(2, 0, 0, 0, 0, 0), List.of()),
            new ReplayToken.OfSlip(
                    "p",
                    "s",
                    7,
                    Assumptions.DEFAULT,
                    new Scope(5, 2, 1, 1, 1, 1, 1, 1),
                    List.of(45, 90 | (12 | 4 << 4 | 3 << 8) << 8, Event.RESTART, 90, 46)));

    @ParameterizedTest
    @FieldSource("TOKENS")
    void aTokenIsReadBackFromItsWord(ReplayToken token) {
        assertThat(ReplayToken.of(token.word())).isEqualTo(token);
    }

    static Stream<Assumptions> allAssumptions() {
        List<Assumptions> all = new ArrayList<>();
        for (SplitBrainReaction reaction : SplitBrainReaction.values()) {
            for (ForceActivation offered : ForceActivation.values()) {
                for (boolean see : new boolean[] {false, true}) {
                    for (boolean takesOver : new boolean[] {false, true}) {
                        all.add(new Assumptions(reaction, offered, see, takesOver));
                    }
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("allAssumptions")
    void everyAssumptionIsInTheWord(Assumptions assumptions) {
        ReplayToken token = new ReplayToken.OfRun("p", "s", 1, 2, assumptions, 3, 4, 5, 6, 7, 8);

        assertThat(ReplayToken.of(token.word()).assumptions()).isEqualTo(assumptions);
    }

    @Test
    void aWordIsShortAndNamesProcedureAndSite() {
        assertThat(RUN.word())
                .startsWith("run.upgrade-without-downtime.three-servers.")
                .hasSizeLessThan(100);
        assertThat(PATH.word()).startsWith("path.switch-over.pair.");
    }

    /** What a token looks like is part of bug reports and tests: a change needs another version. */
    @Test
    void theWordIsFrozen() {
        assertThat(RUN.word())
                .isEqualTo("run.upgrade-without-downtime.three-servers.AhI0VngLmrze8AAAAAAAAAAqn40G__8_BRELrcr-10mAng");
    }

    @ParameterizedTest
    @FieldSource("TOKENS")
    void everyWrongCharacterIsNoticed(ReplayToken token) {
        String word = token.word();
        for (int i = word.lastIndexOf('.') + 1; i < word.length(); i++) {
            for (char other : new char[] {'A', '_', 'z', '0', '9', (char) (word.charAt(i) ^ 1)}) {
                String damaged = word.substring(0, i) + other + word.substring(i + 1);
                if (!damaged.equals(word)) {
                    assertThatThrownBy(() -> ReplayToken.of(damaged)).isInstanceOf(TokenException.class);
                }
            }
        }
    }

    @ParameterizedTest
    @FieldSource("TOKENS")
    void everySwappedPairOfCharactersIsNoticed(ReplayToken token) {
        String word = token.word();
        for (int i = word.lastIndexOf('.') + 1; i + 1 < word.length(); i++) {
            String damaged = word.substring(0, i) + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2);
            if (!damaged.equals(word)) {
                assertThatThrownBy(() -> ReplayToken.of(damaged)).isInstanceOf(TokenException.class);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("TOKENS")
    void aWordThatIsCutShortIsNoticed(ReplayToken token) {
        String word = token.word();
        for (int end = 0; end < word.length(); end++) {
            String damaged = word.substring(0, end);
            assertThatThrownBy(() -> ReplayToken.of(damaged)).isInstanceOf(TokenException.class);
        }
    }

    @Test
    void aRunIsNotTakenForAPath() {
        String other = "path" + RUN.word().substring("run".length());

        assertThatThrownBy(() -> ReplayToken.of(other))
                .isInstanceOf(TokenException.class)
                .hasMessage("the last part of the token is damaged; copy the whole token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "run",
                "run.a.b",
                "run.a.b.",
                "run.A.b.AAAA",
                "walk.a.b.AAAA",
                "run.a.b.AA=A",
                "run.a.b.AAAA\n",
                " run.a.b.AAAA",
                "run.a.b.c.AAAA"
            })
    void aWordOfAnotherShapeIsNoToken(String word) {
        assertThatThrownBy(() -> ReplayToken.of(word))
                .isInstanceOf(TokenException.class)
                .hasMessage("a replay token looks like run.PROCEDURE.SITE.DATA, path.PROCEDURE.SITE.DATA or"
                        + " slip.PROCEDURE.SITE.DATA");
    }

    @Test
    void aHugeWordIsNotRead() {
        assertThatThrownBy(() -> ReplayToken.of("run.a.b." + "A".repeat(10_000_000)))
                .isInstanceOf(TokenException.class);
    }

    @Test
    void aTokenOfAnotherVersionSaysSo() {
        byte[] bytes = {9, 0, 0, 0, 0, 0, 0};
        java.util.zip.CRC32 sum = new java.util.zip.CRC32();
        sum.update('r');
        sum.update(bytes);
        byte[] all = java.nio.ByteBuffer.allocate(bytes.length + 4)
                .put(bytes)
                .putInt((int) sum.getValue())
                .array();
        String word =
                "run.a.b." + java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(all);

        assertThatThrownBy(() -> ReplayToken.of(word))
                .hasMessage(
                        "the token is of version 9 and this program reads version 2: what is drawn has changed in between;"
                                + " get a new token with the command that gave it");
    }
}
