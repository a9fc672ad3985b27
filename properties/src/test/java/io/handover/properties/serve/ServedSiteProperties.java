package io.handover.properties.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.emulator.api.ServeOptions;
import io.handover.emulator.api.ServedSite;
import io.handover.emulator.site.SiteClock;
import io.handover.files.secret.Secret;
import io.handover.model.action.ActionKind;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.display.ReplicationState;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Step;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.site.Server;
import io.handover.model.site.Site;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import io.handover.properties.drawn.Draw;
import io.handover.simulator.site.Activity;
import io.handover.simulator.site.FaultPlan;
import io.handover.simulator.site.Polls;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.site.Timing;
import io.handover.simulator.time.Distribution;
import io.handover.simulator.time.Distribution.Fixed;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import tools.jackson.databind.JsonNode;

/**
 * The same deeds, done to a state of the model and to a served site, are accepted by both or by none, and leave what is observed over
 * HTTP as the model says. Nothing happens by itself here, and commands take effect at once.
 */
class ServedSiteProperties {
    private static final String KEY = "a-key-of-this-property";

    private static final List<Command> ADMINISTRATION = List.of(
            Commands.EXCLUDE,
            Commands.FORCE_ACTIVATE,
            Commands.ACTIVATE,
            Commands.SET_STANDBY_AND_STOP_REPLICATION,
            Commands.INIT_STANDBY);

    private static final List<ActionKind> FAULTS =
            List.of(ActionKind.CRASH, ActionKind.CUT, ActionKind.INSTALLER_FAILS, ActionKind.INTERRUPT_INITIALIZATION);

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();

