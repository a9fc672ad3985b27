package io.handover.analysis.check;

import io.handover.analysis.advice.Advisor;
import io.handover.analysis.advice.Exploring;
import io.handover.analysis.advice.Problem;
import io.handover.analysis.subject.Subject;
import io.handover.analysis.token.ReplayToken;
import io.handover.model.procedure.Plan;
import io.handover.model.site.Assumptions;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.campaign.Tally;
import io.handover.simulator.run.Check;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** Gives findings advice, the worst first: those that count for the verdict ({@link CheckRequest#failOn}). */
final class Advised {
    private Advised() {}

    /**
     * The findings with advice.
     *
     * @param scopes what was explored of each fault class already
     * @param isHurried once true, no more advice is looked for
     */
    static List<Finding> of(
            CheckRequest request,
            List<Tally> tallies,
            List<Optional<SmallScope>> scopes,
            List<Finding> findings,
            BooleanSupplier isHurried) {
        Subject subject = request.subject();
        Advisor advisor = new Advisor(
                subject.plan(),
                subject.site(),
                request.classes(),
                request.seed(),
                exploring(request, scopes),
                (faults, check) -> held(tallies, faults, check),
                request.limits(),
                isHurried);
        return findings.stream()
                .map(finding -> finding.with(advisor.next(problem(finding))))
                .toList();
    }

    private static boolean held(List<Tally> tallies, FaultClass faults, Check check) {
        return tallies.stream()
                .filter(tally -> tally.faultClass().equals(faults))
                .filter(tally -> tally.checks().contains(check))
                .anyMatch(tally -> tally.violations(tally.checks().indexOf(check)) == 0);
    }

    private static Problem problem(Finding finding) {
        double share = finding.shares().stream()
                .filter(one -> one.faults().equals(finding.told().name()))
                .mapToDouble(Finding.Share::value)
                .findFirst()
                .orElse(0);
        return new Problem(finding.check(), finding.cause(), finding.told(), finding.story(), share, run(finding));
    }

    /** The whole run that a finding was made of; its token knows which one it was. */
    private static OptionalLong run(Finding finding) {
        return ReplayToken.of(finding.original().orElse(finding.token())) instanceof ReplayToken.OfRun of
                ? OptionalLong.of(of.index())
                : OptionalLong.empty();
    }

    private static Exploring exploring(CheckRequest request, List<Optional<SmallScope>> scopes) {
        Assumptions assumptions = request.subject().site().site().assumptions();
        return (plan, faults) -> known(request, scopes, plan, faults)
                .or(() -> SmallScope.of(plan, assumptions, faults))
                .map(scope -> scope::verdict);
    }

    private static Optional<SmallScope> known(
            CheckRequest request, List<Optional<SmallScope>> scopes, Plan plan, FaultClass faults) {
        int row = request.classes().indexOf(faults);
        boolean isGiven =
                row >= 0 && plan.procedure().equals(request.subject().plan().procedure());
        return isGiven ? scopes.get(row) : Optional.empty();
    }
}
