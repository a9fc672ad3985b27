package io.handover.analysis.comparison;

import io.handover.analysis.check.SmallScope;
import io.handover.analysis.story.Story;
import io.handover.analysis.subject.Subject;
import io.handover.analysis.token.ReplayToken;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Procedure;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.campaign.Measure;
import io.handover.simulator.campaign.Samples;
import io.handover.simulator.campaign.Sampling;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.run.Run;
import io.handover.simulator.run.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;

/** A comparison being made. Any thread may ask how far it is, or stop it. */
public final class Comparing {
    /** As many runs as are made at once of one of both. */
    private static final int AT_ONCE = 4_096;

    private final ComparisonRequest request;
    private final Alike alike;
    private final Merged merged;
    private final Isolation isolation;
    private final List<Simulation> ofA = new ArrayList<>();
    private final List<Simulation> ofB = new ArrayList<>();
    private final List<Promise> promises;
    private final AtomicLong done = new AtomicLong();
    private volatile boolean stopped;
    private volatile Optional<Sampling> sampling = Optional.empty();

    public Comparing(ComparisonRequest request) {
        this.request = request;
        this.alike =
                new Alike(request.a().plan().procedure(), request.b().plan().procedure());
        this.merged =
                new Merged(request.a().plan().procedure(), request.b().plan().procedure());
        Plan a = plan(alike.a());
        Plan b = plan(alike.b());
        Simulation first =
                new Simulation(a, request.a().site(), request.classes().get(0).faults());
        for (FaultClass faults : request.classes()) {
            Simulation ofClass = faults.faults().equals(request.classes().get(0).faults())
                    ? first
                    : new Simulation(a, request.a().site(), faults.faults());
            ofA.add(ofClass);
            ofB.add(ofClass.of(b));
        }
        this.promises = alike.promises(ofA.get(0), ofB.get(0), merged);
        this.isolation = new Isolation(request, alike, merged, promises, this::plan, this::take);
    }

    private Plan plan(Procedure procedure) {
        return new Plan(procedure, request.b().plan().serverNames());
    }

    /** Lets it end soon, with a report of what is known by then. */
    public void stop() {
        stopped = true;
        sampling.ifPresent(Sampling::stop);
    }

    /** About how many runs will be made. */
    public long total() {
        return 2L * request.pairs() * request.classes().size() + isolation.runs();
    }

    /** How many of them are done; not all while more turn out to be needed. */
    public long done() {
        return Math.min(done.get(), total() - 1);
    }

