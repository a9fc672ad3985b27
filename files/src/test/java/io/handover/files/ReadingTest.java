package io.handover.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.procedure.Binding;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.Resume;
import io.handover.model.procedure.TimedBound;
import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.state.Mode;
import io.handover.model.state.Process;
import io.handover.model.state.Version;
import io.handover.simulator.site.Activity;
import io.handover.simulator.site.FaultPlan;
import io.handover.simulator.site.Polls;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.site.Timing;
import io.handover.simulator.time.Distribution.Exponential;
import io.handover.simulator.time.Distribution.Fixed;
import io.handover.simulator.time.Distribution.LogNormal;
import io.handover.simulator.time.Distribution.Uniform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What files say is what is read. */
class ReadingTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void everythingThatAProcedureCanSayIsRead() throws IOException {
        Procedure procedure = Catalogue.procedure(write("""
                        procedure: everything
                        title: All that can be said
                        description: Long.
                        roles: { old: active, second: standby-2, rest: other-standbys, named: DK_MGT_2 }
                        given:
                          changes: 3
                          servers:
                            second: { process: crashed, mode: active, version: new, replicates-from: nobody, registered: [ rest ], lacks: 2 }
                            rest: { replicates-from: second }
                          cut: [ [ old, second ] ]
                        declares:
                          changes-lost:
                            - { at: old, from: first, until: last }
                            - { at: second, from: last, until: last }
                          several-active: { from: last, until: last }
                        steps:
                          - exclude: second
                            at: old
                            id: first
                            note: A note.
                            because: A reason.
                            expected: 1h 30m
                            as-soon-as-possible: 90s
                            by: hand
                          - stop: rest
                            id: last
                        what-if:
                          - when: behind
                            target: second
                            at: old
                            from: first
                            until: last
                            do: [ { start: second } ]
                            resume: last
                            note: Another note.
                            because: Another reason.
                          - when: no-active
                            do: [ { activate: second } ]
                            resume: next-step
                          - when: several-active
                            do: [ { open-client: second } ]
                            resume: complete
                        bounds: { dual-active: 2m, management-gap: 1m, urgent-wait: 5m }
                        promises: [ management-kept ]
                        """)).procedure();
        assertThat(procedure.name()).isEqualTo("everything");
        assertThat(procedure.title()).isEqualTo("All that can be said");
        assertThat(procedure.description()).isEqualTo("Long.");
        assertThat(procedure.roles())
                .extracting(role -> role.binding())
                .containsExactly(
                        new Binding.Active(),
                        new Binding.Standby(2),
                        new Binding.OtherStandbys(),
                        new Binding.Named("DK_MGT_2"));
        assertThat(procedure.promises()).containsExactly("management-kept");
        assertThat(procedure.bounds()).extracting(TimedBound::mostMillis).containsExactly(120_000L, 60_000L, 300_000L);

        var second = procedure.given().servers().get(0);
        assertThat(procedure.given().changes()).isEqualTo(3);
        assertThat(second.lacks()).isEqualTo(OptionalInt.of(2));
        assertThat(second.process()).contains(Process.CRASHED);
        assertThat(second.mode()).contains(Mode.ACTIVE);
        assertThat(second.version()).contains(Version.NEW);
        assertThat(second.subscription()).contains(Optional.empty());
        assertThat(second.registered().orElseThrow())
                .extracting(role -> role.role())
                .containsExactly("rest");
        var rest = procedure.given().servers().get(1);
        assertThat(rest.process()).isEmpty();
        assertThat(rest.lacks()).isEmpty();
        assertThat(rest.registered()).isEmpty();
        assertThat(rest.subscription().orElseThrow().orElseThrow().role()).isEqualTo("second");
        assertThat(procedure.given().cuts().get(0).other().role()).isEqualTo("second");

        var lost = procedure.declarations().changesLost();
        assertThat(lost).extracting(window -> window.at().role()).containsExactly("old", "second");
        assertThat(lost.get(0).from().id()).isEqualTo("first");
        assertThat(lost.get(0).until().id()).isEqualTo("last");
        assertThat(lost.get(0).position()).isEqualTo(new Position(13, 7));
        var several = procedure.declarations().severalActive();
        assertThat(several).hasSize(1);
        assertThat(several.get(0).from().id()).isEqualTo("last");
        assertThat(several.get(0).until().position()).isEqualTo(new Position(15, 40));

        var first = procedure.steps().get(0);
        assertThat(first.command()).isEqualTo(Commands.EXCLUDE);
        assertThat(first.target().role()).isEqualTo("second");
        assertThat(first.at().orElseThrow().role()).isEqualTo("old");
        assertThat(first.id()).contains("first");
        assertThat(first.note()).contains("A note.");
        assertThat(first.because()).contains("A reason.");
        assertThat(first.expectedMillis()).isEqualTo(OptionalLong.of(5_400_000));
        assertThat(first.asSoonAsPossibleMillis()).isEqualTo(OptionalLong.of(90_000));
        assertThat(first.byHand()).isTrue();
        assertThat(procedure.steps().get(1).byHand()).isFalse();
        assertThat(first.position()).isEqualTo(new Position(17, 5));