    @Provide
    Arbitrary<List<Deed>> deeds() {
        Arbitrary<Integer> server = Arbitraries.integers().between(0, Scope.MAX_SERVERS - 1);
        Arbitrary<Deed> administration = Combinators.combine(Arbitraries.of(ADMINISTRATION), server, server)
                .as(Deed.Administration::new);
        Arbitrary<Deed> console = Combinators.combine(
                        Arbitraries.of(Commands.STOP_REPLICATION, Commands.SET_STANDBY_AND_STOP_REPLICATION), server)
                .as(Deed.Console::new);
        Arbitrary<Deed> installation = Combinators.combine(
                        Arbitraries.of(Commands.UPGRADE, Commands.STOP, Commands.START), server)
                .as(Deed.Installation::new);
        Arbitrary<Deed> progress = Arbitraries.integers().between(0, 20).map(Deed.Progress::new);
        Arbitrary<Deed> strike = Combinators.combine(
                        Arbitraries.of(FAULTS), Arbitraries.integers().between(0, 9))
                .as(Deed.Strike::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(6, administration),
                        Tuple.of(1, console),
                        Tuple.of(2, installation),
                        Tuple.of(5, progress),
                        Tuple.of(1, strike))
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    /** Mostly progress, so that switches get on. */
    @Provide
    Arbitrary<List<Deed>> disturbances() {
        Arbitrary<Deed> progress = Arbitraries.integers().between(0, 20).map(Deed.Progress::new);
        return Arbitraries.oneOf(progress.list().ofMaxSize(4), deeds())
                .flatMap(first -> deeds().map(then -> {
                    List<Deed> all = new ArrayList<>(first);
                    all.addAll(then);
                    return all;
                }));
    }

    @Provide
    Arbitrary<Assumptions> assumptions() {
        return Draw.assumptions();
    }

    @Property(tries = 150, seed = "1")
    void whatIsObservedOverHttpIsWhatTheModelSays(
            @ForAll @IntRange(min = 2, max = 4) int servers,
            @ForAll("assumptions") Assumptions assumptions,
            @ForAll("deeds") List<Deed> deeds) {
        areObservedAsTheModelSays(servers, assumptions, deeds);
    }

    @Property(tries = 100, seed = "1")
    void whateverDisturbsASwitchIsObservedAsTheModelSays(
            @ForAll @IntRange(min = 2, max = 4) int servers,
            @ForAll("assumptions") Assumptions assumptions,
            @ForAll("disturbances") List<Deed> disturbances) {
        List<Deed> deeds = new ArrayList<>(disturbances);
        deeds.add(0, new Deed.Administration(Commands.ACTIVATE, 1, 0));
        areObservedAsTheModelSays(servers, assumptions, deeds);
    }

    private static void areObservedAsTheModelSays(int servers, Assumptions assumptions, List<Deed> deeds) {
        SimulatedSite site = site(servers, assumptions);
        ServeOptions options = ServeOptions.of(site, Secret.of(KEY))
                .withAddress(ServeOptions.LOOPBACK, 0)
                .withClock(SiteClock.manual());
        try (ServedSite served = ServedSite.start(options)) {
            served.live().hold(EnumSet.allOf(ActionKind.class));
            Pair pair = new Pair(
                    served,
                    new Transitions(
                            Plan.ofNoProcedure(site.site().serverNames()),
                            new Scope(servers, Scope.MAX_CHANGES, 99, 99, 99, 0, 99, 0),
                            assumptions));
            pair.compare();
            for (Deed deed : deeds) {
                pair.execute(deed);
                pair.compare();
            }
            served.advance(Duration.ofSeconds(20));
            pair.compareViews();
        }
    }

    private static SimulatedSite site(int servers, Assumptions assumptions) {
        Fixed atOnce = new Fixed(0);
        Fixed never = new Fixed(Distribution.MOST_MILLIS);
        Timing timing = Timing.DEFAULT
                .with(Activity.CHANGES, never)
                .with(Activity.REPLICATION, never)
                .with(Activity.COMMAND, atOnce)
                .with(Activity.FORCE_ACTIVATION, atOnce)
                .with(Activity.SERVER_START, atOnce)
                .with(Activity.INSTALLER, never)
                .with(Activity.INITIALIZATION, never)
                .with(Activity.RESTART, never)
                .with(new Polls(10_000, 5_000, 2));
        List<Server> named = IntStream.range(0, servers)
                .mapToObj(s -> new Server("Server \u00fc&=+" + s, "192.0.2." + (s + 1), 10 * (s + 1)))
                .toList();
        return new SimulatedSite(new Site("drawn", "A drawn site", named, assumptions), timing, FaultPlan.DEFAULT);
    }

    /** A served site and a state of the model that are kept side by side. */
    private static final class Pair {
        private final ServedSite served;
        private final Transitions transitions;
        private final SiteState model;
        private final List<String> names;
        private final List<Watcher> watchers;

        Pair(ServedSite served, Transitions transitions) {
            this.served = served;
            this.transitions = transitions;
            this.model = transitions.initialState();
            this.names = served.live().site().site().serverNames();
            this.watchers = IntStream.range(0, names.size())
                    .mapToObj(s -> new Watcher(HTTP, served, s, KEY))
                    .toList();
        }

        void execute(Deed deed) {
            if (deed instanceof Deed.Administration given) {
                administer(given.command(), given.target() % names.size(), given.at() % names.size());
            } else if (deed instanceof Deed.Installation given) {
                atMachine(given.command(), given.target() % names.size());
            } else if (deed instanceof Deed.Console given) {
                atMachine(given.command(), given.target() % names.size());
            } else if (deed instanceof Deed.Progress chosen) {
                progress(chosen.choice());
            } else if (deed instanceof Deed.Strike strike) {
                strike(strike.kind(), strike.operand());
            }
        }

        private void atMachine(Command command, int target) {
            assertThat(served.give(command, names.get(target))).isEqualTo(executed(command, target, 0));
        }

        private boolean executed(Command command, int target, int at) {
            Step step = new Step(command, target, at, Instruction.of(command, "any", Optional.empty()));
            boolean offered = step.offered(model);
            if (offered) {
                step.execute(model);
            }
            return offered;
        }

        private void administer(Command command, int target, int at) {
            if (command.takesAt() && target == at) {
                return; // no step says so
            }
            String named = "&server_name=" + URLEncoder.encode(names.get(target), StandardCharsets.UTF_8);
            boolean accepted;
            if (command == Commands.EXCLUDE) {
                accepted = watchers.get(at).command("exclude?force=False" + named);
            } else if (command == Commands.INIT_STANDBY) {
                accepted = watchers.get(at).command("full_replication?force=False" + named);
            } else if (command == Commands.FORCE_ACTIVATE) {
                accepted = watchers.get(target).command("set_active?force=True");
            } else if (command == Commands.ACTIVATE) {
                accepted = watchers.get(target).command("set_active?force=False");
            } else {
                accepted = watchers.get(target).command("set_standby?force=True");
            }
            served.settle(); // a server that is initialized by it is down from now on
            int contact = command.takesAt() ? at : target;
            if (model.isUp(contact)) {
                assertThat(accepted).as(command.name()).isEqualTo(executed(command, target, at));
            } else {
                assertThat(accepted).isFalse(); // what its console could do, its API cannot
            }
        }

        private void progress(int choice) {
            long enabled = transitions.progress(model);
            int count = Long.bitCount(enabled);
            if (count == 0) {
                return;
            }
            for (int i = choice % count; i > 0; i--) {
                enabled &= enabled - 1;
            }
            int action = Long.numberOfTrailingZeros(enabled);
            ActionKind kind = ActionKind.of(action);
            transitions.apply(model, action);
            assertThat(served.live().happen(kind, kind.operand(action))).isTrue();
            served.settle();
        }

        private void strike(ActionKind kind, int operand) {
            int action = kind.number(operand % kind.count());
            boolean possible = transitions.isEnabled(model, action);
            if (possible) {
                transitions.apply(model, action);
            }
            assertThat(served.live().happen(kind, kind.operand(action))).isEqualTo(possible);
            served.settle();
        }

        /** Every server tells of itself what the model says; one that is not up refuses connections. */
        void compare() {
            for (int s = 0; s < names.size(); s++) {
                Optional<JsonNode> answer = watchers.get(s).look("ha/database_replication_diagnostic");
                assertThat(answer.isPresent()).as("%s answers", names.get(s)).isEqualTo(model.isUp(s));
                if (answer.isPresent()) {
                    compare(answer.get(), s);
                }
            }
        }

        private void compare(JsonNode told, int s) {
            int server = s;
            assertThat(told.path("state").asString())
                    .isEqualTo(ReplicationState.of(model, s).orElseThrow().apiForm());
            assertThat(told.path("standby_server_registered").asString())
                    .isEqualTo("" + Integer.bitCount(model.registeredAt(s)));
            assertThat(told.path("standby_replication_subscription").asString())
                    .isEqualTo(model.subscription(s) == SiteState.NONE ? "0" : "1");
            assertThat(told.path("active_replication_streaming").asString())
                    .isEqualTo(""
                            + IntStream.range(0, names.size())
                                    .filter(t -> model.streamingFrom(t, server))
                                    .count());
            assertThat(told.path("element_count").asString())
                    .isEqualTo("" + (3_000 + Long.bitCount(model.database(s))));
            assertThat(watchers.get(s)
                            .look("system/smc_version")
                            .orElseThrow()
                            .path("value")
                            .asString())
                    .startsWith(model.isUpgraded(s) ? "7.4.2" : "7.3.4");
            JsonNode ha = watchers.get(s).look("ha").orElseThrow();
            assertThat(ha.path("active_server").equals(ha.path("connected_server")))
                    .isEqualTo(model.isActive(s));
            assertThat(ha.path("standby_servers").values()).doesNotContain(ha.path("active_server"));
        }

        /** After a poll every server knows of the servers that it sees what they are. */
        void compareViews() {
            for (int s = 0; s < names.size(); s++) {
                if (model.isUp(s)) {
                    compareView(watchers.get(s).look("ha").orElseThrow(), s);
                }
            }
        }

        private void compareView(JsonNode ha, int s) {
            int seen = model.seen(s);
            int active = number(ha.path("active_server").asString());
            if ((seen & model.active()) != 0) {
                assertThat(model.activesSeen(s) >>> active & 1).isOne();
            } else {
                assertThat(active == SiteState.NONE || (seen >>> active & 1) == 0)
                        .isTrue();
            }
            int standbys = 0;
            for (JsonNode standby : ha.path("standby_servers")) {
                standbys |= 1 << number(standby.asString());
            }
            assertThat(standbys & seen).isEqualTo(seen & ~model.active());
        }

        private static int number(String href) {
            return href.isEmpty() ? SiteState.NONE : Integer.parseInt(href.replaceAll(".*/", "")) / 10 - 1;
        }
    }
}
