package io.handover.explorer.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.condition.Condition;
import io.handover.model.condition.Conditions;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.ProcedureException;
import io.handover.model.procedure.Resume;
import io.handover.model.procedure.RoleRef;
import io.handover.model.property.Properties;
import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.state.Mode;
import io.handover.model.state.Process;
import io.handover.model.state.Version;
import io.handover.model.transition.Transitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever procedure is drawn, sensible or not, an exploration finds what a plain search finds. */
class DrawnProceduresTest {
    private static final int DRAWN = 100;
    private static final int MOST_STATES = 2_500;

    /** One draw of everything that an exploration depends on. */
    private static final class Draw {
        private final Random random;
        private final int servers;

        Draw(long seed) {
            this.random = new Random(seed);
            this.servers = 2 + random.nextInt(4);
        }

        private <T> T one(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }

        private int server() {
            return random.nextInt(servers);
        }

        private Draft steps(Draft draft, int count) {
            for (int i = 0; i < count; i++) {
                Command command = one(Commands.ALL);
                int target = server();
                draft.step(
                        command, target, command.takesAt() ? (target + 1 + random.nextInt(servers - 1)) % servers : 0);
            }
            return draft;
        }

        Draft draft() {
            int count = 1 + random.nextInt(6);
            Draft draft = steps(Draft.on(servers), count);
            for (int b = random.nextInt(3); b > 0; b--) {
                Condition when = one(Conditions.ALL);
                int about = server();
                int from = random.nextInt(count);
                int until = from + random.nextInt(count - from);
                List<Resume> resumes =
                        new ArrayList<>(List.of(new Resume.SameStep(), new Resume.NextStep(), new Resume.Complete()));
                resumes.add(draft.at(random.nextInt(count)));
                draft.branch(
                        when,
                        about,
                        (about + 1 + random.nextInt(servers - 1)) % servers,
                        from,
                        until,
                        steps(Draft.on(servers), 1 + random.nextInt(2)),
                        one(resumes));
            }
            if (random.nextInt(3) == 0) {
                goRound(draft);
            }
            if (random.nextBoolean()) {
                int from = random.nextInt(count);
                draft.losing(server(), from, from + random.nextInt(count - from));
            }
            if (random.nextBoolean()) {
                int from = random.nextInt(count);
                draft.severalActive(from, from + random.nextInt(count - from));
            }
            return random.nextInt(3) == 0 ? draft.given(given()) : draft;
        }

        /** An operator who stops a server as long as it is of the old release, and starts it whenever it is down, may never end. */
        private void goRound(Draft draft) {
            int about = server();
            draft.branch(Conditions.NOT_UPGRADED, about, 0, Commands.STOP, about, 0);
            draft.branch(Conditions.DOWN, about, 0, Commands.START, about, 0);
        }

        private Given given() {
            int changes = random.nextInt(3);
            List<Given.Server> all = new ArrayList<>();
            for (int s = 0; s < servers; s++) {
                if (random.nextBoolean()) {
                    int other = (s + 1 + random.nextInt(servers - 1)) % servers;
                    all.add(new Given.Server(
                            role(s),
                            maybe(one(List.of(Process.UP, Process.STOPPED, Process.CRASHED))),
                            maybe(one(List.of(Mode.values()))),
                            maybe(one(List.of(Version.values()))),
                            maybe(maybe(role(other))),
                            maybe(random.nextBoolean() ? List.of() : List.of(role(other))),
                            random.nextBoolean() ? OptionalInt.of(random.nextInt(changes + 1)) : OptionalInt.empty()));
                }
            }
            return new Given(changes, all, List.of());
        }

        private <T> Optional<T> maybe(T some) {
            return random.nextBoolean() ? Optional.of(some) : Optional.empty();
        }

        private static RoleRef role(int server) {
            return new RoleRef(Draft.role(server), Position.NONE);
        }

        Scope scope() {
            return new Scope(
                    servers,
                    random.nextInt(3),
                    random.nextInt(2),
                    random.nextInt(4) / 3,
                    random.nextInt(2),
                    random.nextInt(2));
        }

        Assumptions assumptions() {
            return Assumptions.DEFAULT
                    .withSplitBrainReaction(one(List.of(SplitBrainReaction.values())))
                    .withForceActivation(one(List.of(ForceActivation.values())))
                    .withMixedVersionsSeeEachOther(random.nextBoolean())
                    .withAutoActivation(random.nextInt(4) == 0);
        }

        Optional<Transitions> transitions() {
            try {
                return Optional.of(draft().transitions(scope(), assumptions()));
            } catch (ProcedureException e) {
                return Optional.empty(); // it cannot be: a window that never opens
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void anExplorationFindsWhatAPlainSearchFinds(int part) {
        int compared = 0;
        int goneRound = 0;
        for (long seed = 10_000L * part; compared < DRAWN; seed++) {
            Optional<Transitions> drawn = new Draw(seed).transitions();
            if (drawn.isEmpty()) {
                continue;
            }
            PlainSearch plain = new PlainSearch(drawn.orElseThrow(), Properties.ALL, MOST_STATES);
            if (!plain.isWithinBound()) {
                continue;
            }
            compared++;
            Exploration one = compare(drawn.orElseThrow(), plain, ExploreOptions.DEFAULT, "seed " + seed);
            goneRound += one.findings().stream().anyMatch(Finding::goesRound) ? 1 : 0;
            Exploration two = compare(
                    drawn.orElseThrow(), plain, ExploreOptions.DEFAULT.withThreads(2), "two threads, seed " + seed);
            assertThat(two.findings()).isEqualTo(one.findings());
            compare(drawn.orElseThrow(), plain, ExploreOptions.DEFAULT.withSymmetry(true), "symmetry, seed " + seed);
        }
        assertThat(goneRound).as("in which the site goes round").isGreaterThan(DRAWN / 10);
    }

    private static Exploration compare(
            Transitions transitions, PlainSearch plain, ExploreOptions options, String name) {
        Exploration exploration = new Explorer(transitions, options).run(ProgressListener.NONE);
        assertThat(exploration.complete()).as(name).isTrue();
        if (options.symmetry()) {
            // States that one represents may be of different depths: only the nearest is met.
            assertThat(exploration.depth()).as(name).isLessThanOrEqualTo(plain.depth());
            assertThat(exploration.states()).as(name).isLessThanOrEqualTo(plain.states());
        } else {
            assertThat(exploration.depth()).as(name).isEqualTo(plain.depth());
            assertThat(exploration.states()).as(name).isEqualTo(plain.states());
            assertThat(exploration.transitions()).as(name).isEqualTo(plain.actions());
        }
        for (Finding finding : exploration.findings()) {
            String what = name + ", " + finding.property().name();
            OptionalInt expected = plain.shortest(finding.property());
            assertThat(finding.length()).as(what).isEqualTo(expected);
            assertThat(finding.verdict()).as(what).isEqualTo(expected.isPresent() ? Verdict.VIOLATED : Verdict.HOLDS);
            assertThat(finding.shortest()).as(what).isEqualTo(expected.isPresent());
            if (expected.isPresent()) {
                Trial trial = new Trial(transitions, transitions.initialState(), finding.trace());
                assertThat(trial.notEnabled()).as(what).isEmpty();
                assertThat(trial.endsInViolation(finding.property())).as(what).isTrue();
            }
        }
        return exploration;
    }
}
