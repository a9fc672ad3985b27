package io.handover.model.procedure;

import static io.handover.model.fixture.ProcedureDraft.EXTRAS;
import static io.handover.model.fixture.ProcedureDraft.FINAL;
import static io.handover.model.fixture.ProcedureDraft.INITIAL;
import static io.handover.model.fixture.ProcedureDraft.procedure;
import static io.handover.model.fixture.ProcedureDraft.ref;
import static io.handover.model.fixture.SiteSketch.siteOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.model.fixture.GivenDraft;
import io.handover.model.fixture.SiteSketch;
import io.handover.model.site.Scope;
import io.handover.model.state.Mode;
import io.handover.model.state.Process;
import io.handover.model.state.SiteState;
import io.handover.model.state.Version;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The state that a procedure says it starts from. */
class GivenTest {
    private static final SiteSketch INITIALLY = siteOf(4);

    private static SiteState startOf(Given given) {
        return procedure().given(given).plan(4).initialState(INITIALLY.scope(), INITIALLY.assumptions());
    }

    private static SiteState startOf(Given.Server server) {
        return startOf(new Given(0, List.of(server), List.of()));
    }

    private static Given.Server process(String role, Process process) {
        return GivenDraft.of(role).process(process).written();
    }

    private static Given.Server mode(String role, Mode mode) {
        return GivenDraft.of(role).mode(mode).written();
    }

    private static Given.Server version(String role, Version version) {
        return GivenDraft.of(role).version(version).written();
    }

    private static Given.Server subscription(String role, String from) {
        return GivenDraft.of(role).from(from).written();
    }

    private static Given.Server lacking(String role, int changes) {
        return GivenDraft.of(role).lacks(changes).written();
    }

    private static Given.Server registered(String role, String... others) {
        return GivenDraft.of(role).registered(others).written();
    }

    @Test
    void whereNothingIsGivenAProcedureStartsFromTheInitialState() {
        assertThat(startOf(Given.NOTHING)).isEqualTo(INITIALLY.state());
    }

    @Test
    void aServerCanBeGivenStoppedCrashedOrUp() {
        assertThat(startOf(process(FINAL, Process.STOPPED)))
                .isEqualTo(INITIALLY.stopped(1).state());
        assertThat(startOf(process(FINAL, Process.CRASHED)))
                .isEqualTo(INITIALLY.crashed(1).state());
        assertThat(startOf(process(FINAL, Process.UP))).isEqualTo(INITIALLY.state());
    }

    @Test
    void aServerCannotBeGivenUpgradingOrInitializing() {
        assertThatThrownBy(() -> startOf(process(FINAL, Process.UPGRADING)))
                .isInstanceOf(ProcedureException.class)
                .hasMessageContaining("UPGRADING");
        assertThatThrownBy(() -> startOf(process(FINAL, Process.INITIALIZING)))
                .isInstanceOf(ProcedureException.class)
                .hasMessageContaining("INITIALIZING");
    }

    @Test
    void aServerCanBeGivenInEitherMode() {
        assertThat(startOf(mode(INITIAL, Mode.STANDBY)))
                .isEqualTo(INITIALLY.standby(0).state());
        assertThat(startOf(mode(FINAL, Mode.ACTIVE)))
                .isEqualTo(INITIALLY.active(1).state());
    }

    @Test
    void aServerCanBeGivenOfEitherRelease() {
        assertThat(startOf(version(FINAL, Version.NEW)))
                .isEqualTo(INITIALLY.upgraded(1).state());
        assertThat(startOf(version(FINAL, Version.OLD))).isEqualTo(INITIALLY.state());
    }

    @Test
    void aServerThatReplicatesFromNobodyIsRegisteredNowhere() {
        assertThat(startOf(GivenDraft.of(EXTRAS).fromNobody().written()))
                .isEqualTo(INITIALLY.excluded(2, 3).state());
    }

    @Test
    void whomAServerReplicatesFromSetsBothEndsAndLeavesNoOther() {
        assertThat(startOf(subscription(EXTRAS, FINAL)))
                .isEqualTo(INITIALLY
                        .excluded(2, 3)
                        .replicating(2, 1)
                        .replicating(3, 1)
                        .state());
    }

    @Test
    void aListOfRegistrationsHasTheLastWordWhereverItStands() {
        Given.Server nobodyRegistered = registered(INITIAL);
        Given.Server follows = subscription(FINAL, INITIAL);
        SiteState dangling = INITIALLY.withoutRegistrations(0).state();
        assertThat(startOf(new Given(0, List.of(nobodyRegistered, follows), List.of())))
                .isEqualTo(dangling);
        assertThat(startOf(new Given(0, List.of(follows, nobodyRegistered), List.of())))
                .isEqualTo(dangling);
    }

    @Test
    void givenChangesAreMadeHeldByAllAndNotDeclaredAndAsManyMoreCanBeMade() {
        SiteState start = startOf(new Given(3, List.of(), List.of()));
        assertThat(start.changes()).isEqualTo(3);
        assertThat(start.maxChanges()).isEqualTo(3 + INITIALLY.scope().changes());
        assertThat(start.declared()).isZero();
        for (int s = 0; s < 4; s++) {
            assertThat(start.database(s)).isEqualTo(0b111);
        }
    }

