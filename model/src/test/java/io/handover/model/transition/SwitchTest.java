package io.handover.model.transition;

import static io.handover.model.fixture.Action.SWITCH_ACTIVATES;
import static io.handover.model.fixture.Action.SWITCH_DEMOTES;
import static io.handover.model.fixture.Action.SWITCH_STOPS;
import static io.handover.model.fixture.SiteSketch.site;
import static io.handover.model.fixture.SiteSketch.siteOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.fixture.Action;
import io.handover.model.fixture.Play;
import io.handover.model.fixture.SiteSketch;
import io.handover.model.state.SiteState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The activation wizard's switch, docs/model.md, "Wizard's switch": to server 1, from server 0. */
class SwitchTest {
    private final Play play = Play.environmentOf(3);
    private final SiteSketch prepared = site().switchPrepared(1);
    private final SiteSketch demoted = site().switchDemoted(1);

    private Set<Action> wizard(SiteSketch sketch) {
        Set<Action> enabled = new HashSet<>(play.progress(sketch));
        enabled.retainAll(List.of(SWITCH_DEMOTES, SWITCH_ACTIVATES, SWITCH_STOPS));
        return enabled;
    }

    @Test
    void theWizardDoesNothingWhereNoSwitchRuns() {
        assertThat(wizard(site())).isEmpty();
        assertThat(wizard(site().excluded(1))).isEmpty();
    }

    @Test
    void aPreparedSwitchDemotesTheOldActiveServer() {
        assertThat(wizard(prepared)).containsExactly(SWITCH_DEMOTES);
        assertThat(play.after(prepared, SWITCH_DEMOTES)).isEqualTo(demoted.state());
    }

    @Test
    void aDemotedSwitchActivatesOnceTheTargetHoldsAllThatItsSourceHolds() {
        SiteSketch pending = demoted.changedAt(0);
        assertThat(wizard(pending)).isEmpty();
        assertThat(play.progress(pending)).contains(Action.replicate(1));
        assertThat(wizard(demoted.changedAt(0).holding(1, 0b1))).containsExactly(SWITCH_ACTIVATES);
    }

    @Test
    void theActivationInitializesAllOthersFromTheTarget() {
        SiteSketch changed = demoted.changedAt(0).holding(1, 0b1);
        assertThat(play.after(changed, SWITCH_ACTIVATES))
                .isEqualTo(site().changedAt(0)
                        .holding(1, 0b1)
                        .standby(0)
                        .active(1)
                        .excluded(1, 2)
                        .initializingFrom(1, 0)
                        .initializingFrom(1, 2)
                        .state());
    }

    @Test
    void theActivationLeavesOutWhoIsDownOutOfReachOrOfAnotherRelease() {
        for (SiteSketch left : List.of(demoted.stopped(2), demoted.cut(1, 2), demoted.upgraded(2))) {
            SiteState after = play.after(left, SWITCH_ACTIVATES);
            assertThat(after.registeredAt(1)).isEqualTo(0b001);
            assertThat(after.process(2)).isEqualTo(left.state().process(2));
            assertThat(after.subscription(2)).isEqualTo(0);
            assertThat(after.registeredAt(0)).isZero();
        }
    }

    @Test
    void theActivationLeavesOutWhoDoesNotFollowTheOldActiveServer() {
        SiteState after = play.after(demoted.excluded(2), SWITCH_ACTIVATES);
        assertThat(after.registeredAt(1)).isEqualTo(0b001);
        assertThat(after.isUp(2)).isTrue();
    }

    @Test
    void theActivationTakesAlongWhoHasOnlyItsOwnEndOfTheRelationship() {
        SiteState after = play.after(demoted.deregistered(2, 0), SWITCH_ACTIVATES);
        assertThat(after.registeredAt(1)).isEqualTo(0b101);
    }

    @Test
    void onlyThoseThatAreInitializedFromTheTargetAreRegisteredThere() {
        SiteState after = play.after(demoted.excluded(2).registered(2, 1), SWITCH_ACTIVATES);
        assertThat(after.registeredAt(1)).isEqualTo(0b001);
    }

    @Test
    void theActivationPutsItsFollowersIntoStandbyAndEndsTheirPublications() {
        SiteSketch odd = demoted.active(2).registered(0, 2);
        SiteState after = play.after(odd, SWITCH_ACTIVATES);
        assertThat(after.isActive(2)).isFalse();
        assertThat(after.registeredAt(2)).isZero();
    }

    @Test
    void aSwitchStopsWhereTheTargetNoLongerStreamsAndWhatItDidStays() {
        for (SiteSketch broken :
                List.of(prepared.cut(0, 1), demoted.cut(0, 1), demoted.crashed(0), prepared.stopped(1))) {
            assertThat(wizard(broken)).containsExactly(SWITCH_STOPS);
            SiteState expected = broken.state();
            expected.endSwitch();
            assertThat(play.after(broken, SWITCH_STOPS)).isEqualTo(expected);
        }
    }

    @Test
    void changesAreMadeUntilTheOldActiveServerIsDemotedAndNotAfter() {
        assertThat(play.progress(prepared)).contains(Action.change(0));
        assertThat(play.progress(demoted)).doesNotContain(Action.change(0));
    }

    @Test
    void theLedgerEffectTellsApartWhoIsWipedAndWhoseDatabaseIsAskedFor() {
        int action = SWITCH_ACTIVATES.number();
        Set<Integer> numbers = new HashSet<>();
        int effects = 0;
        for (int t = 0; t < 5; t++) {
            for (int a = 0; a < 5; a++) {
                for (int left = 0; a != t && left < 32; left++) {
                    if ((left >>> t & 1) != 0 || (left >>> a & 1) != 0) {
                        continue;
                    }
                    SiteState state = siteOf(5).state();
                    for (int s = 0; s < 5; s++) {
                        state.dropOwnEnds(s);
                        if (s != a) {
                            state.subscribe(s, a);
                            state.register(s, a);
                        }
                        if ((left >>> s & 1) != 0) {
                            state.setStopped(s);
                        }
                    }
                    state.beginSwitch(t);
                    state.markSwitchDemoted();
                    Transitions transitions = new Transitions(
                            Play.environmentOf(5).plan(),
                            siteOf(5).scope(),
                            siteOf(5).assumptions());
                    int effect = transitions.ledgerEffect(state, action);
                    assertThat(effect).isBetween(1, 255);
                    numbers.add(effect);
                    effects++;
                }
            }
        }
        assertThat(effects).isEqualTo(5 * 4 * 8);
        assertThat(numbers).hasSize(effects);
    }
}
