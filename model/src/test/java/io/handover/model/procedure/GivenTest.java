package io.handover.model.procedure;

import static io.handover.model.fixture.ProcedureDraft.EXTRAS;
import static io.handover.model.fixture.ProcedureDraft.FINAL;
import static io.handover.model.fixture.ProcedureDraft.INITIAL;
import static io.handover.model.fixture.ProcedureDraft.procedure;
import static io.handover.model.fixture.ProcedureDraft.ref;
import static io.handover.model.fixture.SiteSketch.siteOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.model.fixture.SiteSketch;
import io.handover.model.state.Mode;
import io.handover.model.state.Process;
import io.handover.model.state.SiteState;
import io.handover.model.state.Version;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The state that a procedure says it starts from. */
class GivenTest {
    private static final SiteSketch INITIALLY = siteOf(4);

    private static SiteState startOf(Given given) {
        return procedure().given(given).plan(4).initialState(INITIALLY.scope(), INITIALLY.assumptions());
    }

    private static SiteState startOf(Given.Server server) {
        return startOf(new Given(List.of(server), List.of()));
    }

    private static Given.Server process(String role, Process process) {
        return new Given.Server(
                ref(role),
                Optional.of(process),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Given.Server mode(String role, Mode mode) {
        return new Given.Server(
                ref(role), Optional.empty(), Optional.of(mode), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Given.Server version(String role, Version version) {
        return new Given.Server(
                ref(role),
                Optional.empty(),
                Optional.empty(),
                Optional.of(version),
                Optional.empty(),
                Optional.empty());
    }

    private static Given.Server subscription(String role, Optional<RoleRef> from) {
        return new Given.Server(
                ref(role), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(from), Optional.empty());
    }

    private static Given.Server registered(String role, String... others) {
        return new Given.Server(
                ref(role),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(List.of(others).stream().map(other -> ref(other)).toList()));
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
    void aServerCanBeGivenWithoutSubscriptionOrWithAnother() {
        assertThat(startOf(subscription(EXTRAS, Optional.empty())))
                .isEqualTo(INITIALLY.unsubscribed(2, 3).state());
        assertThat(startOf(subscription(EXTRAS, Optional.of(ref(FINAL)))))
                .isEqualTo(INITIALLY.subscribed(2, 1).subscribed(3, 1).state());
    }

    @Test
    void aServerCannotBeGivenSubscribedToItself() {
        assertThatThrownBy(() -> startOf(subscription(FINAL, Optional.of(ref(FINAL)))))
                .isInstanceOf(ProcedureException.class)
                .hasMessageContaining("S1 cannot be both ends");
    }

    @Test
    void aServerCannotBeGivenSubscribedToSeveral() {
        assertThatThrownBy(() -> startOf(subscription(FINAL, Optional.of(ref(EXTRAS)))))
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
        assertThat(startOf(new Given(List.of(), List.of(new Given.Cut(ref(INITIAL), ref(EXTRAS))))))
                .isEqualTo(INITIALLY.cut(0, 2).cut(0, 3).state());
    }

    @Test
    void serversOfOneRoleCanBeCutOffFromEachOther() {
        assertThat(startOf(new Given(List.of(), List.of(new Given.Cut(ref(EXTRAS), ref(EXTRAS))))))
                .isEqualTo(INITIALLY.cut(2, 3).state());
    }

    @Test
    void whatIsGivenLaterOfAServerOverridesWhatWasGivenBefore() {
        assertThat(startOf(new Given(List.of(process(FINAL, Process.STOPPED), process(FINAL, Process.UP)), List.of())))
                .isEqualTo(INITIALLY.state());
        assertThat(startOf(new Given(List.of(mode(INITIAL, Mode.STANDBY), mode(INITIAL, Mode.ACTIVE)), List.of())))
                .isEqualTo(INITIALLY.state());
    }

    @Test
    void whatIsGivenOfSeveralServersAddsUp() {
        Given failover = new Given(
                List.of(process(INITIAL, Process.CRASHED), mode(FINAL, Mode.ACTIVE)),
                List.of(new Given.Cut(ref(INITIAL), ref(FINAL))));
        assertThat(startOf(failover))
                .isEqualTo(INITIALLY.crashed(0).active(1).cut(0, 1).state());
    }
}
