package io.handover.properties.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.analysis.replay.Replay;
import io.handover.analysis.slips.SlipKind;
import io.handover.analysis.slips.Slipping;
import io.handover.analysis.slips.SlipsReport;
import io.handover.analysis.slips.SlipsRequest;
import io.handover.analysis.slips.ToldSlip;
import io.handover.analysis.subject.Subject;
import io.handover.analysis.token.ReplayToken;
import io.handover.files.Catalogue;
import io.handover.files.ProcedureFile;
import io.handover.files.Subjects;
import io.handover.model.action.ActionKind;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.run.Check;
import io.handover.simulator.run.Edits;
import io.handover.simulator.run.Event;
import io.handover.simulator.run.Run;
import io.handover.simulator.run.Simulation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of single slips is what the transition function and the simulator do, for every procedure that is built in. */
class SlipProperties {
    private static final int RUNS = 400;

    /** Which slips are made by which faults of the simulator. */
    private static final Map<String, Set<SlipKind>> MADE_BY = new TreeMap<>(Map.of(
            "skip", EnumSet.of(SlipKind.SKIPPED, SlipKind.CHECK_NOT_MADE, SlipKind.TOO_EARLY),
            "repeated-step", EnumSet.of(SlipKind.REPEATED),
            "swapped-steps", EnumSet.of(SlipKind.SWAPPED),
            "wrong-server", EnumSet.of(SlipKind.WRONG_SERVER)));

    static List<ProcedureFile> procedures() {
        return Catalogue.procedures();
    }

    private static SlipsReport report(Subject subject) throws InterruptedException {
        return new Slipping(new SlipsRequest(subject, 1, 2_000_000, 0, "slips", "replay")).run(1);
    }

    private static Subject subject(ProcedureFile procedure) {
        return Subjects.of(procedure, Catalogue.site(Catalogue.DEFAULT_SITE).site());
    }

    @ParameterizedTest
    @MethodSource("procedures")
    void aTokenIsReplayedToTheViolationThatItIsGivenFor(ProcedureFile procedure) throws InterruptedException {
        Subject subject = subject(procedure);
        for (ToldSlip told : report(subject).slips()) {
            for (ToldSlip.Loss loss : told.losses()) {
                Replay replay = Replay.of(subject, ReplayToken.of(loss.token().word()));

                assertThat(replay.violations())
                        .as(told.slip().toString())
                        .filteredOn(violation -> violation.check().equals(new Check.OfProperty(loss.property())))
                        .singleElement()
                        .returns(replay.story().moments().size(), Replay.Violation::after)
                        .returns(loss.diagnosis(), Replay.Violation::diagnosis);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("procedures")
    void whatASimulatedSlipAloneBreaksASlipOfThatKindBreaksHere(ProcedureFile procedure) throws InterruptedException {
        Subject subject = subject(procedure);
        SlipsReport report = report(subject);
        MADE_BY.forEach((name, kinds) -> {
            Fault fault = Faults.named(name).orElseThrow();
            for (Property property : brokenByOne(subject, fault, report.held())) {
                assertThat(report.slips())
                        .as(name + " breaks " + property.name())
                        .filteredOn(told -> kinds.contains(told.slip().kind()))
                        .anyMatch(told -> breaks(told, property));
            }
        });
    }

    /** Where the operator is stuck, what was still to come is not counted as lost. */
    private static boolean breaks(ToldSlip told, Property property) {
        return told.losses().stream().anyMatch(loss -> loss.property() == property)
                || property.isEventual()
                        && told.losses().stream().anyMatch(loss -> loss.property() == Properties.PROCEDURE_COMPLETES);
    }

    private static Set<Property> brokenByOne(Subject subject, Fault fault, List<Property> held) {
        Simulation simulation = new Simulation(subject.plan(), subject.site(), List.of(fault));
        List<Check> checks = simulation.checks();
        Run run = new Run(simulation);
        List<Property> broken = new ArrayList<>();
        for (int index = 0; index < RUNS; index++) {
            run.execute(1, index, Edits.NONE);
            if (slips(run) == 1) {
                for (int check = 0; check < checks.size(); check++) {
                    if (run.violates(check)
                            && checks.get(check) instanceof Check.OfProperty of
                            && held.contains(of.property())) {
                        broken.add(of.property());
                    }
                }
            }
        }
        return new LinkedHashSet<>(broken);
    }

    private static int slips(Run run) {
        int slips = 0;
        for (int i = 0; i < run.events(); i++) {
            int type = Event.type(run.event(i));
            slips += type == ActionKind.SLIP.first() || type == ActionKind.SKIP.first() ? 1 : 0;
        }
        return slips;
    }

    /** Else the comparison would say nothing. */
    @Test
    void theSimulatorBreaksSomethingBySkippingAndOnTheWrongServer() throws InterruptedException {
        Subject subject = subject(Catalogue.procedure("switch-over-in-small-steps"));
        List<Property> held = report(subject).held();

        for (String fault : List.of("skip", "wrong-server")) {
            assertThat(brokenByOne(subject, Faults.named(fault).orElseThrow(), held))
                    .as(fault)
                    .isNotEmpty();
        }
    }
}