        var branch = procedure.whatIfs().get(0);
        assertThat(branch.when()).isEqualTo(Conditions.BEHIND);
        assertThat(branch.target().orElseThrow().role()).isEqualTo("second");
        assertThat(branch.at().orElseThrow().role()).isEqualTo("old");
        assertThat(branch.from().orElseThrow().id()).isEqualTo("first");
        assertThat(branch.until().orElseThrow().id()).isEqualTo("last");
        assertThat(branch.steps()).extracting(step -> step.command()).containsExactly(Commands.START);
        assertThat(branch.resume()).isInstanceOf(Resume.AtStep.class);
        assertThat(branch.note()).contains("Another note.");
        assertThat(branch.because()).contains("Another reason.");
        assertThat(procedure.whatIfs().get(1).resume()).isEqualTo(new Resume.NextStep());
        assertThat(procedure.whatIfs().get(1).steps())
                .extracting(step -> step.command())
                .containsExactly(Commands.ACTIVATE);
        assertThat(procedure.whatIfs().get(2).resume()).isEqualTo(new Resume.Complete());
        assertThat(procedure.whatIfs().get(2).steps())
                .extracting(step -> step.command())
                .containsExactly(Commands.OPEN_CLIENT);
    }

    @Test
    void everythingThatASiteCanSayIsRead() throws IOException {
        SimulatedSite site = Catalogue.site(write("""
                        site: everything
                        title: All that can be said
                        servers:
                          - { name: First Standby, address: 192.0.2.1, key: 7, mode: standby }
                          - { name: The Active, address: 192.0.2.2, key: 8, mode: active }
                        assumptions: { forceActivation: ALWAYS, autoActivation: true }
                        timing:
                          changes: { exponential: { per-hour: 60 } }
                          block: { fixed: 0s }
                          look-at-installer: { fixed: 7s }
                          urgent-reaction: { fixed: 8s }
                          command: { uniform: { from: 1s, to: 1m } }
                          installer: { log-normal: { median: 1h, p99: 2h } }
                          polls: { every: 20s, jitter: 1s, to-confirm: 3 }
                        faults:
                          crash: { per-hour: 0.5 }
                          cut: { lasts: { fixed: 1m 30s } }
                        """)).site();
        assertThat(site.site().serverNames()).containsExactly("The Active", "First Standby");
        assertThat(site.site().servers().get(0).address()).isEqualTo("192.0.2.2");
        assertThat(site.site().servers().get(0).key()).isEqualTo(8);
        assertThat(site.site().assumptions())
                .isEqualTo(Assumptions.DEFAULT
                        .withForceActivation(ForceActivation.ALWAYS)
                        .withAutoActivation(true));
        Timing timing = site.timing();
        assertThat(timing.of(Activity.CHANGES)).isEqualTo(new Exponential(60_000));
        assertThat(timing.of(Activity.BLOCK)).isEqualTo(new Fixed(0));
        assertThat(timing.of(Activity.COMMAND)).isEqualTo(new Uniform(1_000, 60_000));
        assertThat(timing.of(Activity.INSTALLER)).isEqualTo(new LogNormal(3_600_000, 7_200_000));
        assertThat(timing.of(Activity.LOOK_AT_INSTALLER)).isEqualTo(new Fixed(7_000));
        assertThat(timing.of(Activity.URGENT_REACTION)).isEqualTo(new Fixed(8_000));
        assertThat(timing.of(Activity.RESTART)).isEqualTo(Activity.RESTART.usual());
        assertThat(timing.polls()).isEqualTo(new Polls(20_000, 1_000, 3));
        assertThat(site.faults().entries())
                .containsExactly(
                        new FaultPlan.Entry("crash", Optional.of(Exponential.perHour(0.5)), Optional.empty()),
                        new FaultPlan.Entry("cut", Optional.empty(), Optional.of(new Fixed(90_000))));
    }

    @ParameterizedTest
    @CsvSource({"0s, 0", "250ms, 250", "30s, 30000", "2m, 120000", "1h 30m, 5400000", "1h30m, 5400000", "2d, 172800000"
    })
    void durationsAreRead(String text, long millis) {
        assertThat(DurationText.millis(text)).isEqualTo(OptionalLong.of(millis));
    }

    @ParameterizedTest
    @CsvSource({"exlude, exclude", "EXCLUDE, exclude", "stpo, stop", "set-stanby, set-standby", "upgarde, upgrade"})
    void theNearestNameIsTheOneThatWasMeant(String given, String meant) {
        List<String> names =
                Commands.ALL.stream().map(command -> command.name()).toList();
        assertThat(NearestName.to(given, names)).contains(meant);
    }

    @Test
    void noNameIsNearToSomethingElse() {
        assertThat(NearestName.to("reboot", List.of("exclude", "stop", "start")))
                .isEmpty();
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() throws IOException {
        Path file = folder.resolve("marked.yaml");
        Files.writeString(file, "\uFEFF" + Catalogue.site("pair").text());
        assertThat(Catalogue.site(file.toString()).site())
                .isEqualTo(Catalogue.site("pair").site());
    }

    private String write(String text) throws IOException {
        return Files.writeString(folder.resolve("given.yaml"), text).toString();
    }
}