    /**
     * Does it; to be called once.
     *
     * @param threads how many work, 1 or more; they change nothing but the time that it takes
     */
    public ComparisonReport run(int threads) throws InterruptedException {
        List<FaultClass> classes = request.classes();
        long comparable = promises.stream().filter(Promise::isOfBoth).count();
        int ofPromises = (int) Math.max(1, comparable * classes.size());
        int ofMeasures = Measure.values().length * MeasureRow.FIGURES * classes.size();
        double alpha = (1 - request.confidence()) / 2;
        List<ClassComparison> compared = new ArrayList<>();
        List<Firsts> firsts = new ArrayList<>();
        List<Pairs> kept = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            Pairs pairs = pairs(i, threads);
            compared.add(compared(classes.get(i), pairs, alpha / ofPromises, alpha / ofMeasures));
            firsts.add(Firsts.of(pairs, promises));
            kept.add(pairs.first(isolation.pairs()));
        }
        Proofs proofs = new Proofs(
                Stream.concat(classes.stream(), alone(classes)).toList(),
                request.a().site().site().assumptions(),
                threads,
                () -> stopped);
        List<List<Optional<SmallScope>>> scopes =
                proofs.explore(List.of(request.a().plan(), request.b().plan()));
        List<PromiseRow> rows = rows(compared, proofs.classes(), scopes);
        Optional<Parting> parting = parting(rows, firsts);
        Edits edits = isolation.tell(rows, kept, ofA, proofs, scopes, threads, () -> stopped);
        return new ComparisonReport(
                request,
                compared,
                rows,
                stopped ? List.of() : proofs.classes(),
                ofPromises,
                ofMeasures,
                parting,
                edits,
                stopped);
    }

    /** Each fault of the classes by itself, where it is none of them already. */
    private static Stream<FaultClass> alone(List<FaultClass> classes) {
        return Faults.ALL.stream()
                .filter(fault ->
                        classes.stream().anyMatch(faults -> faults.faults().contains(fault)))
                .map(fault -> new FaultClass(fault.name(), List.of(fault)))
                .filter(faults ->
                        classes.stream().noneMatch(other -> other.faults().equals(faults.faults())));
    }

    // ---- pairs ----------------------------------------------------------------------------------------------------

    private Pairs pairs(int place, int threads) throws InterruptedException {
        Pairs.Runs a = new Pairs.Runs(request.pairs());
        Pairs.Runs b = new Pairs.Runs(request.pairs());
        Sampling runsOfA = new Sampling(ofA.get(place), request.seed(), threads);
        Sampling runsOfB = new Sampling(ofB.get(place), request.seed(), threads);
        int made = 0;
        while (made < request.pairs()) {
            int count = Math.min(AT_ONCE, request.pairs() - made);
            Optional<Samples> one = take(runsOfA, made, count);
            Optional<Samples> other = one.isEmpty() ? one : take(runsOfB, made, count);
            if (one.isEmpty() || other.isEmpty()) {
                break;
            }
            a.take(made, one.get());
            b.take(made, other.get());
            made += count;
        }
        return new Pairs(promises, a, b, made);
    }

    /** Some runs; empty where it was stopped before all of them were made. */
    private Optional<Samples> take(Sampling from, int first, int count) throws InterruptedException {
        sampling = Optional.of(from);
        if (stopped) {
            return Optional.empty();
        }
        try {
            Samples samples = from.take(first, count);
            done.addAndGet(count);
            return Optional.of(samples);
        } catch (InterruptedException interrupted) {
            if (!stopped) {
                throw interrupted;
            }
            return Optional.empty();
        }
    }

    private ClassComparison compared(FaultClass faults, Pairs pairs, double alphaOfPromise, double alphaOfMeasure) {
        List<Optional<Judged>> judged = promises.stream()
                .map(promise -> Optional.of(promise)
                        .filter(Promise::isOfBoth)
                        .map(both -> Judged.of(
                                pairs.broken(both),
                                alphaOfPromise,
                                request.margins().shares()))
                        .map(one -> isolation.isSame() ? one.same() : one))
                .toList();
        List<MeasureRow> measures = Stream.of(Measure.values())
                .map(measure -> MeasureRow.of(measure, pairs, alphaOfMeasure, request.margins()))
                .map(row -> isolation.isSame() ? row.same() : row)
                .toList();
        return new ClassComparison(faults, pairs.count(), pairs.unsettled(), judged, measures);
    }

    private List<PromiseRow> rows(
            List<ClassComparison> compared, List<FaultClass> proved, List<List<Optional<SmallScope>>> scopes) {
        List<PromiseRow> rows = new ArrayList<>();
        for (int i = 0; i < promises.size(); i++) {
            int place = i;
            List<Proof> proofs = promises.get(i)
                    .property()
                    .map(property ->
                            Proofs.of(property, proved, request.a(), scopes.get(0), request.b(), scopes.get(1)))
                    .orElse(List.of());
            rows.add(new PromiseRow(
                    promises.get(i),
                    request.classes(),
                    compared.stream().map(one -> one.promises().get(place)).toList(),
                    proofs));
        }
        return rows;
    }

    // ---- where they part ------------------------------------------------------------------------------------------

    /** Of a class: the first pair in which each promise is broken in A alone and in B alone, and in which anything differs. */
    private record Firsts(List<Long> onlyInA, List<Long> onlyInB, long any) {
        static Firsts of(Pairs pairs, List<Promise> promises) {
            return new Firsts(first(pairs, promises, false), first(pairs, promises, true), pairs.firstDifferent());
        }

        private static List<Long> first(Pairs pairs, List<Promise> promises, boolean inB) {
            return promises.stream()
                    .map(promise -> promise.isOfBoth() ? pairs.firstBroken(promise, inB) : Pairs.NO_PAIR)
                    .toList();
        }
    }

    /** What is worse is told before what is better, and that before what differs in no promise as far as is known; fewer faults first. */
    private Optional<Parting> parting(List<PromiseRow> rows, List<Firsts> firsts) {
        return firstOf(rows, firsts, Optional.of(Judgement.WORSE), true)
                .or(() -> firstOf(rows, firsts, Optional.of(Judgement.BETTER), false))
                .or(() -> firstOf(rows, firsts, Optional.empty(), true))
                .or(() -> firstOf(rows, firsts, Optional.empty(), false))
                .or(() -> {
                    for (int i = 0; i < firsts.size(); i++) {
                        if (firsts.get(i).any() != Pairs.NO_PAIR) {
                            return Optional.of(parting(i, firsts.get(i).any(), Optional.empty(), false));
                        }
                    }
                    return Optional.empty();
                });
    }

    private Optional<Parting> firstOf(
            List<PromiseRow> rows, List<Firsts> firsts, Optional<Judgement> judgement, boolean inB) {
        for (int i = 0; i < firsts.size(); i++) {
            for (int p = 0; p < rows.size(); p++) {
                long index = (inB ? firsts.get(i).onlyInB() : firsts.get(i).onlyInA()).get(p);
                boolean isMeant =
                        judgement.isEmpty() || rows.get(p).judgement(i).equals(judgement);
                if (index != Pairs.NO_PAIR && isMeant) {
                    return Optional.of(parting(i, index, Optional.of(rows.get(p).promise()), inB));
                }
            }
        }
        return Optional.empty();
    }

    private Parting parting(int place, long index, Optional<Promise> promise, boolean inB) {
        Story a = story(ofA.get(place), index, promise.filter(none -> !inB).map(Promise::placeA));
        Story b = story(ofB.get(place), index, promise.filter(none -> inB).map(Promise::placeB));
        FaultClass faults = request.classes().get(place);
        return new Parting(
                faults,
                index,
                promise,
                inB,
                a,
                b,
                Parting.common(a.moments(), b.moments()),
                token(request.a(), faults, index),
                token(request.b(), faults, index));
    }

    private Story story(Simulation simulation, long index, Optional<Integer> broken) {
        Run run = new Run(simulation);
        run.execute(request.seed(), index, io.handover.simulator.run.Edits.NONE);
        return Story.of(run, broken.map(check -> Story.telling(run, check)).orElse(run.events()));
    }

    private String token(Subject subject, FaultClass faults, long index) {
        return ReplayToken.OfRun.of(subject, faults.faults(), request.seed(), index)
                .word();
    }

    /** Takes runs for {@link Isolation}. */
    interface Taking {
        Optional<Samples> take(Sampling from, int first, int count) throws InterruptedException;
    }

    /** Binds a procedure to the site. */
    interface Planning extends Function<Procedure, Plan> {}
}
