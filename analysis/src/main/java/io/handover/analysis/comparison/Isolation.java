package io.handover.analysis.comparison;

import io.handover.analysis.check.SmallScope;
import io.handover.analysis.token.Fingerprint;
import io.handover.explorer.search.Verdict;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.ProcedureException;
import io.handover.model.property.Property;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.campaign.Measure;
import io.handover.simulator.campaign.Samples;
import io.handover.simulator.campaign.Sampling;
import io.handover.simulator.run.Check;
import io.handover.simulator.run.Simulation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Makes each edit alone, with the same pairs of runs, and says what it changes. */
final class Isolation {
    /** Of each edit fewer are made than of the whole. */
    private static final int MOST_PAIRS = 2_000;

    /** As many edits as are told apart in some seconds. */
    private static final int MOST_EDITS = 40;

    private final ComparisonRequest request;
    private final Alike alike;
    private final Merged merged;
    private final List<Promise> promises;
    private final Comparing.Planning planning;
    private final Comparing.Taking taking;
    private final Edits.Reason reason;
    private final Map<NavigableSet<Integer>, List<Integer>> groups = new LinkedHashMap<>();

    Isolation(
            ComparisonRequest request,
            Alike alike,
            Merged merged,
            List<Promise> promises,
            Comparing.Planning planning,
            Comparing.Taking taking) {
        this.request = request;
        this.alike = alike;
        this.merged = merged;
        this.promises = promises;
        this.planning = planning;
        this.taking = taking;
        this.reason = reason();
    }

    private Edits.Reason reason() {
        int size = merged.differences().size();
        if (!does(new TreeSet<>(), planning.apply(alike.a())) || !does(all(), planning.apply(alike.b()))) {
            return Edits.Reason.ROLES;
        }
        if (size < 2) {
            return size == 0 ? Edits.Reason.NONE : Edits.Reason.ONE;
        }
        for (int i = 0; i < size; i++) {
            int one = i;
            merged.needed(new TreeSet<>(List.of(i)))
                    .filter(group -> plan(group).isPresent())
                    .ifPresent(group -> groups.computeIfAbsent(group, none -> new ArrayList<>())
                            .add(one));
        }
        return groups.size() > MOST_EDITS ? Edits.Reason.MANY : Edits.Reason.TOLD;
    }

    /** Whether both procedures do the same, whatever they are called. */
    boolean isSame() {
        return reason == Edits.Reason.NONE;
    }

    private NavigableSet<Integer> all() {
        NavigableSet<Integer> all = new TreeSet<>();
        IntStream.range(0, merged.differences().size()).forEach(all::add);
        return all;
    }

    private boolean does(Set<Integer> made, Plan plan) {
        return plan(made)
                .filter(other -> Fingerprint.of(other) == Fingerprint.of(plan))
                .isPresent();
    }

    /** A with these differences made; empty where that cannot be bound to the site. */
    private Optional<Plan> plan(Set<Integer> made) {
        try {
            return Optional.of(planning.apply(alike.judged(merged.with(made))));
        } catch (ProcedureException impossible) {
            return Optional.empty();
        }
    }

    /** How many pairs are made of each class for an edit. */
    int pairs() {
        return Math.min(MOST_PAIRS, request.pairs());
    }

    private List<Integer> counting() {
        return IntStream.range(0, request.classes().size())
                .filter(i -> request.classes().get(i).blame().compareTo(request.failOn()) <= 0)
                .boxed()
                .toList();
    }

    private List<Map.Entry<NavigableSet<Integer>, List<Integer>>> told() {
        return reason == Edits.Reason.TOLD || reason == Edits.Reason.MANY
                ? groups.entrySet().stream().limit(MOST_EDITS).toList()
                : List.of();
    }

    /** About how many runs this makes. */
    long runs() {
        return (long) told().size() * counting().size() * pairs();
    }

