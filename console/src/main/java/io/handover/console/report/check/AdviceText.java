package io.handover.console.report.check;

import io.handover.analysis.check.Finding;
import io.handover.console.report.Page;

/** What can be done about a finding: in a word or two for a table, and whole. */
final class AdviceText {
    /** As wide as the widest of the words for a table. */
    static final int WIDTH = 15;

    private AdviceText() {}

    /** At most {@value #WIDTH} characters. */
    static String brief(Finding finding) {
        if (finding.advice().isEmpty()) {
            return "-";
        }
        return switch (finding.cause()) {
            case NONE_ACTIVE -> "add a what-if";
            case NOT_ARRIVED, LACKED -> "await-caught-up";
            case WIPED -> "do not wipe it";
            case TAKEN_DOWN -> "no more changes";
            case DETECTION -> "shorten the gap";
            case COMMAND -> "look before it";
            case FAULT -> "be ready";
            case NOT_REPLICATING -> "init-standby";
            case GOES_ROUND -> "end the branch";
            default -> "see below";
        };
    }

    static void write(Page page, Finding finding) {
        finding.advice().ifPresent(advice -> page.paragraph("    to do     ", advice));
    }
}
