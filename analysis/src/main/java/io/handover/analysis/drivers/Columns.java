package io.handover.analysis.drivers;

import io.handover.simulator.campaign.Measure;
import io.handover.simulator.campaign.Samples;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.run.Choice;
import io.handover.simulator.run.Measures;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.site.Activity;
import io.handover.simulator.time.Distribution;
import io.handover.simulator.time.Quantiles;
import io.handover.simulator.time.SplitMix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The factors of runs that were made, with their values. */
final class Columns {
    private static final int MOST_CHOICES = 160;
    private static final int IDLE = 12;

    /** A purpose that no choice has. */
    private static final int NO_PURPOSE = 120;

    /** So many changes or concerns are counted at most. */
    private static final int MOST_TICKS = 100;

    /** What strikes later than the procedure takes in this share of the runs strikes too late. */
    private static final double USUALLY = 0.9;

    private static final double WHOLE = 4294967296.0;

    private final Simulation simulation;
    private final Samples[] samples;
    private final int[] places;
    private final long[] seeds;
    private final FactorWords words;
    private final ChoiceLengths lengths;
    private final Map<Distribution, Quantiles> quantiles = new LinkedHashMap<>();

    /**
     * Of runs.
     *
     * @param samples of each run where it is
     * @param places its place there
     */
    Columns(Simulation simulation, long seed, Samples[] samples, int[] places) {
        this.simulation = simulation;
        this.samples = samples;
        this.places = places;
        this.seeds = new long[places.length];
        for (int i = 0; i < seeds.length; i++) {
            seeds[i] = SplitMix.at(seed, samples[i].index(places[i]));
        }
        this.words = new FactorWords(simulation);
        this.lengths = new ChoiceLengths(simulation, words);
    }

    /** The factors that a run's choices are. */
    List<Column> of(ChoiceNames names) {
        List<Column> columns = new ArrayList<>();
        for (long name : names.usual(MOST_CHOICES)) {
            Optional<Distribution> length = lengths.of(name);
            if (length.filter(ChoiceLengths::isFixed).isEmpty()) {
                words.of(name).ifPresent(factor -> columns.add(choice(name, factor, length)));
            }
        }
        for (int server = 0; server < simulation.plan().serverNames().size(); server++) {
            int of = server;
            polls(server).ifPresent(values -> columns.add(Column.ranked(words.polls(of), values)));
        }
        long window = procedureTakes(0.5);
        for (int server : names.subjects(Choice.CHANGE)) {
            ticks(columns, words.changes(server), Choice.CHANGE, server, Activity.CHANGES, window);
        }
        if (!names.subjects(Choice.URGENT).isEmpty()) {
            ticks(columns, words.concerns(), Choice.URGENT, 0, Activity.URGENT_CONCERNS, window);
        }
        return columns;
    }

    /** Factors that no run looks at. */
    List<Column> idle() {
        List<Column> idle = new ArrayList<>();
        Factor nothing = new Factor(Factor.Kind.REST, OptionalInt.empty(), "nothing", Factor.Growth.NONE);
        for (int i = 0; i < IDLE; i++) {
            idle.add(choice(Choice.name(NO_PURPOSE, i, 0), nothing, Optional.empty()));
        }
        return idle;
    }

    private Column choice(long name, Factor factor, Optional<Distribution> length) {
        double[] at = new double[seeds.length];
        double[] values = new double[seeds.length];
        Optional<Quantiles> table = length.map(this::table);
        for (int i = 0; i < seeds.length; i++) {
            int u = draw(i, name);
            at[i] = (u & 0xffff_ffffL) / WHOLE;
            values[i] = table.isPresent() ? table.get().at(u) : at[i];
        }
        return new Column(factor, values, at, Choice.purpose(name) == Choice.STRIKE);
    }

    private int draw(int run, long name) {
        return (int) (SplitMix.at(seeds[run], name) >>> 32);
    }

    private Quantiles table(Distribution distribution) {
        return quantiles.computeIfAbsent(distribution, Quantiles::new);
    }

    /**
     * When a server's polls come. In a run in which they did not matter, any of the others' values, drawn by a choice that no run makes:
     * that they did not matter is no property of theirs.
     */
    private Optional<double[]> polls(int server) {
        double[] values = new double[seeds.length];
        double[] known = new double[seeds.length];
        int count = 0;
        for (int i = 0; i < seeds.length; i++) {
            values[i] = samples[i].pollsMillis(places[i], server);
            if (values[i] != Measures.NEVER) {
                known[count++] = values[i];
            }
        }
        if (count < Math.max(2, seeds.length / ChoiceNames.SELDOM) || Column.isConstant(Arrays.copyOf(known, count))) {
            return Optional.empty();
        }
        for (int i = 0; i < seeds.length; i++) {
            if (values[i] == Measures.NEVER) {
                long u = draw(i, Choice.name(NO_PURPOSE, IDLE + server, 0)) & 0xffff_ffffL;
                values[i] = known[(int) (u * count >>> 32)];
            }
        }
        return Optional.of(values);
    }

    /** How often a clock ticks in the usual time of a procedure, whether or not anybody heeds it. */
    private void ticks(List<Column> columns, Factor factor, int purpose, int subject, Activity activity, long window) {
        Distribution gaps = lengths.timing(activity);
        if (ChoiceLengths.isFixed(gaps)) {
            return;
        }
        Quantiles table = table(gaps);
        double[] values = new double[seeds.length];
        for (int i = 0; i < seeds.length; i++) {
            int ticks = 0;
            long at = 0;
            while (ticks < MOST_TICKS) {
                at += Math.max(1, table.at(draw(i, Choice.name(purpose, subject, ticks))));
                if (at > window) {
                    break;
                }
                ticks++;
            }
            values[i] = ticks;
        }
        if (!Column.isConstant(values)) {
            columns.add(Column.ranked(factor, values));
        }
    }

    /**
     * The faults that strike while a procedure usually lasts, whether or not they find something then, by run: as bits by their place in
     * the catalogue.
     */
    long[] struckInTime() {
        long until = procedureTakes(USUALLY);
        long[] struck = new long[seeds.length];
        for (Fault fault : simulation.faults()) {
            int place = Faults.ALL.indexOf(fault);
            long name = Choice.name(Choice.STRIKE, place, 0);
            Quantiles every = table(lengths.of(name).orElseThrow());
            for (int i = 0; i < seeds.length; i++) {
                if (every.at(draw(i, name)) < until) {
                    struck[i] |= 1L << place;
                }
            }
        }
        return struck;
    }

    /** How long the procedure takes at most in that share of the runs in which it ends; an hour where it never does. */
    private long procedureTakes(double share) {
        long[] took = new long[seeds.length];
        int count = 0;
        for (int i = 0; i < seeds.length; i++) {
            long millis = samples[i].value(places[i], Measure.PROCEDURE);
            if (millis != Measures.NEVER) {
                took[count++] = millis;
            }
        }
        if (count == 0) {
            return 3_600_000;
        }
        Arrays.sort(took, 0, count);
        return took[(int) (share * (count - 1))];
    }
}