    /**
     * Says which edit does what.
     *
     * @param rows what the whole does
     * @param kept of each class, the first pairs of the whole
     * @param ofA of each class, the runs of A
     * @param scopes of A and of B
     */
    Edits tell(
            List<PromiseRow> rows,
            List<Pairs> kept,
            List<Simulation> ofA,
            Proofs proofs,
            List<List<Optional<SmallScope>>> scopes,
            int threads,
            BooleanSupplier isStopped)
            throws InterruptedException {
        List<Map.Entry<NavigableSet<Integer>, List<Integer>>> told = told();
        if (told.isEmpty() || isStopped.getAsBoolean()) {
            Edits.Reason why = told.isEmpty() ? reason : Edits.Reason.INTERRUPTED;
            return new Edits(merged.differences(), 0, why, List.of(), List.of());
        }
        List<Integer> proved = changedByProof(rows, proofs.classes());
        Proofs again = proofs.of(proved);
        List<Plan> plans =
                told.stream().map(group -> plan(group.getKey()).orElseThrow()).toList();
        List<List<Optional<SmallScope>>> explored = again.explore(plans);
        List<EditEffect> effects = new ArrayList<>();
        double alpha = (1 - request.confidence())
                / (told.size() * counting().size() * (double) (promises.size() + Measure.values().length));
        for (int i = 0; i < told.size(); i++) {
            List<Effect> found = new ArrayList<>(byRuns(plans.get(i), kept, ofA, alpha, threads));
            byProof(again.classes(), at(scopes.get(0), proved), explored.get(i)).stream()
                    .filter(effect -> found.stream().noneMatch(other -> isOfSame(other, effect)))
                    .forEach(found::add);
            effects.add(new EditEffect(
                    List.copyOf(told.get(i).getKey()), told.get(i).getValue(), found));
        }
        if (isStopped.getAsBoolean()) {
            return new Edits(merged.differences(), 0, Edits.Reason.INTERRUPTED, List.of(), List.of());
        }
        List<Edits.Together> together = together(rows, effects, kept, ofA, again, proved, scopes, threads);
        return isStopped.getAsBoolean()
                ? new Edits(merged.differences(), pairs(), Edits.Reason.INTERRUPTED, effects, List.of())
                : new Edits(merged.differences(), pairs(), reason, effects, together);
    }

    private static boolean isOfSame(Effect one, Effect.OnProof proof) {
        return one instanceof Effect.OnPromise on
                && on.promise().equals(proof.promise())
                && on.judgement() == proof.judgement();
    }

    private static <T> List<T> at(List<T> all, List<Integer> places) {
        return places.stream().map(all::get).toList();
    }

    /** The places of the explored classes that count in which a proof is lost or won. */
    private List<Integer> changedByProof(List<PromiseRow> rows, List<FaultClass> classes) {
        return IntStream.range(0, classes.size())
                .filter(i -> classes.get(i).blame().compareTo(request.failOn()) <= 0)
                .filter(i -> rows.stream()
                        .flatMap(row -> row.proofs().stream())
                        .anyMatch(proof -> proof.faults().equals(classes.get(i)) && isChange(proof.judgement())))
                .boxed()
                .toList();
    }

    private static boolean isChange(Judgement judgement) {
        return judgement == Judgement.BETTER || judgement == Judgement.WORSE;
    }

    // ---- one edit -------------------------------------------------------------------------------------------------

