package io.handover.simulator.shrink;

import static io.handover.simulator.fixture.Draft.EXTRAS;
import static io.handover.simulator.fixture.Draft.FINAL;
import static io.handover.simulator.fixture.Draft.INITIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.explorer.search.Exploration;
import io.handover.explorer.search.ExploreOptions;
import io.handover.explorer.search.Explorer;
import io.handover.explorer.search.ProgressListener;
import io.handover.model.command.Commands;
import io.handover.model.procedure.Plan;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Scope;
import io.handover.model.transition.Transitions;
import io.handover.simulator.campaign.Campaign;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.campaign.Tally;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.fixture.Draft;
import io.handover.simulator.fixture.Sites;
import io.handover.simulator.fixture.States;
import io.handover.simulator.run.Cause;
import io.handover.simulator.run.Check;
import io.handover.simulator.run.Choice;
import io.handover.simulator.run.Edits;
import io.handover.simulator.run.Event;
import io.handover.simulator.run.Lack;
import io.handover.simulator.run.Run;
import io.handover.simulator.run.Simulation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Procedures with a planted defect, and what is wrong with the written one: each is found by chance and told briefly. */
class ShrinkerTest {
    private static final long SEED = 17;

    /** A story may have this many actions more than the shortest that there is. */
    private static final int ALLOWED = 3;

    record Defect(String name, Draft draft, Property property, List<String> faults) {
        @Override
        public String toString() {
            return name + ": " + property.name();
        }
    }

    private static Defect defect(String name, Draft draft, Property property, String... faults) {
        return new Defect(name, draft, property, List.of(faults));
    }

    private static final Draft INITIALIZED =
            Draft.written().step(Commands.INIT_STANDBY, INITIAL, FINAL).step(Commands.INIT_STANDBY, EXTRAS, FINAL);

    static Stream<Defect> defects() {
        return Stream.of(
                // planted
                defect("no exclusion first", Draft.written().without(0), Properties.NO_MIXED_VERSION_REPLICATION),
                defect("extras are not excluded", Draft.written().without(1), Properties.EVENTUALLY_REDUNDANT),
                defect("activated before it is upgraded", Draft.written().moved(4, 2), Properties.MANAGEMENT_KEPT),
                defect("never set to standby", Draft.written().without(5), Properties.AT_MOST_ONE_ACTIVE),
                defect("never set to standby", Draft.written().without(5), Properties.MANAGEMENT_KEPT),
                defect(
                        "standby before activation",
                        Draft.written().declaringNothing().moved(5, 4),
                        Properties.MANAGEMENT_KEPT),
                defect(
                        "standby before activation",
                        Draft.written().declaringNothing().moved(5, 4),
                        Properties.MANAGEMENT_AVAILABLE),
                defect("never activated", Draft.written().without(4), Properties.EVENTUALLY_SINGLE_ACTIVE),
                defect("initial active never upgraded", Draft.written().without(6), Properties.EVENTUALLY_UPGRADED),
                defect("initialized before it is upgraded", INITIALIZED.moved(8, 6), Properties.PROCEDURE_COMPLETES),
                defect("an extra is not initialized", INITIALIZED.without(9), Properties.EVENTUALLY_REDUNDANT),
                // the written procedure's own
                defect("written", Draft.written(), Properties.MANAGEMENT_AVAILABLE),
                defect("written", Draft.written(), Properties.MANAGEMENT_KEPT),
                defect("written", Draft.written(), Properties.ONLY_DECLARED_CHANGES_LOST),
                defect("written", Draft.written(), Properties.EVENTUALLY_SINGLE_ACTIVE),
                defect("written", Draft.written(), Properties.EVENTUALLY_REDUNDANT),
                // under the faults of the core
                defect("written", Draft.written(), Properties.MANAGEMENT_AVAILABLE, "crash", "cut"),
                defect("written", Draft.written(), Properties.EVENTUALLY_UPGRADED, "crash", "cut", "skip"),
                defect(
                        "written",
                        Draft.written(),
                        Properties.PROCEDURE_COMPLETES,
                        "crash",
                        "cut",
                        "skip",
                        "installer-failure"));
    }

    private static Simulation simulation(Defect defect, int servers) {
        List<Fault> faults = defect.faults().stream().map(Sites::fault).toList();
        return new Simulation(defect.draft().on(servers), Sites.site(servers), faults);
    }

