package io.handover.explorer.game.sight;

import io.handover.explorer.game.Orders;
import io.handover.model.condition.Condition;
import io.handover.model.condition.Conditions;
import io.handover.model.display.MonitoringView;
import io.handover.model.display.ReplicationState;
import io.handover.model.procedure.Step;
import io.handover.model.state.Mode;
import io.handover.model.state.Process;
import io.handover.model.state.SiteState;
import io.handover.model.state.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What an operator sees of a state: the package's page. Two states that are seen alike are equal here.
 *
 * @param machines what each machine shows that its server does
 * @param clients what a client on each server shows that is up
 * @param goals the goals of commands that are seen to hold, by their numbers in {@link Orders#all}
 * @param conditions the conditions of branches that are seen to hold, as numbers: by condition, then by the servers that it is about
 */
public record Seen(
        List<Process> machines, List<Optional<Client>> clients, List<Integer> goals, List<Integer> conditions) {
    public Seen {
        machines = List.copyOf(machines);
        clients = List.copyOf(clients);
        goals = List.copyOf(goals);
        conditions = List.copyOf(conditions);
    }

    /**
     * What a client shows.
     *
     * @param mode of its server, as the next two
     */
    public record Client(Mode mode, Version release, ReplicationState replication, MonitoringView monitoring) {}

    /** Looks at sites of some number of servers. */
    public static final class Look {
        private final List<String> names;
        private final List<Step> commands;

        /** @param servers how many the sites have */
        public Look(int servers) {
            this.names = IntStream.range(0, servers).mapToObj(Integer::toString).toList();
            this.commands = Orders.all(servers);
        }

        public Seen at(SiteState state) {
            List<Process> machines = new ArrayList<>();
            List<Optional<Client>> clients = new ArrayList<>();
            for (int s = 0; s < names.size(); s++) {
                machines.add(state.process(s));
                clients.add(client(state, s));
            }
            List<Integer> goals = new ArrayList<>();
            for (int i = 0; i < commands.size(); i++) {
                Step step = commands.get(i);
                if (step.reached(state) && isSeen(step, state)) {
                    goals.add(i);
                }
            }
            return new Seen(machines, clients, goals, state.up() == 0 ? List.of() : conditions(state));
        }

        private Optional<Client> client(SiteState state, int s) {
            return MonitoringView.at(state, s, names)
                    .flatMap(view -> ReplicationState.of(state, s)
                            .map(replication -> new Client(state.mode(s), state.version(s), replication, view)));
        }

        /** docs/model.md, "Clients": through the client on the server that the command is given to, at the console of one that is down, or at the machine. */
        private static boolean isSeen(Step step, SiteState state) {
            return !step.command().usesClient()
                    || state.isUp(step.contact())
                    || step.command().isOfferedWhileDown() && state.isDown(step.contact());
        }

        private List<Integer> conditions(SiteState state) {
            List<Integer> hold = new ArrayList<>();
            int number = 0;
            for (Condition condition : Conditions.ALL) {
                int targets = condition.takesTarget() ? names.size() : 1;
                int others = condition.takesAt() ? names.size() : 1;
                for (int t = 0; t < targets; t++) {
                    for (int a = 0; a < others; a++) {
                        if (condition.holds(state, t, a)) {
                            hold.add(number);
                        }
                        number++;
                    }
                }
            }
            return hold;
        }
    }
}
