package io.handover.explorer.search;

import io.handover.model.property.Property;
import io.handover.model.property.StateProperty;
import io.handover.model.property.StepProperty;
import io.handover.model.state.Budget;
import io.handover.model.state.SiteState;
import io.handover.model.state.StatePacking;
import io.handover.model.transition.Transitions;
import java.util.List;

/** Builds rows (see {@link Rows}) by the transition function, one at a time; one a worker. */
final class RowBuilder {
    /** Cells of the longest row. */
    private static final int MOST_CELLS = Rows.HEAD + 2 * Long.SIZE + Long.SIZE;

    private static final Budget[] BUDGETS = Budget.values();

    private final Transitions transitions;
    private final BundlePacking bundles;
    private final StatePacking packing;
    private final Structures structures;
    private final Rows rows;
    private final Rows.Writer writer = new Rows.Writer();
    private final int words;
    private final boolean oneLedger;
    private final Distances distances;
    private final Property[] properties;

    /** The properties of steps, as places in the list. */
    private final int ofSteps;

    /** The properties, as places in the list, that rows tell of from now on. */
    private int told;

    /** In which no database lacks anything. */
    private final SiteState same;

    /** In which each lacks something of each other one; it is never packed. */
    private final SiteState apart;

    private final SiteState after;
    private final long[] from;
    private final long[] to;
    private final int[] row = new int[MOST_CELLS];
    /** Of each action with an effect, from 1, what the row says of it. */
    private final int[] effects = new int[Long.SIZE + 1];

    /** The structures that plain actions lead to, and those that actions with an effect lead to. */
    private final Words plainTargets = new Words();

    private final Words effectTargets = new Words();
    private int used;

    /**
     * For the states of some transitions.
     *
     * @param properties whose violations the rows foretell, in their order
     */
    RowBuilder(
            Transitions transitions,
            BundlePacking bundles,
            Structures structures,
            Rows rows,
            List<Property> properties) {
        this.transitions = transitions;
        this.bundles = bundles;
        this.packing = bundles.ofStates();
        this.structures = structures;
        this.rows = rows;
        this.words = bundles.words();
        this.oneLedger = bundles.hasOneLedger();
        this.distances = new Distances(transitions.plan());
        this.properties = properties.toArray(new Property[0]);
        if (properties.size() > Rows.MOST_PROPERTIES) {
            throw new IllegalArgumentException(properties.size() + " properties are too many");
        }
        int steps = 0;
        for (int i = 0; i < this.properties.length; i++) {
            steps |= this.properties[i] instanceof StepProperty ? 1 << i : 0;
        }
        this.ofSteps = steps;
        this.told = (1 << properties.size()) - 1;
        this.same = transitions.initialState();
        this.apart = transitions.initialState();
        this.after = transitions.initialState();
        this.from = new long[words];
        this.to = new long[words];
    }

    /** From now on rows need tell of those properties only. */
    void tell(int set) {
        told = set;
    }

    /**
     * Builds the row of a structure.
     *
     * @param claim with a number left for each structure that it leads to
     * @return what the structure says of it
     */
    long build(int structure, Records.Claim claim) {
        from[0] = structures.first(structure);
        if (words == 2) {
            from[1] = structures.second(structure);
        }
        packing.unpack(from, 0, same);
        for (Budget budget : BUDGETS) {
            same.setBudget(budget, 1);
        }
        long inSame = transitions.progress(same);
        long inApart = 0;
        if (!oneLedger) {
            apart.copyFrom(same);
            for (int s = 0; s < apart.servers(); s++) {
                apart.setDatabase(s, 1L << s);
            }
            inApart = transitions.progress(apart);
        }
        row[0] = (int) transitions.faults(same);
        used = Rows.HEAD;
        int head = statesThatMayViolate();
        plainTargets.count = 0;
        effectTargets.count = 0;
        for (long rest = inSame | inApart; rest != 0; rest &= rest - 1) {
            int action = Long.numberOfTrailingZeros(rest);
            boolean isInSame = (inSame >>> action & 1) != 0;
            SiteState before = isInSame ? same : apart;
            int effect = oneLedger ? Transitions.NO_LEDGER_EFFECT : transitions.ledgerEffect(before, action);
            boolean isKnown = distances.knows(action);
            if (!isKnown || (told & ofSteps) != 0) {
                after.copyFrom(before);
                transitions.apply(after, action);
                head |= stepsThatViolate(before, action);
            }
            if (isKnown) {
                goAlong(action);
            } else {
                pack(isInSame);
                distances.learn(action, to[0] - from[0], to[words - 1] - from[words - 1]);
            }
            if (effect == Transitions.NO_LEDGER_EFFECT) {
                addTarget(plainTargets);
                head |= direction() == Rows.LEADS_UP ? Rows.CLIMBS : 0;
            } else {
                addTarget(effectTargets);
                effects[effectTargets.count] = effect | action << Rows.ACTION | direction();
            }
        }
        head |= plainTargets.count << Rows.PLAIN | effectTargets.count << Rows.EFFECTS;
        structures.records().addAll(plainTargets, claim);
        for (int i = 0; i < plainTargets.count; i++) {
            row[used++] = plainTargets.numbers[i];
        }
        structures.records().addAll(effectTargets, claim);
        for (int i = 0; i < effectTargets.count; i++) {
            row[used++] = effectTargets.numbers[i];
            row[used++] = effects[i + 1];
        }
        int faults = oneLedger ? 0 : Integer.bitCount(row[0]);
        for (int i = 0; i < faults; i++) {
            row[used++] = Records.NONE;
        }
        return Rows.entry(rows.write(row, used, writer), head);
    }

    /** Finds by its distance what an action leads to. */
    private void goAlong(int action) {
        to[0] = from[0] + distances.first(action);
        if (words == 2) {
            to[1] = from[1] + distances.second(action);
        }
    }

    /** Finds by the state after it what an action led to. */
    private void pack(boolean isPackable) {
        if (!isPackable) {
            for (int s = 0; s < after.servers(); s++) {
                after.setDatabase(s, 0);
            }
        }
        packing.pack(after, to, 0);
        if (words == 2) {
            to[1] = bundles.second(to[1]);
        }
        to[0] = bundles.first(to[0]);
    }

    /** Adds the structure that the last action led to. */
    private void addTarget(Words targets) {
        targets.add(to[0], words == 1 ? 0 : to[1]);
    }

    /** Whether it led to a greater word, or nowhere. */
    private int direction() {
        long up = to[words - 1] - from[words - 1];
        if (up == 0) {
            up = to[0] - from[0];
        }
        return up == 0 ? Rows.STAYS : up > 0 ? Rows.LEADS_UP : 0;
    }

    private int statesThatMayViolate() {
        int set = 0;
        for (int rest = told; rest != 0; rest &= rest - 1) {
            int i = Integer.numberOfTrailingZeros(rest);
            if (properties[i] instanceof StateProperty property
                    && (property.looksAtLedger(transitions.plan(), same)
                            || !property.holds(transitions.plan(), same))) {
                set |= 1 << i;
            }
        }
        return set;
    }

    private int stepsThatViolate(SiteState before, int action) {
        int set = 0;
        for (int rest = told & ofSteps; rest != 0; rest &= rest - 1) {
            int i = Integer.numberOfTrailingZeros(rest);
            if (properties[i] instanceof StepProperty property && !property.holds(before, action, after)) {
                set |= 1 << i;
            }
        }
        return set;
    }
}
