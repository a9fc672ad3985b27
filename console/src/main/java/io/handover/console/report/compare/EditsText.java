package io.handover.console.report.compare;

import io.handover.analysis.comparison.ComparisonReport;
import io.handover.analysis.comparison.Difference;
import io.handover.analysis.comparison.EditEffect;
import io.handover.analysis.comparison.Edits;
import io.handover.analysis.comparison.Effect;
import io.handover.analysis.comparison.Judgement;
import io.handover.console.report.Figures;
import io.handover.console.report.Page;
import io.handover.console.report.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which edit does what, for a terminal. */
final class EditsText {
    /** Of effects that are seen only under faults and on measures alone, so many are told. */
    private static final int ENOUGH = 2;

    private final ComparisonReport report;
    private final Edits edits;
    private final Page page;

    EditsText(ComparisonReport report, Page page) {
        this.report = report;
        this.edits = report.edits();
        this.page = page;
    }

    void write() {
        page.blank();
        page.heading("Which edit does it");
        page.paragraph("  ", reason());
        List<Integer> quiet = new ArrayList<>();
        for (int i = 0; i < edits.differences().size(); i++) {
            int place = i;
            List<EditEffect> told = edits.effects().stream()
                    .filter(effect -> effect.wanted().contains(place))
                    .toList();
            page.paragraph(
                    String.format("%4d. ", i + 1), words(edits.differences().get(i)));
            told.forEach(effect -> effects(effect, place));
            if (told.stream().anyMatch(effect -> effect.effects().isEmpty())) {
                quiet.add(i);
            }
        }
        if (!quiet.isEmpty()) {
            page.paragraph(
                    "  no effect    ",
                    numbers(quiet) + " alone " + (quiet.size() == 1 ? "changes" : "change") + " nothing that "
                            + Figures.counted(edits.pairs(), "pair") + " of each class show, beyond the margins");
        }
        for (Edits.Together together : edits.together()) {
            page.paragraph(
                    "  together     ",
                    together.promise().name() + " is " + Phrases.word(together.judgement())
                            + " by no edit alone"
                            + (together.needed().isEmpty()
                                    ? "; of several ways to it no edit is needed for all"
                                    : ": " + numbers(together.needed())
                                            + (together.needed().size() == 1
                                                    ? " is needed for it"
                                                    : " are needed for it")),
                    Phrases.style(together.judgement()));
        }
    }

    private String reason() {
        int count = edits.differences().size();
        return switch (edits.reason()) {
            case TOLD ->
                Figures.counted(count, "edit") + " make B of A. Each was made alone, and "
                        + Figures.counted(edits.pairs(), "pair") + " of runs of each class that counts:";
            case NONE -> "None: B does what A does.";
            case ONE -> "There is one edit, and it does all of this:";
            case ROLES ->
                "The roles of the two stand for servers in ways that cannot be mixed, so that edits cannot be made alone:";
            case MANY ->
                Figures.counted(count, "edit") + " make B of A. The first "
                        + edits.effects().size() + " were made alone:";
            case INTERRUPTED -> "Interrupted before each edit was made alone:";
        };
    }

    private String words(Difference difference) {
        if (difference.lineOfB().isPresent()) {
            return difference.words() + " (" + report.request().b().source() + ":"
                    + difference.lineOfB().getAsInt() + ")";
        }
        return difference.words()
                + (difference.lineOfA().isPresent()
                        ? " (" + report.request().a().source() + ":"
                                + difference.lineOfA().getAsInt() + ")"
                        : "");
    }

    private void effects(EditEffect effect, int place) {
        List<Integer> others =
                effect.differences().stream().filter(other -> other != place).toList();
        if (!others.isEmpty()) {
            boolean isNoMore = edits.effects().stream()
                    .anyMatch(one ->
                            one.differences().equals(others) && one.effects().equals(effect.effects()));
            page.paragraph(
                    "      with     ",
                    numbers(others) + ", without which it makes no sense"
                            + (isNoMore ? "; it adds nothing to that" : ""));
            if (effect.wanted().get(0) != place || isNoMore) {
                return;
            }
        }
        List<Effect> told = effect.effects().stream().filter(this::isTold).toList();
        if (told.isEmpty()) {
            told = effect.effects().stream().limit(ENOUGH).toList();
        }
        for (Judgement judgement : List.of(Judgement.WORSE, Judgement.BETTER)) {
            String label = "      " + Phrases.word(judgement)
                    + " ".repeat(9 - Phrases.word(judgement).length());
            String words = told.stream()
                    .filter(one -> one.judgement() == judgement)
                    .map(EditsText::words)
                    .collect(Collectors.joining("; "));
            if (!words.isEmpty()) {
                page.paragraph(label, words, judgement == Judgement.WORSE ? Style.BAD : Style.GOOD);
            }
        }
    }

    /** Measures under faults are many, and most follow each other: JSON has them. */
    private boolean isTold(Effect effect) {
        return !(effect instanceof Effect.OnMeasure on)
                || on.faults().equals(report.request().classes().get(0));
    }

    private static String words(Effect effect) {
        if (effect instanceof Effect.OnPromise on) {
            return on.promise().name() + " "
                    + Phrases.points(on.judged().estimate().difference()) + " points ("
                    + on.faults().name() + ")";
        }
        if (effect instanceof Effect.OnProof proof) {
            return proof.promise().name()
                    + (proof.judgement() == Judgement.BETTER ? " is proved" : " is proved no more") + " ("
                    + proof.faults().name() + ")";
        }
        Effect.OnMeasure on = (Effect.OnMeasure) effect;
        return on.measure().title().replaceFirst("^\\.\\.\\. ", "") + " "
                + Phrases.difference(on.measure(), on.judged().estimate().difference()) + " ("
                + on.faults().name() + ")";
    }

    private static String numbers(List<Integer> places) {
        List<String> numbers =
                places.stream().map(place -> String.valueOf(place + 1)).toList();
        int last = numbers.size() - 1;
        return last == 0 ? numbers.get(0) : String.join(", ", numbers.subList(0, last)) + " and " + numbers.get(last);
    }
}
