package io.handover.analysis.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.analysis.advice.Limits;
import io.handover.model.procedure.Plan;
import io.handover.model.property.Properties;
import io.handover.model.site.Assumptions;
import io.handover.model.site.SplitBrainReaction;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.fixture.Draft;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoProcedureTest {
    private static final FaultClass NO_FAULTS = new FaultClass(FaultClass.NONE, List.of());
    private static final FaultClass CRASH =
            new FaultClass("crash", List.of(Faults.named("crash").orElseThrow()));
    private static final Assumptions ALARM_ONLY =
            Assumptions.DEFAULT.withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY);

    private final Plan written = Draft.written().on(2);

    private NoProcedure where(Assumptions assumptions) {
        return new NoProcedure(
                written,
                assumptions,
                List.of(new Assumed(
                        "splitBrainReaction",
                        assumptions.splitBrainReaction().name(),
                        List.of(new Assumed.Other("ALARM_ONLY", all -> ALARM_ONLY)))));
    }

    @Test
    void saysWhatNoProcedureKeepsAndWhatElseWouldHaveToBeSo() {
        Limits.Limit limit = where(Assumptions.DEFAULT).on(Properties.MANAGEMENT_AVAILABLE, NO_FAULTS);
        assertThat(limit)
                .isEqualTo(new Limits.Limit(
                        Limits.Reach.NO_PROCEDURE,
                        "no procedure keeps management-available together with eventually-upgraded here, whatever the order; with"
                                + " splitBrainReaction=ALARM_ONLY there is a way (--assume, where the product is so)"));
    }

    @Test
    void whatIsImpossibleWithoutFaultsIsSoWithThem() {
        NoProcedure limits = where(Assumptions.DEFAULT);
        assertThat(limits.on(Properties.MANAGEMENT_KEPT, CRASH).why())
                .startsWith("no procedure keeps management-kept together with eventually-upgraded here")
                .doesNotContain("crash");
    }

    @Test
    void whatOnlyAFaultMakesImpossibleIsSaidOfTheFault() {
        NoProcedure limits = where(ALARM_ONLY);
        assertThat(limits.on(Properties.MANAGEMENT_AVAILABLE, NO_FAULTS))
                .isEqualTo(new Limits.Limit(Limits.Reach.SOME_WAY, ""));
        assertThat(limits.on(Properties.MANAGEMENT_AVAILABLE, CRASH))
                .isEqualTo(new Limits.Limit(
                        Limits.Reach.NO_PROCEDURE,
                        "no procedure keeps management-available here, whatever the order, where 1 crash may strike"));
    }

    @Test
    void nothingIsSaidOfWhatIsNotAskedOfTheSite() {
        assertThat(where(Assumptions.DEFAULT).on(Properties.PROCEDURE_COMPLETES, NO_FAULTS))
                .isEqualTo(Limits.UNKNOWN.on(Properties.PROCEDURE_COMPLETES, NO_FAULTS));
    }
}
