package io.handover.analysis.drivers;

import io.handover.analysis.drivers.Responses.Response;
import io.handover.simulator.campaign.Samples;
import io.handover.simulator.run.Measures;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.time.SplitMix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which timings and which chances the outcomes of runs depend on, told from runs that were made anyway.
 *
 * @param runs the runs that were looked at
 * @param factors everything that an outcome was asked to depend on
 * @param outcomes what the runs differ in; that of which nearly all runs have the same value is left out
 */
public record Drivers(int runs, List<Factor> factors, List<Explained> outcomes) {
    /** More runs are not looked at: shares are known to a percent or so then. */
    public static final int MOST_RUNS = 20_000;

    /** Where fewer runs than this differ from the others, nothing is said of an outcome. */
    public static final int FEW = 30;

    private static final long RESAMPLING = 0x64_72_69_76_65_72_73L;

    public Drivers {
        factors = List.copyOf(factors);
        outcomes = List.copyOf(outcomes);
    }

    /**
     * Of runs of a simulation.
     *
     * @param seed the one that they were made with
     * @param blocks the runs, the first {@value #MOST_RUNS} of which are looked at
     */
    public static Drivers of(Simulation simulation, long seed, List<Samples> blocks) {
        int runs = (int)
                Math.min(MOST_RUNS, blocks.stream().mapToLong(Samples::runs).sum());
        if (runs == 0) {
            return new Drivers(0, List.of(), List.of());
        }
        Samples[] samples = new Samples[runs];
        int[] places = new int[runs];
        int next = 0;
        for (Samples block : blocks) {
            for (int place = 0; place < block.runs() && next < runs; place++) {
                samples[next] = block;
                places[next++] = place;
            }
        }
        Columns found = new Columns(simulation, seed, samples, places);
        ChoiceNames names = new ChoiceNames(simulation, seed, samples[0].index(places[0]), runs);
        List<Column> columns = found.of(names);
        Resampling resampling = new Resampling(runs, SplitMix.at(seed, RESAMPLING));
        Attribution attribution = new Attribution(
                columns,
                found.idle(),
                new FaultParts(simulation.faults(), found.struckInTime(), resampling),
                resampling);
        List<Explained> outcomes = told(simulation, samples, places).stream()
                .map(told -> attribution.explain(told.outcomes, told.runs, told.values))
                .toList();
        return new Drivers(runs, columns.stream().map(column -> column.factor).toList(), outcomes);
    }

    @SuppressWarnings("ArrayRecordComponent") // columns of numbers, which nobody compares
    private record Told(List<Outcome> outcomes, int[] runs, double[] values) {}

    /** The outcomes that tell something; those with the same values are one. */
    private static List<Told> told(Simulation simulation, Samples[] samples, int[] places) {
        List<Told> all = new ArrayList<>();
        for (Response response : Responses.of(simulation)) {
            int[] runs = new int[places.length];
            double[] values = new double[places.length];
            int count = 0;
            for (int i = 0; i < places.length; i++) {
                double value = response.reading().of(samples[i], places[i]);
                if (value != Measures.NEVER) {
                    runs[count] = i;
                    values[count++] = value;
                }
            }
            double[] those = Arrays.copyOf(values, count);
            if (Responses.tells(those, FEW)) {
                add(all, response.outcome(), known(all, Arrays.copyOf(runs, count)), those);
            }
        }
        return all;
    }

    /** The same array where the same runs count for another outcome. */
    private static int[] known(List<Told> all, int[] runs) {
        return all.stream()
                .map(other -> other.runs)
                .filter(others -> Arrays.equals(others, runs))
                .findFirst()
                .orElse(runs);
    }

    private static void add(List<Told> all, Outcome outcome, int[] runs, double[] values) {
        for (Told other : all) {
            if (Arrays.equals(other.runs, runs) && Arrays.equals(other.values, values)) {
                other.outcomes.add(outcome);
                return;
            }
        }
        all.add(new Told(new ArrayList<>(List.of(outcome)), runs, values));
    }
}
