package io.handover.analysis.explore;

import io.handover.analysis.check.Consequences;
import io.handover.explorer.search.Exploration;
import io.handover.explorer.search.Finding;
import io.handover.explorer.search.Trial;
import io.handover.explorer.search.Verdict;
import io.handover.model.property.Property;
import io.handover.model.transition.Transitions;
import java.util.List;
import java.util.Optional;

/**
 * What an exploration found.
 *
 * @param request what was asked
 * @param exploration the figures and verdicts
 * @param counterexamples one for each violated property, in the order of the findings
 */
public record ExploreReport(ExploreRequest request, Exploration exploration, List<Counterexample> counterexamples) {
    public ExploreReport {
        counterexamples = List.copyOf(counterexamples);
    }

    /** Tells what was found. */
    public static ExploreReport of(ExploreRequest request, Exploration exploration) {
        return new ExploreReport(
                request,
                exploration,
                exploration.findings().stream()
                        .filter(finding -> finding.verdict() == Verdict.VIOLATED)
                        .map(finding -> Counterexample.of(request, finding))
                        .toList());
    }

    public Optional<Counterexample> counterexample(Property property) {
        return counterexamples.stream()
                .filter(counterexample -> counterexample.property() == property)
                .findFirst();
    }

    /** The counterexamples that are no consequence of another one, in their order: each stands for those that are {@linkplain #also its own}. */
    public List<Counterexample> told() {
        return counterexamples.stream().filter(one -> cause(one).isEmpty()).toList();
    }

    /** What is violated at the end of its own counterexample only together with this one. */
    @SuppressWarnings("ReferenceEquality") // the very one
    public List<Counterexample> also(Counterexample cause) {
        return counterexamples.stream()
                .filter(other -> cause(other).filter(one -> one == cause).isPresent())
                .toList();
    }

    /** The counterexample whose property is violated at the end of this one's path, too, and explains it. */
    private Optional<Counterexample> cause(Counterexample consequence) {
        Transitions transitions = request.transitions();
        return counterexamples.stream()
                .filter(cause -> Consequences.canCover(cause.property(), consequence.property()))
                .filter(cause -> new Trial(
                                transitions,
                                transitions.initialState(),
                                consequence.token().actions())
                        .endsInViolation(cause.property()))
                .findFirst();
    }

    /** Whether the procedure promises the property: it promises all where it does not say which. */
    public boolean isPromised(Property property) {
        List<String> promises = request.subject().plan().procedure().promises();
        return promises.isEmpty() || promises.contains(property.name());
    }

    /**
     * What is known of all that is promised: a violation counts whatever ended the exploration, and so does a proof; without either a
     * bound that was reached is never a pass.
     */
    public Verdict verdict() {
        Verdict verdict = Verdict.HOLDS;
        for (Finding finding : exploration.findings()) {
            if (isPromised(finding.property())) {
                if (finding.verdict() == Verdict.VIOLATED) {
                    return finding.verdict();
                }
                verdict = finding.verdict() == Verdict.UNKNOWN ? finding.verdict() : verdict;
            }
        }
        return verdict;
    }
}
