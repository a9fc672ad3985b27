package io.handover.simulator.run;

import static io.handover.simulator.fixture.Draft.FINAL;
import static io.handover.simulator.fixture.Draft.INITIAL;
import static io.handover.simulator.fixture.Draft.draft;
import static io.handover.simulator.fixture.Sites.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.action.ActionKind;
import io.handover.model.command.Commands;
import io.handover.model.property.Properties;
import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.SplitBrainReaction;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.fixture.Script;
import io.handover.simulator.fixture.Sites;
import io.handover.simulator.run.Losses.Loss;
import io.handover.simulator.run.Losses.Way;
import io.handover.simulator.time.Distribution.Fixed;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a lost change is blamed on, in each of the ways. One change is made, on server 0, and nothing is declared. */
class LossesTest {
    private static final Assumptions ALWAYS = Assumptions.DEFAULT
            .withForceActivation(ForceActivation.ALWAYS)
            .withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY);

    /** The first change is made at that time, and no other before the end. */
    private static Run run(Draft draft, long changeMillis) {
        Run run = new Run(Script.of(draft.on(2))
                .assuming(ALWAYS)
                .with(Sites.withChanges(Sites.FIXED, new Fixed(changeMillis)))
                .simulation());
        Edits once = Edits.NONE;
        for (int nth = 1; nth < 200; nth++) {
            once = once.with(Choice.name(Choice.LEFT_OUT, 0, nth), 0);
        }
        for (int nth = 0; nth < 200; nth++) {
            once = once.with(Choice.name(Choice.LEFT_OUT, 1, nth), 0);
        }
        run.execute(7, 0, once);
        return run;
    }

    private static Loss onlyLoss(Run run) {
        List<Loss> losses = run.losses();
        assertThat(losses).hasSize(1);
        assertThat(run.event(losses.get(0).made())).isEqualTo(ActionKind.CHANGE.number(0));
        return losses.get(0);
    }

    private static Cause cause(Run run) {
        List<Check> checks = run.simulation().checks();
        return run.cause(IntStream.range(0, checks.size())
                .filter(i -> checks.get(i).name().equals(Properties.ONLY_DECLARED_CHANGES_LOST.name()))
                .findFirst()
                .orElseThrow());
    }

    private static long seconds(Run run, int event) {
        return run.eventMillis(event) / SECOND;
    }

    private static final Draft TAKEOVER = draft().step(Commands.EXCLUDE, FINAL, INITIAL)
            .step(Commands.FORCE_ACTIVATE, FINAL)
            .step(Commands.SET_STANDBY, INITIAL);

    @Test
    void anExclusionBeforeTheChangeHasArrived() {
        // made at 21.5 s, excluded at 22 s
        Run run = run(TAKEOVER, 21_500);

        Loss loss = onlyLoss(run);
        assertThat(loss.last().way()).isEqualTo(Way.NOT_ARRIVED);
        assertThat(loss.last().server()).isEqualTo(1);
        assertThat(seconds(run, loss.last().event())).isEqualTo(22);
        assertThat(cause(run)).isEqualTo(Cause.NOT_ARRIVED);
    }

    @Test
    void anActivationOfAServerThatLacksTheChange() {
        // made at 40 s, when server 1 replicates no more; activated at 76 s: seen at 42, reacted at 62, opened at 72
        Run run = run(TAKEOVER, 40 * SECOND);

        Loss loss = onlyLoss(run);
        assertThat(loss.last().way()).isEqualTo(Way.LACKED);
        assertThat(loss.last().server()).isEqualTo(1);
        assertThat(seconds(run, loss.last().event())).isEqualTo(76);
        assertThat(cause(run)).isEqualTo(Cause.LACKED);
    }

    @Test
    void aDemotionOfTheServerOnWhichTheChangeWasMadeBesideTheNewOne() {
        // both are active from 76 s until 116 s
        Run run = run(TAKEOVER, 90 * SECOND);

        Loss loss = onlyLoss(run);
        assertThat(loss.last().way()).isEqualTo(Way.TAKEN_DOWN);
        assertThat(loss.last().server()).isZero();
        assertThat(seconds(run, loss.last().event())).isEqualTo(seconds(run, lastIssue(run)));
        assertThat(cause(run)).isEqualTo(Cause.TAKEN_DOWN);
    }

    private static int lastIssue(Run run) {
        return IntStream.range(0, run.events())
                .filter(i -> run.event(i) == ActionKind.ISSUE.first())
                .max()
                .orElseThrow();
    }

    @Test
    void aStopOfThatServer() {
        Draft draft = draft().step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.FORCE_ACTIVATE, FINAL)
                .step(Commands.STOP, INITIAL);

        Loss loss = onlyLoss(run(draft, 90 * SECOND));

        assertThat(loss.last().way()).isEqualTo(Way.TAKEN_DOWN);
        assertThat(loss.last().server()).isZero();
    }

    @Test
    void anInitializationThatWipesTheLastCopy() {
        Run run = run(TAKEOVER.step(Commands.INIT_STANDBY, INITIAL, FINAL), 90 * SECOND);

        Loss loss = onlyLoss(run);
        assertThat(loss.last().way()).isEqualTo(Way.WIPED);
        assertThat(loss.last().server()).isZero();
        assertThat(seconds(run, loss.last().event())).isEqualTo(seconds(run, lastIssue(run)));
        assertThat(loss.reason().way()).isEqualTo(Way.TAKEN_DOWN);
        assertThat(cause(run)).isEqualTo(Cause.WIPED);
    }

    @Test
    void anInitializationThatWipesTheServerWhichThenTakesOver() {
        // server 1 holds the change and is wiped at 64 s; at 80 s that is taken for done, server 0 is stopped, the
        // initialization fails
        Draft draft = draft().step(Commands.EXCLUDE, FINAL, INITIAL)
                .step(Commands.INIT_STANDBY, FINAL, INITIAL)
                .step(Commands.STOP, INITIAL)
                .step(Commands.FORCE_ACTIVATE, FINAL);
        Run run = Script.of(draft.on(2))
                .assuming(ALWAYS)
                .with(Sites.withChanges(Sites.FIXED, new Fixed(5 * SECOND)))
                .strike("stale-view", 80 * SECOND, 0)
                .run();

        Loss loss = run.losses().get(0);
        assertThat(loss.last()).isEqualTo(loss.reason());
        assertThat(loss.last().way()).isEqualTo(Way.WIPED);
        assertThat(loss.last().server()).isEqualTo(1);
        assertThat(seconds(run, loss.last().event())).isEqualTo(64);
    }

    @Test
    void whatIsHeldIsNotLost() {
        assertThat(run(TAKEOVER, 5 * SECOND).losses()).isEmpty();
    }
}