    @Test
    void aServerThatLacksSomeLacksTheLastOfThem() {
        SiteState start = startOf(new Given(3, List.of(lacking(EXTRAS, 2), lacking(FINAL, 3)), List.of()));
        assertThat(start.database(0)).isEqualTo(0b111);
        assertThat(start.database(1)).isZero();
        assertThat(start.database(2)).isEqualTo(0b001);
        assertThat(start.database(3)).isEqualTo(0b001);
    }

    @Test
    void noServerLacksMoreThanWasGiven() {
        Given given = new Given(1, List.of(lacking(FINAL, 2)), List.of());
        assertThatThrownBy(() -> procedure().given(given).plan(3))
                .isInstanceOf(ProcedureException.class)
                .hasMessageContainingAll("'final-active' lacks 2 changes", "1 was made before the start");
    }

    @Test
    void givenChangesAndThoseThatCanBeMadeShareWhatAStateHasRoomFor() {
        Scope most = new Scope(4, Scope.MAX_CHANGES, 0, 0, 0, 0);
        assertThatThrownBy(() -> procedure()
                        .given(new Given(1, List.of(), List.of()))
                        .plan(4)
                        .initialState(most, INITIALLY.assumptions()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("1 changes before the start", "63 in all are possible");
    }

    @Test
    void theNumberOfGivenChangesIsBounded() {
        assertThatThrownBy(() -> new Given(-1, List.of(), List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Given(Given.MOST_CHANGES + 1, List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Given(Given.MOST_CHANGES, List.of(), List.of()).changes())
                .isEqualTo(Given.MOST_CHANGES);
    }

    @Test
    void aServerCannotBeGivenSubscribedToItself() {
        assertThatThrownBy(() -> startOf(subscription(FINAL, FINAL)))
                .isInstanceOf(ProcedureException.class)
                .hasMessageContaining("S1 cannot be both ends");
    }

    @Test
    void aServerCannotBeGivenSubscribedToSeveral() {
        assertThatThrownBy(() -> startOf(subscription(FINAL, EXTRAS)))
                .isInstanceOf(ProcedureException.class)
                .hasMessageContaining("role 'extras' is 2 servers");
    }

    @Test
    void thoseGivenAsRegisteredReplaceThoseOfTheInitialState() {
        assertThat(startOf(registered(INITIAL)))
                .isEqualTo(INITIALLY.withoutRegistrations(0).state());
        assertThat(startOf(registered(INITIAL, EXTRAS)))
                .isEqualTo(INITIALLY.deregistered(1, 0).state());
        assertThat(startOf(registered(FINAL, INITIAL, EXTRAS)))
                .isEqualTo(INITIALLY
                        .registered(0, 1)
                        .registered(2, 1)
                        .registered(3, 1)
                        .state());
    }

    @Test
    void serversOfOneRoleAreRegisteredWithEachOtherButNeverWithThemselves() {
        assertThat(startOf(registered(EXTRAS, EXTRAS)))
                .isEqualTo(INITIALLY.registered(3, 2).registered(2, 3).state());
    }

    @Test
    void everyServerOfTheRoleIsAsGivenAndTheOthersAreNot() {
        assertThat(startOf(process(EXTRAS, Process.STOPPED)))
                .isEqualTo(INITIALLY.stopped(2, 3).state());
    }

    @Test
    void pairsCanBeGivenAsCut() {
        assertThat(startOf(new Given(0, List.of(), List.of(new Given.Cut(ref(INITIAL), ref(EXTRAS))))))
                .isEqualTo(INITIALLY.cut(0, 2).cut(0, 3).state());
    }

    @Test
    void serversOfOneRoleCanBeCutOffFromEachOther() {
        assertThat(startOf(new Given(0, List.of(), List.of(new Given.Cut(ref(EXTRAS), ref(EXTRAS))))))
                .isEqualTo(INITIALLY.cut(2, 3).state());
    }

    @Test
    void whatIsGivenLaterOfAServerOverridesWhatWasGivenBefore() {
        assertThat(startOf(
                        new Given(0, List.of(process(FINAL, Process.STOPPED), process(FINAL, Process.UP)), List.of())))
                .isEqualTo(INITIALLY.state());
        assertThat(startOf(new Given(0, List.of(mode(INITIAL, Mode.STANDBY), mode(INITIAL, Mode.ACTIVE)), List.of())))
                .isEqualTo(INITIALLY.state());
    }

    @Test
    void whatIsGivenOfSeveralServersAddsUp() {
        Given failover = new Given(
                0,
                List.of(process(INITIAL, Process.CRASHED), mode(FINAL, Mode.ACTIVE)),
                List.of(new Given.Cut(ref(INITIAL), ref(FINAL))));
        assertThat(startOf(failover))
                .isEqualTo(INITIALLY.crashed(0).active(1).cut(0, 1).state());
    }
}
