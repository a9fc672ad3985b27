package io.handover.benchmarks.explore;

import io.handover.explorer.search.Exploration;
import io.handover.explorer.search.ExploreOptions;
import io.handover.explorer.search.Explorer;
import io.handover.explorer.search.ProgressListener;
import io.handover.model.procedure.Plan;
import io.handover.model.site.Assumptions;
import io.handover.model.transition.Transitions;
import java.util.List;
import java.util.stream.IntStream;

/** The explorer: the search, in which it judges properties as well, and then all it does until every verdict has its trace. */
final class ExplorerSearch implements Contender {
    private final int threads;
    private final Setting setting;

    ExplorerSearch(int threads, Setting setting) {
        this.threads = threads;
        this.setting = setting;
    }

    @Override
    public String name() {
        return "explorer, " + threads + (threads == 1 ? " thread" : " threads");
    }

    @Override
    public List<Lap> run() {
        List<String> servers = IntStream.range(0, setting.scope().servers())
                .mapToObj(s -> "S" + s)
                .toList();
        Plan plan = new Plan(setting.procedure().procedure(), servers);
        Explorer explorer = new Explorer(
                new Transitions(plan, setting.scope(), Assumptions.DEFAULT),
                ExploreOptions.DEFAULT.withThreads(threads),
                System::nanoTime);
        System.gc();
        long start = System.nanoTime();
        Exploration exploration = explorer.run(ProgressListener.NONE);
        long nanos = System.nanoTime() - start;
        if (!exploration.complete()) {
            throw new IllegalStateException(name() + " ended early: " + exploration.ending());
        }
        setting.requireCounts(name(), exploration.states(), exploration.transitions());
        return List.of(
                new Lap("search", exploration.searchNanos() / 1e9, exploration.bytesPerState()),
                new Lap("all verdicts", nanos / 1e9, exploration.bytesPerState()));
    }
}
