package io.handover.executor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.analysis.story.Story;
import io.handover.executor.fixture.Procedures;
import io.handover.executor.fixture.Sites;
import io.handover.files.Catalogue;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Procedure;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Site;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelTest {
    private static final Site SITE = Sites.calm(3).site();
    private static final Procedure SMALL_STEPS =
            Catalogue.procedure("switch-over-in-small-steps").procedure();

    private static Channel channel(Procedure written) {
        return new Channel(new Plan(written, SITE.serverNames()), new Plan(ThroughApi.of(written), SITE.serverNames()));
    }

    private static List<Channel.Loss> losses(Procedure written) {
        return channel(written).losses(SITE.assumptions());
    }

    @Test
    void aSwitchInSmallStepsIsNotKeptByTheApi() {
        Channel channel = channel(SMALL_STEPS);
        assertThat(channel.changes())
                .containsExactly(new Channel.Change(
                        "step-3", "set-standby DK_MGT_1", "set-standby-and-stop-replication DK_MGT_1"));
        List<Channel.Loss> losses = losses(SMALL_STEPS);
        assertThat(losses)
                .extracting(Channel.Loss::property)
                .containsExactly(
                        Properties.named("eventually-single-active").orElseThrow(),
                        Properties.named("eventually-redundant").orElseThrow(),
                        Properties.named("eventually-no-dangling").orElseThrow(),
                        Properties.named("procedure-completes").orElseThrow());
        Channel.Loss first = losses.get(0);
        assertThat(first.bounds()).isEqualTo("3 servers, 2 changes, no faults");
        assertThat(first.summary()).startsWith("no server is active while the operator waits at step 4; ");
        Story story = first.story().orElseThrow();
        assertThat(story.last().active()).as("nobody is active").isZero();
        assertThat(story.last().database(0)).as("the only copy of a change").isEqualTo(1);
        assertThat(story.last().database(1)).isZero();
    }

    @Test
    void whatIsDoneByHandIsKept() {
        Procedure byHand = channel(SMALL_STEPS).byHand(List.of("step-3"));
        assertThat(byHand.steps()).filteredOn(step -> step.byHand()).hasSize(1);
        assertThat(byHand.steps().get(2)).isEqualTo(SMALL_STEPS.steps().get(2).doneByHand());
        Channel channel = channel(byHand);
        assertThat(channel.changes()).isEmpty();
        assertThat(channel.sent().procedure()).isEqualTo(byHand);
        assertThat(losses(byHand)).isEmpty();
    }

    @Test
    void whatIsSentMayKeepAllThatWasProved() {
        assertThat(channel(Procedures.written()).changes())
                .containsExactly(new Channel.Change(
                        Procedures.DEMOTE, "set-standby DK_MGT_1", "set-standby-and-stop-replication DK_MGT_1"));
        assertThat(losses(Procedures.written())).isEmpty();
    }

    @Test
    void onlyWhatIsPromisedCounts() {
        Property kept = Properties.named("at-most-one-active").orElseThrow();
        Procedure steps = Procedures.promising(
                kept, SMALL_STEPS.steps().stream().map(ChannelTest::renamed).toArray(Instruction[]::new));
        assertThat(channel(steps).changes()).isNotEmpty();
        assertThat(losses(steps)).isEmpty();
    }

    /** Two servers replicate from each other in turn, under the names that the fixture has for them. */
    private static Instruction renamed(Instruction step) {
        return step.at().isPresent()
                ? Procedures.step(
                        step.command(),
                        role(step.target().role()),
                        role(step.at().orElseThrow().role()))
                : Procedures.step(step.command(), role(step.target().role()));
    }

    private static String role(String name) {
        return switch (name) {
            case "current-active" -> Procedures.INITIAL;
            case "target" -> Procedures.FINAL;
            default -> Procedures.EXTRAS;
        };
    }

    @Test
    void stepsOfBranchesAreBoundToo() {
        Procedure hardened =
                Catalogue.procedure("upgrade-without-downtime-hardened").procedure();
        assertThat(channel(hardened).changes())
                .extracting(Channel.Change::id)
                .containsExactly("demote", "what-if-2/step-1", "what-if-2/step-2");
        Procedure byHand = channel(hardened).byHand(List.of("demote", "what-if-2/step-1", "what-if-2/step-2"));
        assertThat(channel(byHand).changes()).isEmpty();
        assertThat(byHand.whatIfs().get(1).steps().get(0).byHand()).isTrue();
        assertThat(byHand.whatIfs().get(0).steps()).noneMatch(step -> step.byHand());
    }

    @Test
    void aStepForSeveralServersIsOneAndACheckIsNone() {
        assertThat(channel(Procedures.hardened()).steps().keySet())
                .contains("step-3", Procedures.DEMOTE, "what-if-1/step-1")
                .doesNotContain("step-1", "step-3:DK_MGT_3");
        assertThat(channel(Procedures.hardened()).steps())
                .hasEntrySatisfying("step-3", step -> assertThat(step.command()).isEqualTo(Commands.EXCLUDE));
    }
}
