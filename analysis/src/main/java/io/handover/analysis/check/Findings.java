package io.handover.analysis.check;

import io.handover.analysis.story.Diagnosis;
import io.handover.analysis.story.Story;
import io.handover.analysis.subject.Subject;
import io.handover.analysis.token.Fingerprint;
import io.handover.analysis.token.ReplayToken;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.model.transition.Transitions;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.campaign.FaultClass.Blame;
import io.handover.simulator.campaign.Tally;
import io.handover.simulator.run.Cause;
import io.handover.simulator.run.Check;
import io.handover.simulator.run.Edits;
import io.handover.simulator.run.Run;
import io.handover.simulator.run.Simulation;
import io.handover.simulator.run.Way;
import io.handover.simulator.shrink.Shrinker;
import io.handover.simulator.shrink.Shrunk;
import io.handover.simulator.shrink.SmallerSites;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes findings of tallies: one for each way in which a check is violated, whatever the faults, told by a run under as few faults
 * as possible and shrunk.
 */
final class Findings {
    /** The worst first; what is not here, timed bounds, comes after. */
    private static final List<Property> BY_HARM = List.of(
            Properties.EVENTUALLY_SINGLE_ACTIVE,
            Properties.PROCEDURE_COMPLETES,
            Properties.ONLY_DECLARED_CHANGES_LOST,
            Properties.AT_MOST_ONE_ACTIVE,
            Properties.MANAGEMENT_KEPT,
            Properties.MANAGEMENT_AVAILABLE,
            Properties.NO_MIXED_VERSION_REPLICATION,
            Properties.EVENTUALLY_UPGRADED,
            Properties.EVENTUALLY_REDUNDANT,
            Properties.EVENTUALLY_NO_DANGLING);

    private static final String UNSEEN = "not seen in runs: ";

    private static final Comparator<Violated> WORST_FIRST = Comparator.comparing(Violated::isFaultAlone)
            .thenComparing(Violated::blame)
            .thenComparingInt(Violated::harm)
            .thenComparing(Comparator.comparingDouble(Violated::share).reversed())
            .thenComparingInt(Violated::check)
            .thenComparing(Violated::way);

    private final CheckRequest request;
    private final List<Simulation> simulations;
    private final List<Tally> tallies;
    private final List<Optional<SmallScope>> scopes;
    private final List<Check> checks;
    private final WayWords words;

    Findings(
            CheckRequest request,
            List<Simulation> simulations,
            List<Tally> tallies,
            List<Optional<SmallScope>> scopes) {
        this.request = request;
        this.simulations = simulations;
        this.tallies = tallies;
        this.scopes = scopes;
        this.checks = tallies.get(0).checks();
        this.words = new WayWords(request.subject().plan().procedure());
    }

    /** A way in which a check is violated, and the row of the matrix that tells it; without shares where no run saw it. */
    private record Violated(
            int check,
            Way way,
            int row,
            List<Finding.Share> shares,
            Blame blame,
            int harm,
            boolean isFaultAlone,
            List<Finding.Also> also,
            int ways) {
        /** The largest among the fault classes that need no more than it needs. */
        double share() {
            return shares.stream()
                    .filter(share -> share.blame() == blame)
                    .mapToDouble(Finding.Share::value)
                    .max()
                    .orElse(0);
        }

        Violated with(List<Finding.Also> consequences) {
            return new Violated(check, way, row, shares, blame, harm, isFaultAlone, consequences, ways);
        }
    }

    /**
     * The findings, the worst first.
     *
     * @param threads how many shrink runs
     * @param isHurried once true, runs are no longer shrunk but told as they are
     * @param advising adds advice to those that count for the verdict, in their order; meanwhile the others are shrunk
     */
    List<Finding> worstFirst(int threads, BooleanSupplier isHurried, UnaryOperator<List<Finding>> advising)
            throws InterruptedException {
        List<Violated> told = told();
        Map<Boolean, List<Integer>> places = IntStream.range(0, told.size())
                .boxed()
                .collect(Collectors.partitioningBy(i -> told.get(i).blame().compareTo(request.failOn()) <= 0));
        List<Integer> counting = places.getOrDefault(true, List.of());
        Finding[] findings = new Finding[told.size()];
        tell(told, counting, findings, threads, isHurried, () -> {});
        tell(told, places.getOrDefault(false, List.of()), findings, threads, isHurried, () -> {
            List<Finding> advised =
                    advising.apply(counting.stream().map(i -> findings[i]).toList());
            for (int i = 0; i < advised.size(); i++) {
                findings[counting.get(i)] = advised.get(i);
            }
        });
        return List.of(findings);
    }

