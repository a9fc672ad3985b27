package io.handover.analysis.drivers;

import io.handover.analysis.drivers.Factor.Kind;
import io.handover.analysis.drivers.Responses.Response;
import io.handover.simulator.campaign.Samples;
import io.handover.simulator.campaign.Sampling;
import io.handover.simulator.run.ChoiceSet;
import io.handover.simulator.run.Measures;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.time.Distribution;
import io.handover.simulator.time.SplitMix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Sobol's indices: what each group of choices makes of an outcome's variance, alone and with all that it has a part in. Unlike {@link Drivers}
 * it looks at all choices there are, a server's polls or a fault with all its strikes as one, and sees what comes of several together; and it
 * needs runs of its own.
 *
 * <p>Of each pair of independent runs the first is made again once for each group, with the group's choices exchanged for those of the
 * second. No quasi-random points are used, as a run makes choices without bound.
 *
 * @param pairs the pairs of runs
 * @param runs the runs that were made
 * @param groups the groups that all choices fall into
 * @param outcomes what runs differ in
 */
public record Sobol(int pairs, long runs, List<Factor> groups, List<SobolOutcome> outcomes) {
    private static final long RESAMPLING = 0x73_6f_62_6f_6cL;

    /** Where fewer pairs than this differ from the others, nothing is said of an outcome. */
    private static final int FEW = 30;

    public Sobol {
        groups = List.copyOf(groups);
        outcomes = List.copyOf(outcomes);
    }

    /**
     * Makes the runs and works the indices out.
     *
     * @param sampling of the simulation, with that seed
     * @param seed the one that it was made with
     * @param pairs how many, 100 or more; 2,000 tell an index to a few percent
     * @throws InterruptedException where the sampling was stopped
     */
    public static Sobol of(Sampling sampling, long seed, int pairs) throws InterruptedException {
        if (pairs < 100) {
            throw new IllegalArgumentException("100 pairs of runs are needed at least, not " + pairs);
        }
        Simulation simulation = sampling.simulation();
        Map<Factor, ChoiceSet> groups = groups(simulation, new ChoiceNames(simulation, seed, 0, 2 * pairs));
        Resampling resampling = new Resampling(pairs, SplitMix.at(seed, RESAMPLING));
        Samples first = sampling.take(0, pairs);
        Samples second = sampling.take(pairs, pairs);
        List<Asked> asked = new ArrayList<>();
        for (Response response : Responses.of(simulation)) {
            double[] values = read(response, first);
            if (Responses.tells(ended(values), FEW)) {
                asked.add(new Asked(
                        response, new Exchanges(values, read(response, second), resampling), new ArrayList<>()));
            }
        }
        for (Map.Entry<Factor, ChoiceSet> group : groups.entrySet()) {
            Samples exchanged = sampling.take(0, pairs, group.getValue());
            for (Asked one : asked) {
                one.drawn.add(one.exchanges.of(read(one.response, exchanged)));
            }
        }
        List<Factor> factors = new ArrayList<>(groups.keySet());
        return new Sobol(
                pairs,
                (long) pairs * (2 + groups.size()),
                factors,
                asked.stream().map(one -> one.outcome(factors)).toList());
    }

    private record Asked(Response response, Exchanges exchanges, List<Exchanges.Drawn> drawn) {
        SobolOutcome outcome(List<Factor> factors) {
            List<SobolIndex> indices = new ArrayList<>();
            double rest = 1;
            double[] rests = new double[Resampling.DRAWS];
            for (int g = 0; g < factors.size(); g++) {
                Exchanges.Drawn of = drawn.get(g);
                rest -= of.alone();
                for (int draw = 0; draw < rests.length; draw++) {
                    rests[draw] += (g == 0 ? 1 : 0) - of.alones()[draw];
                }
                if (of.total() > 0) {
                    indices.add(new SobolIndex(factors.get(g), of.aloneWithin(), of.totalWithin()));
                }
            }
            indices.sort(Comparator.comparingDouble(index -> -index.total().value()));
            return new SobolOutcome(
                    response.outcome(),
                    exchanges.pairs(),
                    indices,
                    Resampling.estimate(rest, rests).within(0, 1));
        }
    }

    private static double[] read(Response response, Samples samples) {
        double[] values = new double[samples.runs()];
        for (int place = 0; place < values.length; place++) {
            double value = response.reading().of(samples, place);
            values[place] = value == Measures.NEVER ? Double.NaN : value;
        }
        return values;
    }

    private static double[] ended(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    }

    /** A partition of all choices; what cannot make a difference is in the last, which holds all that was not met. */
    private static Map<Factor, ChoiceSet> groups(Simulation simulation, ChoiceNames names) {
        FactorWords words = new FactorWords(simulation);
        ChoiceLengths lengths = new ChoiceLengths(simulation, words);
        Map<Factor, List<Long>> members = new LinkedHashMap<>();
        List<Long> listed = new ArrayList<>();
        for (long name : names.usual()) {
            Optional<Distribution> length = lengths.of(name);
            Factor group = words.group(name);
            if (group.kind() != Kind.REST
                    && length.filter(ChoiceLengths::isFixed).isEmpty()) {
                members.computeIfAbsent(group, none -> new ArrayList<>()).add(name);
                listed.add(name);
            }
        }
        Map<Factor, ChoiceSet> groups = new LinkedHashMap<>();
        members.forEach((group, those) -> groups.put(group, ChoiceSet.like(those)));
        groups.put(
                new Factor(Kind.REST, OptionalInt.empty(), FactorWords.ALL_OTHER, Factor.Growth.NONE),
                ChoiceSet.allBut(listed));
        return groups;
    }
}
