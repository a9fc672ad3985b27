package io.handover.console.report.check;

import io.handover.analysis.advice.Advice;
import io.handover.analysis.advice.Edit;
import io.handover.analysis.check.Finding;
import io.handover.analysis.subject.Subject;
import io.handover.console.report.Page;
import io.handover.console.report.Words;
import io.handover.files.PatchedText;
import io.handover.simulator.campaign.FaultClass.Blame;
import java.util.List;
import java.util.Optional;

/** What can be done about a finding: in a word or two for a table, and whole. */
final class AdviceText {
    /** As wide as the widest of the words for a table. */
    static final int WIDTH = 15;

    private final Subject subject;
    private final List<Finding> findings;

    /** @param findings those of the report, the first is number 1 */
    AdviceText(Subject subject, List<Finding> findings) {
        this.subject = subject;
        this.findings = findings;
    }

    /** At most {@value #WIDTH} characters. */
    static String brief(Finding finding) {
        return finding.advice().map(AdviceText::brief).orElse("-");
    }

    private static String brief(Advice advice) {
        if (!advice.isPatch()) {
            return "no edit helps";
        }
        List<Edit> edits = advice.patch().edits();
        if (edits.stream().anyMatch(Edit.AddStep.class::isInstance)) {
            return edits.stream().anyMatch(Edit.AddBranch.class::isInstance) ? "step, what-if" : "add a step";
        }
        if (edits.stream().anyMatch(Edit.AddBranch.class::isInstance)) {
            return "add a what-if";
        }
        if (edits.stream().anyMatch(Edit.MoveStep.class::isInstance)) {
            return "move a step";
        }
        if (edits.stream().anyMatch(edit -> edit instanceof Edit.AllowStep || edit instanceof Edit.AllowTime)) {
            return "longer bound";
        }
        if (edits.stream().anyMatch(Edit.WatchBranch.class::isInstance)) {
            return "watch shorter";
        }
        return edits.stream().anyMatch(Edit.ReplaceRoles.class::isInstance) ? "another server" : "declare it";
    }

    void write(Page page, Finding finding) {
        finding.advice()
                .ifPresentOrElse(
                        advice -> write(page, finding, advice),
                        () -> page.paragraph(
                                "    to do     ",
                                finding.blame() == Blame.SLIPS
                                        ? "None was looked for: slips do not count here; with --fail-on slips it is."
                                        : "There was no time to look for advice."));
    }

    private void write(Page page, Finding finding, Advice advice) {
        Optional<Integer> same = earlier(finding, advice);
        if (!advice.isPatch()) {
            page.paragraph(
                    "    to do     ",
                    same.map(number -> "as for finding " + number + ": " + advice.summary() + ".")
                            .orElse(Words.sentence(advice.effect())));
            return;
        }
        int number = findings.indexOf(finding) + 1;
        page.paragraph(
                "    to do     ",
                same.map(earlier -> "the same patch as for finding " + earlier + ".")
                        .orElse(Words.sentence(advice.summary())));
        page.paragraph("    tried     ", advice.effect() + ".");
        if (same.isPresent() || isShownBefore(number, advice)) {
            return;
        }
        page.paragraph(
                "    patch     ",
                "--apply " + number + " --output FILE writes it"
                        + (advice.needed().isEmpty() ? ":" : ", together with the patches before it that it needs:"));
        PatchedText.diff(subject.source(), subject.text(), advice.patch()).forEach(line -> page.line("      " + line));
    }

    boolean isShownBefore(int number, Advice advice) {
        return advice.patch().edits().stream()
                .allMatch(edit -> findings.subList(0, number - 1).stream()
                        .flatMap(finding -> finding.advice().stream())
                        .anyMatch(other -> other.patch().edits().contains(edit)));
    }

    /** The number of the first finding before this one that has the same advice. */
    Optional<Integer> earlier(Finding finding, Advice advice) {
        int place = findings.indexOf(finding);
        for (int i = 0; i < place; i++) {
            Optional<Advice> other = findings.get(i).advice();
            if (other.isPresent() && isSame(other.get(), advice)) {
                return Optional.of(i + 1);
            }
        }
        return Optional.empty();
    }

    private static boolean isSame(Advice one, Advice other) {
        return one.isPatch() == other.isPatch()
                && (one.isPatch()
                        ? one.patch().equals(other.patch())
                        : one.effect().equals(other.effect()));
    }
}