    /** @param first what one of the threads does before */
    private void tell(
            List<Violated> told,
            List<Integer> places,
            Finding[] findings,
            int threads,
            BooleanSupplier isHurried,
            Runnable first)
            throws InterruptedException {
        AtomicBoolean isBegun = new AtomicBoolean();
        AtomicInteger next = new AtomicInteger();
        Crew.run(threads, () -> {
            if (isBegun.compareAndSet(false, true)) {
                first.run();
            }
            for (int i = next.getAndIncrement(); i < places.size(); i = next.getAndIncrement()) {
                int place = places.get(i);
                findings[place] = finding(told.get(place), isHurried.getAsBoolean());
            }
        });
    }

    /** What is violated, the worst first, each with its consequences, which are not told by themselves. */
    private List<Violated> told() {
        List<Violated> all = violated();
        List<Violated> causes = all.stream()
                .filter(one -> all.stream().noneMatch(other -> covers(other, one)))
                .toList();
        List<Violated> told = new ArrayList<>();
        Map<String, List<Violated>> rare = new LinkedHashMap<>();
        for (Violated cause : causes) {
            Violated whole = cause.with(consequences(cause, causes, all));
            if (needsSeveralFaults(cause)) {
                rare.computeIfAbsent(cause.check() + " " + cause.blame(), ways -> new ArrayList<>())
                        .add(whole);
            } else {
                told.add(whole);
            }
        }
        rare.values().forEach(ways -> told.add(together(ways)));
        told.sort(WORST_FIRST);
        return told;
    }

    /** Each consequence stands under the first of its causes alone. */
    @SuppressWarnings("ReferenceEquality") // the very one
    private List<Finding.Also> consequences(Violated cause, List<Violated> causes, List<Violated> all) {
        return all.stream()
                .filter(one -> causes.stream()
                        .filter(first -> covers(first, one))
                        .findFirst()
                        .filter(first -> first == cause)
                        .isPresent())
                .map(one -> new Finding.Also(checks.get(one.check()), one.shares()))
                .toList();
    }

    /** Whether no single fault was seen to do it. */
    private boolean needsSeveralFaults(Violated one) {
        return !one.shares().isEmpty()
                && tallies.stream()
                        .filter(tally -> tally.faultClass().faults().size() < 2)
                        .noneMatch(tally -> tally.violations(one.check(), one.way()) > 0);
    }

    /** Several ways in which a check is violated as one, told by the most frequent of them: there are many, and each is rare. */
    private Violated together(List<Violated> ways) {
        Violated first = ways.get(0);
        Map<Check, List<List<Finding.Share>>> shares = new LinkedHashMap<>();
        for (Violated way : ways) {
            way.also()
                    .forEach(also -> shares.computeIfAbsent(also.check(), none -> new ArrayList<>())
                            .add(also.shares()));
        }
        List<Finding.Also> also = new ArrayList<>();
        shares.forEach((check, all) -> also.add(new Finding.Also(check, sums(all))));
        return new Violated(
                first.check(),
                first.way(),
                first.row(),
                sums(ways.stream().map(Violated::shares).toList()),
                first.blame(),
                first.harm(),
                first.isFaultAlone(),
                also,
                ways.size());
    }

    /** Of shares in the same fault classes, each run being counted in one of them at most. */
    private List<Finding.Share> sums(List<List<Finding.Share>> shares) {
        List<Finding.Share> sums = new ArrayList<>();
        for (Tally tally : tallies) {
            String name = tally.faultClass().name();
            long violations = shares.stream()
                    .flatMap(List::stream)
                    .filter(share -> share.faults().equals(name))
                    .mapToLong(Finding.Share::violations)
                    .sum();
            if (violations > 0) {
                sums.add(new Finding.Share(name, tally.faultClass().blame(), violations, tally.runs()));
            }
        }
        return sums;
    }

    private boolean covers(Violated cause, Violated other) {
        return !cause.shares().isEmpty()
                && !other.shares().isEmpty()
                && Consequences.covers(checks.get(cause.check()), cause.way(), checks.get(other.check()), other.way());
    }