    private List<Effect> byRuns(Plan plan, List<Pairs> kept, List<Simulation> ofA, double alpha, int threads)
            throws InterruptedException {
        Map<Promise, Effect> onPromises = new LinkedHashMap<>();
        Map<Measure, Effect> onMeasures = new LinkedHashMap<>();
        for (int place : counting()) {
            Optional<Pairs> pairs =
                    pairs(plan, kept.get(place).a(), kept.get(place).count(), ofA.get(place), threads);
            if (pairs.isEmpty()) {
                break;
            }
            FaultClass faults = request.classes().get(place);
            for (Promise promise : promises) {
                if (promise.isOfBoth() && !(promise.check() instanceof Check.OfStep)) {
                    Judged judged = Judged.of(
                            pairs.get().broken(inEdited(promise)),
                            alpha,
                            request.margins().shares());
                    if (isChange(judged.judgement())) {
                        onPromises.putIfAbsent(promise, new Effect.OnPromise(promise, faults, judged));
                    }
                }
            }
            for (Measure measure : Measure.values()) {
                PairedMean mean = pairs.get().mean(measure);
                Judged judged = Judged.of(mean, alpha, request.margins().of(measure, mean.meanA()));
                if (isChange(judged.judgement())) {
                    onMeasures.putIfAbsent(measure, new Effect.OnMeasure(measure, faults, judged));
                }
            }
        }
        List<Effect> effects = new ArrayList<>(onPromises.values());
        effects.addAll(onMeasures.values());
        return effects;
    }

    /** Properties and bounds have the same places in all that is judged alike. */
    private static Promise inEdited(Promise promise) {
        return new Promise(promise.check(), promise.byA(), promise.byB(), promise.placeA(), promise.placeA());
    }

    /** Runs that were made beside those of an edited procedure. */
    private Optional<Pairs> pairs(Plan plan, Pairs.Runs beside, int count, Simulation like, int threads)
            throws InterruptedException {
        if (count == 0) {
            return Optional.empty();
        }
        Optional<Samples> samples = taking.take(new Sampling(like.of(plan), request.seed(), threads), 0, count);
        return samples.map(made -> {
            Pairs.Runs runs = new Pairs.Runs(count);
            runs.take(0, made);
            return new Pairs(promises, beside, runs, count);
        });
    }

    private List<Effect.OnProof> byProof(
            List<FaultClass> classes, List<Optional<SmallScope>> before, List<Optional<SmallScope>> after) {
        List<Effect.OnProof> effects = new ArrayList<>();
        for (Promise promise : promises) {
            Optional<Property> property = promise.property();
            for (int i = 0; property.isPresent() && i < classes.size(); i++) {
                Verdict ofA = verdict(before.get(i), property.get());
                Verdict edited = verdict(after.get(i), property.get());
                boolean isLost = ofA == Verdict.HOLDS && edited == Verdict.VIOLATED;
                boolean isWon = ofA == Verdict.VIOLATED && edited == Verdict.HOLDS;
                if (isLost || isWon) {
                    effects.add(new Effect.OnProof(
                            promise,
                            classes.get(i),
                            isLost ? Judgement.WORSE : Judgement.BETTER,
                            isLost
                                    ? after.get(i)
                                            .flatMap(scope -> scope.judging(property.get()))
                                            .map(found -> found.exploration()
                                                    .finding(property.get())
                                                    .trace()
                                                    .size())
                                    : Optional.empty()));
                    break;
                }
            }
        }
        return effects;
    }

    private static Verdict verdict(Optional<SmallScope> scope, Property property) {
        return scope.map(small -> small.verdict(property)).orElse(Verdict.UNKNOWN);
    }

    // ---- several edits --------------------------------------------------------------------------------------------

    /** A change that no edit makes alone, and where it is seen. */
    private record Unexplained(
            PromiseRow row, Judgement judgement, Optional<Integer> byRuns, Optional<Integer> byProof) {}

