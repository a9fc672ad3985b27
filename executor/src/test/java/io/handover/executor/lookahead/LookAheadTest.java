package io.handover.executor.lookahead;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.executor.fixture.GivenSites;
import io.handover.executor.fixture.Procedures;
import io.handover.executor.fixture.Sites;
import io.handover.executor.journal.Place;
import io.handover.executor.plan.ThroughApi;
import io.handover.executor.port.Reading;
import io.handover.explorer.game.Standing;
import io.handover.explorer.search.Verdict;
import io.handover.model.command.Commands;
import io.handover.model.display.ReplicationState;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Procedure;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.state.SiteState;
import io.handover.simulator.site.Polls;
import io.handover.simulator.site.SimulatedSite;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class LookAheadTest {
    private static final SimulatedSite SITE = Sites.calm(3);
    private static final int FORCE_ACTIVATE = 4;
    private static final int SET_STANDBY = 5;

    private final Plan written = plan(Procedures.written());

    private static Plan plan(Procedure procedure) {
        return new Plan(ThroughApi.of(procedure), SITE.site().serverNames());
    }

    private static Place at(int pc) {
        return new Place(pc, SiteState.NO_BRANCH, 0);
    }

    /** As where the first steps have been done, and 1 has the new release. */
    private static SiteState upgraded() {
        SiteState state = new SiteState(new Scope(3, 0, 0, 0, 0, 0), Assumptions.DEFAULT);
        state.dropOwnEnds(0);
        state.unsubscribe(1);
        state.unsubscribe(2);
        state.setUpgraded(1);
        return state;
    }

    private static Outlook outlook(Plan plan, int pc, SiteState... known) {
        return new LookAhead(plan, SITE).before(at(pc), List.of(known), List.of());
    }

    private static Prospect of(Outlook outlook, Property property) {
        return outlook.prospects().stream()
                .filter(prospect -> prospect.property() == property)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tellsWhatACommandCanBreakAndWhatItCannot() {
        Outlook outlook = outlook(written, FORCE_ACTIVATE, upgraded());
        assertThat(outlook.lost()).isEmpty();
        Prospect kept = of(outlook, Properties.MANAGEMENT_KEPT);
        assertThat(kept.explored()).isEqualTo(Verdict.VIOLATED);
        assertThat(kept.keep()).isEqualTo(Keep.POSSIBLE);
        assertThat(kept.how().orElseThrow()).contains("DK_MGT_1 and DK_MGT_2 active at once");
        assertThat(of(outlook, Properties.NO_MIXED_VERSION_REPLICATION).explored())
                .isEqualTo(Verdict.HOLDS);
        assertThat(kept.standing()).contains(Standing.WITH_LUCK);
        Prospect redundant = of(outlook, Properties.EVENTUALLY_REDUNDANT);
        assertThat(redundant.keep()).isEqualTo(Keep.LOST);
        assertThat(redundant.standing()).contains(Standing.CERTAIN);
        assertThat(outlook.lines())
                .anyMatch(line -> line.startsWith(
                                "lost with or without this command as the procedure goes on: eventually-redundant")
                        && line.endsWith("; other commands can still keep it, for certain"))
                .last(InstanceOfAssertFactories.STRING)
                .startsWith("if nothing fails, the right commands can still keep for certain: ")
                .contains("; only with luck: ");
    }

    @Test
    void aCommandThatTakesTheLastActiveServerAwayIsCertainlyBad() {
        Outlook outlook = outlook(written, SET_STANDBY, upgraded());
        assertThat(outlook.lost())
                .extracting(Prospect::property)
                .contains(
                        Properties.MANAGEMENT_AVAILABLE,
                        Properties.MANAGEMENT_KEPT,
                        Properties.EVENTUALLY_SINGLE_ACTIVE);
        assertThat(outlook.lines())
                .anyMatch(line -> line.startsWith("certainly lost by this command: management-kept"))
                .anyMatch(line -> line.startsWith(
                                "certainly lost by this command as the procedure goes on: eventually-single-active")
                        && line.endsWith("; other commands can still keep it, for certain"));
        assertThat(of(outlook, Properties.MANAGEMENT_KEPT).standing()).contains(Standing.LOST);
    }

    @Test
    void whatIsTooMuchToLookAtIsSaidToBeNotKnown() {
        SimulatedSite five = Sites.calm(5);
        Plan stops = new Plan(
                ThroughApi.of(Procedures.promising(
                        Properties.MANAGEMENT_AVAILABLE, Procedures.step(Commands.STOP, Procedures.INITIAL))),
                five.site().serverNames());
        SiteState start = new SiteState(new Scope(5, 0, 0, 0, 0, 0), Assumptions.DEFAULT);
        Outlook outlook = new LookAhead(stops, five).before(Place.START, List.of(start), List.of());
        assertThat(of(outlook, Properties.MANAGEMENT_AVAILABLE).standing()).isEmpty();
        assertThat(outlook.lines())
                .last(InstanceOfAssertFactories.STRING)
                .startsWith("what the right commands can still keep is not known");
    }

    @Test
    void nothingIsCertainWhereTheSiteMayBeInAStateInWhichItIsRight() {
        SiteState both = upgraded();
        both.setActive(1);
        Outlook outlook = outlook(written, SET_STANDBY, upgraded(), both);
        assertThat(outlook.states()).isEqualTo(2);
        assertThat(outlook.lost()).isEmpty();
        assertThat(of(outlook, Properties.MANAGEMENT_AVAILABLE).standing()).contains(Standing.WITH_LUCK);
    }

    private static Reading elements(ReplicationState state, long count) {
        return new Reading.Answered(
                "7.3.4", state, OptionalInt.empty(), Optional.empty(), Optional.empty(), OptionalLong.of(count));
    }

    private static List<Reading> counts(long... elements) {
        return LongStream.of(elements)
                .mapToObj(count -> elements(ReplicationState.STB_REP, count))
                .toList();
    }

    @Test
    void excludingAStandbyThatLagsLosesWhatItLacks() {
        SiteState start = new SiteState(new Scope(3, 0, 0, 0, 0, 0), Assumptions.DEFAULT);
        LookAhead lookAhead = new LookAhead(written, SITE);
        assertThat(lookAhead
                        .before(Place.START, List.of(start), counts(3_000, 3_000, 3_000))
                        .lost())
                .isEmpty();
        assertThat(lookAhead
                        .before(Place.START, List.of(start), counts(3_001, 3_000, 3_001))
                        .lost())
                .extracting(Prospect::property)
                .containsExactly(Properties.ONLY_DECLARED_CHANGES_LOST);
    }

    /** Nothing can be lost once the active server is down; what it takes with it was made while the question stood. */
    @Test
    void whatMayHappenWhileTheQuestionStandsIsARisk() {
        Plan stops = plan(Procedures.promising(
                Properties.ONLY_DECLARED_CHANGES_LOST,
                Procedures.step(Commands.STOP, Procedures.INITIAL),
                Procedures.step(Commands.FORCE_ACTIVATE, Procedures.FINAL)));
        SiteState start = new SiteState(new Scope(3, 0, 0, 0, 0, 0), Assumptions.DEFAULT);
        Outlook outlook = new LookAhead(stops, SITE).before(Place.START, List.of(start), counts(3_000, 3_000, 3_000));
        assertThat(outlook.lost()).isEmpty();
        Prospect kept = of(outlook, Properties.ONLY_DECLARED_CHANGES_LOST);
        assertThat(kept.explored()).isEqualTo(Verdict.VIOLATED);
        assertThat(kept.how().orElseThrow()).contains("change 1, made on DK_MGT_1");
    }

    /** Two servers are active already; a detection before the command takes them both away, and after it there is only one. */
    @Test
    void whatIsSimulatedBeginsBeforeTheCommandToo() {
        Plan demotes = plan(Procedures.promising(
                Properties.MANAGEMENT_AVAILABLE, Procedures.step(Commands.STOP, Procedures.INITIAL)));
        SiteState both = upgraded();
        both.setActive(1);
        SimulatedSite watchful =
                new SimulatedSite(SITE.site(), SITE.timing().with(new Polls(1_000, 0, 1)), SITE.faults());
        Outlook outlook = new LookAhead(demotes, watchful).before(Place.START, List.of(both), List.of());
        assertThat(of(outlook, Properties.MANAGEMENT_AVAILABLE).violated()).isGreaterThan(100);
        assertThat(outlook.lost()).isEmpty();
    }

    @Test
    void leavingAStepOutIsLookedAheadFromToo() {
        Outlook without = new LookAhead(written, SITE).without(at(SET_STANDBY), List.of(twoActive()), List.of());
        assertThat(without.lines()).anyMatch(line -> line.startsWith("at risk"));
        assertThat(without.prospects())
                .hasSameSizeAs(outlook(written, SET_STANDBY, twoActive()).prospects());
        Plan excluded = plan(Procedures.promising(
                Properties.EVENTUALLY_UPGRADED, Procedures.step(Commands.UPGRADE, Procedures.INITIAL)));
        SiteState last = upgraded();
        last.setUpgraded(2);
        assertThat(new LookAhead(excluded, SITE)
                        .before(Place.START, List.of(last), List.of())
                        .lost())
                .isEmpty();
        assertThat(new LookAhead(excluded, SITE)
                        .without(Place.START, List.of(last), List.of())
                        .lines())
                .containsExactly(
                        "lost with or without leaving it out as the procedure goes on: eventually-upgraded, violated in 200 of 200"
                                + " simulated runs; other commands can still keep it, for certain",
                        "if nothing fails, the right commands can still keep each promise for certain");
    }

    private static SiteState twoActive() {
        SiteState both = upgraded();
        both.setActive(1);
        return both;
    }

    @Test
    void changesThatWereGivenAreNotLostWhereNobodyIsBehind() {
        Plan lagging =
                plan(Procedures.given(GivenSites.finalLacks(2), Procedures.step(Commands.STOP, Procedures.EXTRAS)));
        LookAhead lookAhead = new LookAhead(lagging, SITE);
        SiteState start = new SiteState(new Scope(3, 0, 0, 0, 0, 0), Assumptions.DEFAULT, 2);
        for (int s = 0; s < 3; s++) {
            start.setDatabase(s, 0);
        }
        Prospect kept = of(
                lookAhead.before(Place.START, List.of(start), counts(3_000, 3_000, 3_000)),
                Properties.ONLY_DECLARED_CHANGES_LOST);
        assertThat(kept.keep()).isEqualTo(Keep.POSSIBLE);
        assertThat(kept.explored()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void moreGivenChangesThanCanBeExploredLeaveOnlyThatOpen() {
        Plan many =
                plan(Procedures.given(GivenSites.finalLacks(16), Procedures.step(Commands.STOP, Procedures.EXTRAS)));
        Outlook outlook = outlook(many, 0, new SiteState(new Scope(3, 0, 0, 0, 0, 0), Assumptions.DEFAULT));
        assertThat(of(outlook, Properties.PROCEDURE_COMPLETES).explored()).isEqualTo(Verdict.UNKNOWN);
        assertThat(of(outlook, Properties.PROCEDURE_COMPLETES).keep()).isEqualTo(Keep.POSSIBLE);
    }

    @Test
    void looksAheadFromTheMiddleOfASwitchThatSomebodyElseHasBegun() {
        SiteState demoted = new SiteState(new Scope(3, 0, 0, 0, 0, 0), Assumptions.DEFAULT);
        demoted.setStandby(0);
        demoted.beginSwitch(1);
        demoted.markSwitchDemoted();
        Plan stops = plan(Procedures.procedure(List.of(), Procedures.step(Commands.STOP, Procedures.FINAL)));
        Outlook outlook = outlook(stops, 0, demoted);
        assertThat(of(outlook, Properties.EVENTUALLY_SINGLE_ACTIVE).lost()).isTrue();
    }

    @Test
    void tellsWhereTheOtherOrderIsSaferAndOnlyThere() {
        Instruction upgrade = Procedures.step(Commands.UPGRADE, Procedures.INITIAL);
        Instruction activate = Procedures.step(Commands.FORCE_ACTIVATE, Procedures.FINAL);
        Plan hasty = plan(Procedures.promising(Properties.MANAGEMENT_AVAILABLE, upgrade, activate));
        SimulatedSite alarming =
                SITE.withAssumptions(Assumptions.DEFAULT.withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY));
        assertThat(new LookAhead(hasty, alarming)
                        .before(at(0), List.of(upgraded()), List.of())
                        .otherOrder()
                        .orElseThrow())
                .startsWith("the other order would be safer: with 'force-activate DK_MGT_2' before 'upgrade DK_MGT_1',"
                        + " promises are broken ")
                .endsWith(" simulated runs, not 199 times");
        Plan careful = plan(Procedures.promising(Properties.MANAGEMENT_AVAILABLE, activate, upgrade));
        assertThat(new LookAhead(careful, alarming)
                        .before(at(0), List.of(upgraded()), List.of())
                        .otherOrder())
                .isEmpty();
    }

    @Test
    void seesNothingWhereNothingIsKnownOrTheCommandIsNotOffered() {
        assertThat(outlook(written, 0)).isEqualTo(Outlook.BLIND);
        assertThat(Outlook.BLIND.lines()).singleElement().asString().startsWith("nothing can be foreseen");
        SiteState stopped = upgraded();
        stopped.setStopped(1);
        assertThat(outlook(written, FORCE_ACTIVATE, stopped).lines())
                .containsExactly("the command is not offered now, so that nothing is foreseen of it");
    }
}