    private List<Violated> violated() {
        List<Violated> violated = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            int check = i;
            SortedSet<Way> ways = new TreeSet<>();
            tallies.forEach(tally -> ways.addAll(tally.ways(check)));
            for (Way way : ways) {
                violated.add(violated(check, way, telling(check, way), shares(check, way)));
            }
            int row = possible(check);
            if (row >= 0) {
                violated.add(violated(check, Way.of(Cause.OTHER), row, List.of()));
            }
        }
        violated.sort(WORST_FIRST);
        return violated;
    }

    /** The row with the fewest faults in which that was seen, those without slips first; of several the one in which it was seen most often. */
    private int telling(int check, Way way) {
        return IntStream.range(0, tallies.size())
                .filter(row -> tallies.get(row).violations(check, way) > 0)
                .boxed()
                .min(Comparator.<Integer, Blame>comparing(
                                row -> tallies.get(row).faultClass().blame())
                        .thenComparingInt(
                                row -> tallies.get(row).faultClass().faults().size())
                        .thenComparing(row -> tallies.get(row).violations(check, way), Comparator.reverseOrder())
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    /** The row with the fewest faults in which no run saw a check violated and an exploration did; or -1. */
    private int possible(int check) {
        return IntStream.range(0, tallies.size())
                .filter(row -> CheckReport.isPossibleItself(tallies.get(row), scopes.get(row), check))
                .boxed()
                .min(Comparator.comparingInt(
                        row -> tallies.get(row).faultClass().faults().size()))
                .orElse(-1);
    }

    private List<Finding.Share> shares(int check, Way way) {
        List<Finding.Share> shares = new ArrayList<>();
        for (Tally tally : tallies) {
            long violations = tally.violations(check, way);
            if (violations > 0) {
                FaultClass faults = tally.faultClass();
                shares.add(new Finding.Share(faults.name(), faults.blame(), violations, tally.runs()));
            }
        }
        return shares;
    }

    private Violated violated(int check, Way way, int row, List<Finding.Share> shares) {
        Check of = checks.get(check);
        return new Violated(
                check,
                way,
                row,
                shares,
                tallies.get(row).faultClass().blame(),
                harm(of),
                isAvailability(of) && way.isByFaultAlone(),
                List.of(),
                1);
    }

    private static boolean isAvailability(Check check) {
        return check instanceof Check.OfProperty of && of.property() == Properties.MANAGEMENT_AVAILABLE;
    }

    private static int harm(Check check) {
        int place = check instanceof Check.OfProperty of ? BY_HARM.indexOf(of.property()) : -1;
        return place < 0 ? BY_HARM.size() : place;
    }

    private Finding finding(Violated way, boolean isHurried) {
        if (way.shares().isEmpty()) {
            return path(way);
        }
        Simulation simulation = simulations.get(way.row());
        long index = tallies.get(way.row()).tellingRun(way.check(), way.way());
        FaultClass faults = request.classes().get(way.row());
        String original = token(faults, index).word();
        if (isHurried) {
            Run run = new Run(simulation);
            run.execute(request.seed(), index, Edits.NONE);
            return finding(way, Finding.Telling.RUN, run, way.check(), original, Optional.empty());
        }
        Shrunk shrunk = Shrinker.shrink(simulation, new SmallerSites(simulation), request.seed(), index, way.check());
        int fingerprint = Fingerprint.of(shrunk.run(), shrunk.events());
        String token = token(faults, index)
                .shrunk(way.check(), shrunk.events(), fingerprint)
                .word();
        return finding(way, Finding.Telling.SHRUNK, shrunk.run(), way.check(), token, Optional.of(original));
    }

    private Finding path(Violated way) {
        Subject subject = request.subject();
        Check.OfProperty of = (Check.OfProperty) checks.get(way.check());
        SmallScope.Explored explored = scopes.get(way.row())
                .flatMap(scope -> scope.judging(of.property()))
                .orElseThrow();
        io.handover.explorer.search.Finding found = explored.exploration().finding(of.property());
        List<Integer> trace = found.trace();
        Assumptions assumptions = subject.site().site().assumptions();
        Transitions transitions = new Transitions(subject.plan(), explored.scope(), assumptions);
        Story story =
                Story.of(transitions, trace.stream().mapToInt(Integer::intValue).toArray());
        String token = new ReplayToken.OfPath(
                        subject.procedureName(),
                        subject.siteName(),
                        Fingerprint.of(subject.plan()),
                        assumptions,
                        explored.scope(),
                        trace)
                .word();
        Diagnosis diagnosis = Diagnosis.of(transitions, story, of.property());
        Finding.Telling telling = found.shortest() ? Finding.Telling.PATH : Finding.Telling.SOME_PATH;
        return finding(way, telling, story, diagnosis, token, Optional.empty());
    }

    private Finding finding(
            Violated way, Finding.Telling telling, Run run, int check, String token, Optional<String> original) {
        Story story = Story.of(run, Story.telling(run, check));
        return finding(way, telling, story, Diagnosis.of(run, check, story), token, original);
    }

    private Finding finding(
            Violated way,
            Finding.Telling telling,
            Story story,
            Diagnosis diagnosis,
            String token,
            Optional<String> original) {
        Check check = checks.get(way.check());
        return new Finding(
                check,
                way.way(),
                way.ways(),
                counted(check, way),
                way.also(),
                way.shares(),
                way.blame(),
                request.classes().get(way.row()),
                telling,
                story,
                diagnosis,
                token,
                original,
                Optional.empty());
    }

    private String counted(Check check, Violated way) {
        if (way.shares().isEmpty()) {
            return UNSEEN + check.name();
        }
        return way.ways() > 1 ? way.ways() + " ways by several faults: " + check.name() : words.of(check, way.way());
    }

    private ReplayToken.OfRun token(FaultClass faults, long index) {
        return ReplayToken.OfRun.of(request.subject(), faults.faults(), request.seed(), index);
    }
}