    private List<Edits.Together> together(
            List<PromiseRow> rows,
            List<EditEffect> effects,
            List<Pairs> kept,
            List<Simulation> ofA,
            Proofs proofs,
            List<Integer> proved,
            List<List<Optional<SmallScope>>> scopes,
            int threads)
            throws InterruptedException {
        List<Unexplained> unexplained = unexplained(rows, effects, proofs.classes());
        if (unexplained.isEmpty()) {
            return List.of();
        }
        List<Integer> left = new ArrayList<>();
        List<Plan> plans = new ArrayList<>();
        for (int i = 0; i < merged.differences().size() && plans.size() < MOST_EDITS; i++) {
            NavigableSet<Integer> rest = without(i);
            Optional<Plan> plan = merged.needed(rest).filter(rest::equals).flatMap(this::plan);
            if (plan.isPresent()) {
                left.add(i);
                plans.add(plan.get());
            }
        }
        List<List<Optional<SmallScope>>> explored =
                unexplained.stream().anyMatch(one -> one.byProof().isPresent()) ? proofs.explore(plans) : List.of();
        double alpha = (1 - request.confidence()) / Math.max(1, unexplained.size() * plans.size());
        Map<Unexplained, List<Integer>> needed = new LinkedHashMap<>();
        unexplained.forEach(one -> needed.put(one, new ArrayList<>()));
        for (int i = 0; i < plans.size(); i++) {
            Map<Integer, Optional<Pairs>> made = new LinkedHashMap<>();
            for (Unexplained one : unexplained) {
                boolean isNeeded = false;
                if (one.byRuns().isPresent()) {
                    int place = one.byRuns().get();
                    if (!made.containsKey(place)) {
                        made.put(
                                place,
                                pairs(
                                        plans.get(i),
                                        kept.get(place).b(),
                                        kept.get(place).count(),
                                        ofA.get(place),
                                        threads));
                    }
                    isNeeded = made.get(place)
                            .map(pairs -> Judged.of(
                                    pairs.broken(inEdited(one.row().promise())),
                                    alpha,
                                    request.margins().shares()))
                            .filter(judged ->
                                    judged.judgement() == one.judgement().reversed())
                            .isPresent();
                } else if (one.byProof().isPresent()) {
                    int place = one.byProof().get();
                    Property property = one.row().promise().property().orElseThrow();
                    Verdict ofB = verdict(scopes.get(1).get(proved.get(place)), property);
                    Verdict ofRest = verdict(explored.get(i).get(place), property);
                    isNeeded = ofRest != Verdict.UNKNOWN && ofRest != ofB;
                }
                if (isNeeded) {
                    Objects.requireNonNull(needed.get(one)).add(left.get(i));
                }
            }
        }
        List<Edits.Together> together = new ArrayList<>();
        needed.forEach((one, edits) -> together.add(new Edits.Together(one.row().promise(), one.judgement(), edits)));
        return together;
    }

    /** All differences but one and those that need it. */
    private NavigableSet<Integer> without(int one) {
        NavigableSet<Integer> rest = all();
        rest.removeIf(other -> merged.needed(new TreeSet<>(List.of(other)))
                .filter(group -> group.contains(one))
                .isPresent());
        return rest;
    }

    private List<Unexplained> unexplained(List<PromiseRow> rows, List<EditEffect> effects, List<FaultClass> proved) {
        List<Unexplained> unexplained = new ArrayList<>();
        for (PromiseRow row : rows) {
            if (!row.promise().isOfBoth() || row.promise().check() instanceof Check.OfStep) {
                continue;
            }
            for (Judgement judgement : List.of(Judgement.WORSE, Judgement.BETTER)) {
                boolean isExplained = effects.stream()
                        .flatMap(edit -> edit.effects().stream())
                        .anyMatch(effect -> effect.judgement() == judgement && isOn(effect, row.promise()));
                Optional<Integer> byRuns = counting().stream()
                        .filter(i -> row.cells()
                                .get(i)
                                .filter(cell -> cell.judgement() == judgement)
                                .isPresent())
                        .findFirst();
                Optional<Integer> byProof = IntStream.range(0, proved.size())
                        .filter(i -> row.proofs().stream()
                                .anyMatch(proof ->
                                        proof.faults().equals(proved.get(i)) && proof.judgement() == judgement))
                        .boxed()
                        .findFirst();
                if (!isExplained && (byRuns.isPresent() || byProof.isPresent())) {
                    unexplained.add(new Unexplained(row, judgement, byRuns, byProof));
                }
            }
        }
        return unexplained;
    }

    private static boolean isOn(Effect effect, Promise promise) {
        return effect instanceof Effect.OnPromise on && on.promise().equals(promise)
                || effect instanceof Effect.OnProof proof && proof.promise().equals(promise);
    }
}
