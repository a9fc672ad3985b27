package io.handover.executor.trace;

import io.handover.executor.journal.Entry;
import io.handover.executor.port.Reading;
import io.handover.model.command.Command;
import io.handover.model.procedure.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Watches how many elements each server tells that it holds. In the model a database loses something only where its server is
 * initialized, by a command or by the wizard after its activation; another release may count otherwise.
 */
final class Elements {
    /** What a server told last. */
    private record Told(String release, long count) {}

    private final Plan plan;
    private final Map<Integer, Told> told = new HashMap<>();

    /** Whose database may lose something by what was ordered. */
    private final Set<Integer> emptied = new TreeSet<>();

    Elements(Plan plan) {
        this.plan = plan;
    }

    void given(Entry.Giving giving) {
        Command command = giving.at().step(plan).command();
        int target = giving.at().step(plan).target();
        for (int s = 0; s < plan.serverNames().size(); s++) {
            if (s == target ? command.emptiesDatabase() : command.startsSwitch()) {
                emptied.add(s);
            }
        }
    }

    /** An initialization is over when its goal is seen. */
    void done(Entry.Done done) {
        if (done.at().step(plan).command().emptiesDatabase()) {
            emptied.remove(done.at().step(plan).target());
        }
    }

    /** Takes in a round; what it shows that nothing explains. */
    Optional<String> observe(List<Reading> round) {
        Optional<String> loss = Optional.empty();
        for (int s = 0; s < round.size(); s++) {
            if (!(round.get(s) instanceof Reading.Answered answered)
                    || answered.elements().isEmpty()) {
                continue;
            }
            Told now = new Told(answered.release(), answered.elements().getAsLong());
            Optional<Told> before = Optional.ofNullable(told.put(s, now));
            boolean fewer = before.filter(then -> then.release().equals(now.release()) && then.count() > now.count())
                    .isPresent();
            if (fewer && !emptied.contains(s) && loss.isEmpty()) {
                loss = Optional.of(plan.serverName(s) + " holds " + now.count() + " elements and held "
                        + before.map(Told::count).orElse(0L) + ", and nothing that was ordered explains it");
            }
        }
        return loss;
    }
}
