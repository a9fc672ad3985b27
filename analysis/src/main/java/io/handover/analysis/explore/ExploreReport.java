package io.handover.analysis.explore;

import io.handover.explorer.search.Exploration;
import io.handover.explorer.search.Finding;
import io.handover.explorer.search.Verdict;
import io.handover.model.property.Property;
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
