package io.handover.properties.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.analysis.token.ReplayToken;
import io.handover.analysis.token.TokenException;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.properties.drawn.Draw;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Tokens are read back as they were written, and damage never makes another token of one. */
class TokenProperties {
    private static Arbitrary<String> names() {
        return Arbitraries.strings().withChars("abcxyz0189-").ofMinLength(1).ofMaxLength(30);
    }

    private static Arbitrary<ReplayToken> runs() {
        Arbitrary<Long> numbers = Arbitraries.longs();
        Arbitrary<Integer> prints = Arbitraries.integers();
        return Combinators.combine(
                        names(),
                        names(),
                        Combinators.combine(prints, prints, prints).as(List::of),
                        Draw.assumptions(),
                        numbers.list().ofSize(2),
                        Arbitraries.longs().between(0, (1L << 20) - 1),
                        Arbitraries.integers().between(-1, 63),
                        Arbitraries.integers().between(1, 4_096))
                .as((procedure, site, print, assumptions, number, faults, check, events) -> new ReplayToken.OfRun(
                        procedure,
                        site,
                        print.get(0),
                        print.get(1),
                        assumptions,
                        number.get(0),
                        number.get(1),
                        faults,
                        check,
                        check < 0 ? 0 : events,
                        check < 0 ? 0 : print.get(2)));
    }

    private static Arbitrary<ReplayToken> paths() {
        Arbitrary<Integer> budgets = Arbitraries.integers().between(0, Scope.MAX_BUDGET);
        Arbitrary<Scope> scopes = Combinators.combine(
                        Arbitraries.integers().between(2, 5),
                        Arbitraries.integers().between(0, 63),
                        budgets.list().ofSize(4))
                .as((servers, changes, budget) ->
                        new Scope(servers, changes, budget.get(0), budget.get(1), budget.get(2), budget.get(3)));
        Arbitrary<Assumptions> assumptions = Draw.assumptions();
        return Combinators.combine(
                        names(),
                        names(),
                        Arbitraries.integers(),
                        assumptions,
                        scopes,
                        Arbitraries.integers().between(0, 90).list().ofMaxSize(100))
                .as(ReplayToken.OfPath::new);
    }

    @Provide
    Arbitrary<ReplayToken> tokens() {
        return Arbitraries.oneOf(runs(), paths());
    }

    @Property(seed = "1")
    void aTokenIsReadBackAsItWasWritten(@ForAll("tokens") ReplayToken token) {
        assertThat(ReplayToken.of(token.word())).isEqualTo(token);
    }

    @Property(seed = "1")
    void aDamagedWordIsNoTokenOrTheSame(
            @ForAll("tokens") ReplayToken token,
            @ForAll @IntRange(min = 0, max = 400) int place,
            @ForAll("characters") char character) {
        String word = token.word();
        int dataFrom = word.lastIndexOf('.') + 1;
        int at = dataFrom + place % (word.length() - dataFrom);
        String damaged = word.substring(0, at) + character + word.substring(at + 1);
        try {
            assertThat(ReplayToken.of(damaged)).isEqualTo(token);
            assertThat(damaged).isEqualTo(word);
        } catch (TokenException refused) {
            assertThat(damaged).isNotEqualTo(word);
        }
    }

    @Provide
    Arbitrary<Character> characters() {
        return Arbitraries.chars()
                .range('a', 'z')
                .range('A', 'Z')
                .range('0', '9')
                .with('-', '_', '.', '=', ' ');
    }
}
