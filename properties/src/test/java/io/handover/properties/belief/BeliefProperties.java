package io.handover.properties.belief;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.executor.belief.Belief;
import io.handover.model.site.Assumptions;
import io.handover.properties.drawn.Draw;
import io.handover.properties.drawn.DrawnProcedure;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** However a site is observed while commands are given and faults happen, what is believed of it does not exclude what is so. */
class BeliefProperties {
    @Provide
    Arbitrary<DrawnProcedure> procedures() {
        return Draw.procedures(8, 0);
    }

    @Provide
    Arbitrary<Assumptions> assumptions() {
        return Draw.assumptions();
    }

    private static final Arbitrary<Integer> WHICH = Arbitraries.integers().between(0, 63);

    private static Arbitrary<List<Deed>> deeds(int faults) {
        return Arbitraries.frequencyOf(
                        Tuple.of(3, WHICH.map(Deed.Give::new)),
                        Tuple.of(4, WHICH.map(Deed.TakeEffect::new)),
                        Tuple.of(4, WHICH.map(Deed.Progress::new)),
                        Tuple.of(faults, WHICH.map(Deed.Fault::new)),
                        Tuple.of(4, Arbitraries.of(0, 0, 0, 1, 2, 4, 7).map(Deed.Observe::new)))
                .map(Deed.class::cast)
                .list()
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<List<Deed>> deedsWithoutFaults() {
        return deeds(0);
    }

    @Provide
    Arbitrary<List<Deed>> deedsWithFaults() {
        return deeds(1);
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE, seed = "1")
    void withoutFaultsTheTrueStateIsAlwaysAmongThem(
            @ForAll("procedures") DrawnProcedure procedure,
            @ForAll("assumptions") Assumptions assumptions,
            @ForAll("deedsWithoutFaults") List<Deed> deeds) {
        TrueSite site = TrueSite.of(procedure.on(3), assumptions);
        for (Deed deed : deeds) {
            Optional<Belief.Finding> finding = site.does(deed);
            if (finding.isPresent()) {
                assertThat(finding.get()).isEqualTo(new Belief.Finding.Expected());
                assertThat(site.belief().states()).contains(site.state());
            }
        }
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE, seed = "1")
    void whateverHappensIsExplained(
            @ForAll("procedures") DrawnProcedure procedure,
            @ForAll("assumptions") Assumptions assumptions,
            @ForAll("deedsWithFaults") List<Deed> deeds) {
        TrueSite site = TrueSite.of(procedure.on(3), assumptions);
        for (Deed deed : deeds) {
            Optional<Belief.Finding> finding = site.does(deed);
            if (finding.isPresent() && finding.get() instanceof Belief.Finding.TooMany) {
                return;
            }
            finding.ifPresent(found -> assertThat(found).isNotInstanceOf(Belief.Finding.Unexplained.class));
        }
    }
}