    private static int check(Simulation simulation, Property property) {
        List<Check> checks = simulation.checks();
        return IntStream.range(0, checks.size())
                .filter(i -> checks.get(i) instanceof Check.OfProperty of && of.property() == property)
                .findFirst()
                .orElseThrow();
    }

    /** The failing runs worth telling, one for each way in which the check is violated. */
    private static List<Shrunk> shrunk(Defect defect) {
        Simulation simulation = simulation(defect, 3);
        int check = check(simulation, defect.property());
        FaultClass faultClass = new FaultClass("drawn", simulation.faults());
        Tally tally;
        try {
            tally = new Campaign(simulation.plan(), simulation.site(), List.of(faultClass), SEED, 10_000)
                    .run(1)
                    .get(0);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        return Stream.of(Cause.values())
                .map(cause -> tally.tellingRun(check, cause))
                .filter(index -> index != Tally.NO_RUN)
                .map(index -> Shrinker.shrink(
                        simulation, servers -> Optional.of(simulation(defect, servers)), SEED, index, check))
                .toList();
    }

    private static int actions(Shrunk shrunk) {
        return (int) IntStream.range(0, shrunk.events())
                .map(shrunk.run()::event)
                .filter(Event::isAction)
                .count();
    }

    /** On the smallest site where the defect shows at all. */
    private static int shortest(Defect defect) {
        return IntStream.rangeClosed(2, 3)
                .mapToObj(servers -> shortest(defect, servers))
                .flatMapToInt(OptionalInt::stream)
                .min()
                .orElseThrow();
    }

    private static OptionalInt shortest(Defect defect, int servers) {
        Plan plan = defect.draft().on(servers);
        // A change that can still be made keeps the explorer from coming to rest, and a run from nothing.
        int changes = defect.property() == Properties.ONLY_DECLARED_CHANGES_LOST ? 1 : 0;
        int crashes = defect.faults().contains("crash") ? 1 : 0;
        int cuts = defect.faults().contains("cut") ? 1 : 0;
        int installer = defect.faults().contains("installer-failure") ? 1 : 0;
        int skips = defect.faults().contains("skip") ? 1 : 0;
        Scope scope = new Scope(servers, changes, crashes, cuts, installer, skips);
        Exploration exploration = new Explorer(
                        new Transitions(plan, scope, Sites.site(servers).site().assumptions()), ExploreOptions.DEFAULT)
                .run(ProgressListener.NONE);
        return exploration.finding(defect.property()).length();
    }

    @ParameterizedTest
    @MethodSource("defects")
    void theShortestShrunkStoryIsHardlyLongerThanTheShortestThereIs(Defect defect) {
        List<Shrunk> shrunk = shrunk(defect);

        assertThat(shrunk).as("ways in which it was found").isNotEmpty();
        Shrunk best = shrunk.stream()
                .min(Comparator.comparingInt(ShrinkerTest::actions))
                .orElseThrow();
        assertThat(actions(best))
                .as("actions of the shortest, run %s", best.index())
                .isLessThanOrEqualTo(shortest(defect) + ALLOWED);
    }

    @ParameterizedTest
    @MethodSource("defects")
    void aShrunkRunStillViolatesTheCheckWhenItIsRunAgain(Defect defect) {
        for (Shrunk shrunk : shrunk(defect)) {
            Run again = again(shrunk);

            int check = check(again.simulation(), defect.property());
            assertThat(again.violates(check)).isTrue();
            assertThat(again.violatedAfter(check)).isEqualTo(shrunk.events());
            for (int i = 0; i < shrunk.events(); i++) {
                assertThat(again.event(i)).isEqualTo(shrunk.run().event(i));
                assertThat(again.eventMillis(i)).isEqualTo(shrunk.run().eventMillis(i));
            }
        }
    }

    private static Run again(Shrunk shrunk) {
        Run again = new Run(shrunk.run().simulation());
        again.execute(SEED, shrunk.index(), shrunk.edits());
        return again;
    }

    @ParameterizedTest
    @MethodSource("defects")
    void nothingMoreCanBeRemoved(Defect defect) {
        for (Shrunk shrunk : shrunk(defect)) {
            Run run = shrunk.run();
            Simulation simulation = run.simulation();
            int check = check(simulation, defect.property());
            Cause cause = run.cause(check);
            Weight weight = Weight.of(run, check);
            Run fewer = new Run(simulation);
            Run named = Run.keepingNames(simulation);
            named.execute(SEED, shrunk.index(), shrunk.edits());
            for (long name : LongStream.of(named.names()).distinct().toArray()) {
                int purpose = Choice.purpose(name) == Choice.STRIKE ? Choice.MISS : Choice.LEFT_OUT;
                if (Choice.purpose(name) != Choice.STRIKE && Choice.purpose(name) != Choice.CHANGE) {
                    continue;
                }
                long removed = Choice.name(purpose, Choice.subject(name), Choice.nth(name));
                fewer.execute(SEED, shrunk.index(), shrunk.edits().with(removed, 0));
                boolean failsAlike = fewer.violates(check) && fewer.cause(check) == cause;
                assertThat(failsAlike && Weight.of(fewer, check).compareTo(weight) < 0)
                        .isFalse();
            }
        }
    }

    @Test
    void faultsThatHaveNothingToDoWithItAreRemoved() {
        Defect noisy = new Defect("written", Draft.written(), Properties.EVENTUALLY_REDUNDANT, Faults.names());

        for (Shrunk shrunk : shrunk(noisy)) {
            int check = check(shrunk.run().simulation(), noisy.property());
            if (shrunk.run().cause(check) == Cause.NOT_REPLICATING) {
                Weight weight = Weight.of(shrunk.run(), check);
                assertThat(weight.faults()).isZero();
                assertThat(weight.changes()).isZero();
                // That a standby is excluded and never initialized again needs a standby beside the one that is
                // activated.
                assertThat(shrunk.run().initialState().servers())
                        .isEqualTo(shrunk.run().way(check).lack() == Lack.UNLINKED ? 3 : 2);
            }
        }
    }

    @Test
    void theOriginalRunIsKept() {
        Simulation simulation = simulation(defect("written", Draft.written(), Properties.EVENTUALLY_REDUNDANT), 3);
        int check = check(simulation, Properties.EVENTUALLY_REDUNDANT);
        Run original = new Run(simulation);
        original.execute(SEED, 5, Edits.NONE);

        Shrunk shrunk = Shrinker.shrink(simulation, servers -> Optional.empty(), SEED, 5, check);

        assertThat(shrunk.original().events()).isEqualTo(original.events());
        assertThat(IntStream.range(0, original.events()).map(shrunk.original()::event))
                .containsExactly(IntStream.range(0, original.events())
                        .map(original::event)
                        .boxed()
                        .toArray(Integer[]::new));
        assertThat(shrunk.original()).isNotSameAs(shrunk.run());
    }

    @Test
    void aRunThatDoesNotViolateTheCheckIsNotShrunk() {
        Simulation simulation = simulation(defect("written", Draft.written(), Properties.EVENTUALLY_UPGRADED), 3);
        int check = check(simulation, Properties.EVENTUALLY_UPGRADED);

        assertThatThrownBy(() -> Shrinker.shrink(simulation, servers -> Optional.empty(), SEED, 0, check))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shrinkingTwiceGivesTheSame() {
        Defect defect = defect("written", Draft.written(), Properties.MANAGEMENT_KEPT, "crash", "cut");
        List<Shrunk> one = shrunk(defect);
        List<Shrunk> other = shrunk(defect);

        assertThat(one)
                .extracting(Shrunk::edits)
                .isEqualTo(other.stream().map(Shrunk::edits).toList());
    }

    @Test
    void theStoryOfAShrunkRunEndsInTheViolation() {
        for (Shrunk shrunk : shrunk(defect("written", Draft.written(), Properties.MANAGEMENT_KEPT))) {
            Run run = shrunk.run();
            int last = run.event(shrunk.events() - 1);

            assertThat(Event.isAction(last)).isTrue();
            assertThat(States.after(run, shrunk.events()).upActive()).isZero();
        }
    }

    static Stream<Arguments> weights() {
        return Stream.of(
                Arguments.of(new Weight(0, 9, 9, 9), new Weight(1, 0, 0, 0)),
                Arguments.of(new Weight(1, 0, 9, 9), new Weight(1, 1, 0, 0)),
                Arguments.of(new Weight(1, 1, 8, 9), new Weight(1, 1, 9, 0)),
                Arguments.of(new Weight(1, 1, 9, 8), new Weight(1, 1, 9, 9)));
    }

    @ParameterizedTest
    @MethodSource("weights")
    void faultsWeighMoreThanChangesThanActionsThanTime(Weight lighter, Weight heavier) {
        assertThat(lighter).isLessThan(heavier);
    }
}
