package io.handover.analysis.comparison;

import io.handover.analysis.check.Crew;
import io.handover.analysis.check.SmallScope;
import io.handover.analysis.subject.Subject;
import io.handover.analysis.token.Fingerprint;
import io.handover.analysis.token.ReplayToken;
import io.handover.explorer.search.Finding;
import io.handover.explorer.search.Verdict;
import io.handover.model.procedure.Plan;
import io.handover.model.property.Property;
import io.handover.model.site.Assumptions;
import io.handover.simulator.campaign.FaultClass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The small scopes of two plans, class by class. */
final class Proofs {
    private final List<FaultClass> classes;
    private final Assumptions assumptions;
    private final int threads;
    private final BooleanSupplier isStopped;

    /**
     * For these classes of faults.
     *
     * @param threads how many explore, at least 1
     * @param isStopped once true, nothing more is explored
     */
    Proofs(List<FaultClass> classes, Assumptions assumptions, int threads, BooleanSupplier isStopped) {
        this.classes = classes.stream().filter(SmallScope::covers).toList();
        this.assumptions = assumptions;
        this.threads = threads;
        this.isStopped = isStopped;
    }

    /** The same for those of the classes. */
    Proofs of(List<Integer> places) {
        return new Proofs(places.stream().map(classes::get).toList(), assumptions, threads, isStopped);
    }

    List<FaultClass> classes() {
        return classes;
    }

    /** What is explored of each plan, by class; empty where it was stopped before. */
    List<List<Optional<SmallScope>>> explore(List<Plan> plans) throws InterruptedException {
        int all = plans.size() * classes.size();
        List<Optional<SmallScope>> scopes = new ArrayList<>(Collections.nCopies(all, Optional.empty()));
        AtomicInteger next = new AtomicInteger();
        Crew.run(threads, () -> {
            for (int i = next.getAndIncrement(); i < all && !isStopped.getAsBoolean(); i = next.getAndIncrement()) {
                scopes.set(
                        i, SmallScope.of(plans.get(i / classes.size()), assumptions, classes.get(i % classes.size())));
            }
        });
        List<List<Optional<SmallScope>>> byPlan = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            byPlan.add(List.copyOf(scopes.subList(i * classes.size(), (i + 1) * classes.size())));
        }
        return byPlan;
    }

    /** What both say of a property, class by class; classes that were not explored are left out. */
    static List<Proof> of(
            Property property,
            List<FaultClass> classes,
            Subject a,
            List<Optional<SmallScope>> ofA,
            Subject b,
            List<Optional<SmallScope>> ofB) {
        List<Proof> proofs = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            if (ofA.get(i).isPresent() && ofB.get(i).isPresent()) {
                proofs.add(of(
                        property,
                        classes.get(i),
                        a,
                        ofA.get(i).get(),
                        b,
                        ofB.get(i).get()));
            }
        }
        return proofs;
    }

    private static Proof of(
            Property property, FaultClass faults, Subject a, SmallScope ofA, Subject b, SmallScope ofB) {
        for (SmallScope.Explored one : explored(ofA)) {
            for (SmallScope.Explored other : explored(ofB)) {
                if (one.scope().equals(other.scope())
                        && verdict(one, property) != Verdict.UNKNOWN
                        && verdict(other, property) != Verdict.UNKNOWN) {
                    return proof(property, faults, a, one, b, other);
                }
            }
        }
        List<SmallScope.Explored> last = explored(ofA);
        return new Proof(
                faults,
                property,
                Verdict.UNKNOWN,
                Verdict.UNKNOWN,
                last.get(last.size() - 1).scope(),
                Optional.empty(),
                Optional.empty());
    }

    private static Proof proof(
            Property property,
            FaultClass faults,
            Subject a,
            SmallScope.Explored ofA,
            Subject b,
            SmallScope.Explored ofB) {
        return new Proof(
                faults,
                property,
                verdict(ofA, property),
                verdict(ofB, property),
                ofA.scope(),
                path(a, ofA, property),
                path(b, ofB, property));
    }

    /** That with the most changes first. */
    private static List<SmallScope.Explored> explored(SmallScope scope) {
        return Stream.concat(
                        scope.larger().stream(), Stream.of(new SmallScope.Explored(scope.scope(), scope.exploration())))
                .toList();
    }

    private static Verdict verdict(SmallScope.Explored explored, Property property) {
        return explored.exploration().finding(property).verdict();
    }

    private static Optional<Proof.Path> path(Subject subject, SmallScope.Explored explored, Property property) {
        Finding finding = explored.exploration().finding(property);
        return finding.verdict() != Verdict.VIOLATED
                ? Optional.empty()
                : Optional.of(new Proof.Path(
                        finding.trace().size(),
                        finding.shortest(),
                        new ReplayToken.OfPath(
                                        subject.procedureName(),
                                        subject.siteName(),
                                        Fingerprint.of(subject.plan()),
                                        subject.site().site().assumptions(),
                                        explored.scope(),
                                        finding.trace())
                                .word()));
    }
}
