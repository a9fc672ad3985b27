package io.handover.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.state.SiteState;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultsTest {
    static final List<Fault> ALL = Faults.ALL;

    /** Tokens hold faults as places in this list: it may grow at its end, and nothing else. */
    @Test
    void theOrderOfTheCatalogueIsFrozen() {
        assertThat(Faults.names())
                .containsExactly(
                        "crash",
                        "cut",
                        "installer-failure",
                        "skip",
                        "replication-stall",
                        "slow-replication",
                        "one-way-cut",
                        "client-unreachable",
                        "monitoring-delay",
                        "missed-polls",
                        "crash-during-upgrade",
                        "crash-during-initialization",
                        "power-back-active",
                        "distraction",
                        "repeated-step",
                        "wrong-server",
                        "swapped-steps",
                        "expired-licence",
                        "api-off",
                        "smc-65140",
                        "stale-view",
                        "lost-command",
                        "half-exclusion");
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void aFaultIsFoundByItsName(Fault fault) {
        assertThat(Faults.named(fault.name())).containsSame(fault);
    }

    @Test
    void thereIsNoFaultOfAnotherName() {
        assertThat(Faults.named("Crash")).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void aFaultSaysWhatItDoesWhatItDoesNotAndHowItHeals(Fault fault) {
        assertThat(Stream.of(fault.does(), fault.doesNot(), fault.heals()))
                .allSatisfy(
                        sentence -> assertThat(sentence).hasSizeGreaterThan(10).doesNotEndWith("."))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void aFaultThatFindsNothingToHitDoesNothing(Fault fault) {
        StruckSite site = StruckSite.where(FaultsTest::nothingToHit);
        site.operatorAtWork = false;
        List<String> sitewide = List.of(
                "slow-replication",
                "client-unreachable",
                "one-way-cut",
                "api-off",
                "smc-65140",
                "monitoring-delay",
                "distraction",
                "lost-command",
                "half-exclusion");
        SiteState before = site.state().copy();

        boolean hit = site.struckBy(fault.name());

        assertThat(hit).isEqualTo(sitewide.contains(fault.name()));
        assertThat(site.state()).isEqualTo(before);
    }

    /** Nobody is up, nobody is a standby, every pair is cut. */
    private static void nothingToHit(SiteState state) {
        for (int s = 0; s < 3; s++) {
            state.setStopped(s);
            state.setActive(s);
            state.cut(s);
        }
    }

    /** A state in which the fault has something to hit, and the number of holds, actions and slips that come of it. */
    static Stream<Arguments> strikes() {
        Consumer<SiteState> initial = state -> {};
        Consumer<SiteState> upgrading = state -> state.setUpgrading(1);
        Consumer<SiteState> initializing = state -> state.setInitializing(1);
        return Stream.of(
                Arguments.of("crash", initial, 0, 1, 0),
                Arguments.of("cut", initial, 0, 1, 0),
                Arguments.of("installer-failure", upgrading, 0, 1, 0),
                Arguments.of("skip", initial, 0, 1, 0),
                Arguments.of("replication-stall", initial, 1, 0, 0),
                Arguments.of("slow-replication", initial, 1, 0, 0),
                Arguments.of("one-way-cut", initial, 1, 0, 0),
                Arguments.of("client-unreachable", initial, 1, 0, 0),
                Arguments.of("monitoring-delay", initial, 1, 0, 0),
                Arguments.of("crash-during-upgrade", upgrading, 0, 2, 0),
                Arguments.of("crash-during-initialization", initializing, 0, 1, 0),
                Arguments.of("power-back-active", initial, 1, 1, 0),
                Arguments.of("distraction", initial, 1, 0, 0),
                Arguments.of("repeated-step", (Consumer<SiteState>) state -> state.setPc(6), 0, 0, 1),
                Arguments.of("wrong-server", initial, 0, 0, 1),
                Arguments.of("swapped-steps", initial, 0, 0, 1),
                Arguments.of("expired-licence", initial, 1, 0, 0),
                Arguments.of("api-off", initial, 1, 0, 0),
                Arguments.of("smc-65140", initial, 1, 0, 0),
                Arguments.of("stale-view", initial, 0, 1, 0),
                Arguments.of("lost-command", initial, 1, 0, 0),
                Arguments.of("half-exclusion", initial, 1, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("strikes")
    void aStrikeThatHitsChangesTheSiteHoldsBackOrSlips(
            String fault, Consumer<SiteState> stroke, int holds, int actions, int slips) {
        StruckSite site = StruckSite.where(stroke);

        assertThat(site.struckBy(fault)).isTrue();

        assertThat(site.holds).hasSize(holds);
        assertThat(site.happened).hasSize(actions);
        assertThat(site.slips).hasSize(slips);
        assertThat(site.holds)
                .allSatisfy(hold -> assertThat(hold.phrase(site.plan())).isNotBlank());
        assertThat(Faults.named(fault).orElseThrow().lasts().isPresent()).isEqualTo(holds > 0 || fault.equals("cut"));
    }

    @Test
    void everyFaultButMissedPollsIsInThatTable() {
        assertThat(strikes().map(row -> row.get()[0]).toList())
                .containsExactlyInAnyOrderElementsOf(Faults.names().stream()
                        .filter(name -> !name.equals("missed-polls"))
                        .toList());
    }
}
