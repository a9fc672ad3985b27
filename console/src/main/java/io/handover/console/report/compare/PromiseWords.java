package io.handover.console.report.compare;

import io.handover.analysis.comparison.ComparisonReport;
import io.handover.analysis.comparison.Difference;
import io.handover.analysis.comparison.EditEffect;
import io.handover.analysis.comparison.Edits;
import io.handover.analysis.comparison.Effect;
import io.handover.analysis.comparison.Judged;
import io.handover.analysis.comparison.Judgement;
import io.handover.analysis.comparison.PairedShare;
import io.handover.analysis.comparison.Parting;
import io.handover.analysis.comparison.PromiseRow;
import io.handover.analysis.comparison.Proof;
import io.handover.analysis.story.Diagnosis;
import io.handover.analysis.story.Moment;
import io.handover.analysis.story.Story;
import io.handover.console.report.Figures;
import io.handover.console.report.Words;
import io.handover.model.property.StateProperty;
import io.handover.simulator.campaign.FaultClass;
import io.handover.simulator.campaign.FaultClass.Blame;
import io.handover.simulator.run.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What a comparison says of one promise, in the sentences in which the forms for machines agree. */
final class PromiseWords {
    private final ComparisonReport report;
    private final PromiseRow row;
    private final Optional<Judgement> counted;
    private final Optional<Judgement> any;

    PromiseWords(ComparisonReport report, PromiseRow row) {
        this.report = report;
        this.row = row;
        this.counted = row.judgement(report.request().failOn());
        this.any = row.judgement(Blame.SLIPS);
    }

    String name() {
        return row.promise().name();
    }

    /** Whether B is worse in it, as far as that counts for the exit code. */
    boolean isWorse() {
        return counted.equals(Optional.of(Judgement.WORSE));
    }

    /** Whether B is worse in it under faults alone that do not count. */
    boolean isWorseUncounted() {
        return !isWorse() && any.equals(Optional.of(Judgement.WORSE));
    }

    /** Whether it is not known if B is worse in it; never a pass. */
    boolean isUndecided() {
        return counted.equals(Optional.of(Judgement.UNDECIDED));
    }

    // ---- how much -------------------------------------------------------------------------------------------------

    /** What is worse, class by class: {@code "Faults none: broken in 12 % of the runs of B and 0 % of those of A (+12.0 points, ...)."} */
    String worse() {
        List<String> sentences = new ArrayList<>(shares(Judgement.WORSE));
        lost().forEach(proof -> sentences.add("Faults " + proof.faults().name() + ": " + Phrases.lost(proof) + "."));
        return String.join(" ", sentences);
    }

    /** What is undecided, and what would decide it. */
    String undecided() {
        List<String> sentences = shares(Judgement.UNDECIDED);
        return sentences.isEmpty() ? "Too few pairs of runs were made." : String.join(" ", sentences);
    }

    private List<String> shares(Judgement judgement) {
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < row.classes().size(); i++) {
            Optional<Judged> judged = row.cells().get(i);
            if (isTold(row.classes().get(i))
                    && judged.isPresent()
                    && judged.get().judgement() == judgement
                    && row.judgement(i).equals(Optional.of(judgement))
                    && judged.get().estimate() instanceof PairedShare share) {
                sentences.add("Faults " + row.classes().get(i).name() + ": broken in "
                        + Figures.percent(share.shareA()) + " % of the runs of A and in "
                        + Figures.percent(share.shareB()) + " % of those of B ("
                        + Phrases.points(share.difference()) + " points, "
                        + Phrases.pointsSpan(judged.get().span()) + ")"
                        + (judgement == Judgement.UNDECIDED ? "; it " + Phrases.more(judged.get()) : "") + ".");
            }
        }
        return sentences;
    }

    /** Where nothing that counts is worse, what does not count is told. */
    private boolean isTold(FaultClass faults) {
        return isWorseUncounted() && !isUndecided()
                || faults.blame().compareTo(report.request().failOn()) <= 0;
    }

    private List<Proof> lost() {
        return row.proofs().stream()
                .filter(proof -> proof.judgement() == Judgement.WORSE && isTold(proof.faults()))
                .toList();
    }

    // ---- which edit -----------------------------------------------------------------------------------------------

    /** The edit that makes it worse, where one does it alone. */
    Optional<Difference> edit() {
        List<List<Difference>> alone = alone();
        return alone.size() == 1 && alone.get(0).size() == 1
                ? Optional.of(alone.get(0).get(0))
                : Optional.empty();
    }

    /** The line of that edit in B's file; empty where there is none. */
    OptionalInt line() {
        return edit().map(Difference::lineOfB).orElse(OptionalInt.empty());
    }

    /** Which edit makes it worse, in a sentence; empty where that is not known. */
    Optional<String> edits() {
        EditsText words = new EditsText(report);
        List<String> told = alone().stream()
                .map(edits -> edits.stream().map(words::words).collect(Collectors.joining(" with ")))
                .toList();
        if (!told.isEmpty()) {
            return Optional.of((told.size() == 1 ? "This edit does it: " : "Each of these edits does it: ")
                    + String.join("; or ", told) + ".");
        }
        return report.edits().together().stream()
                .filter(together -> together.judgement() == Judgement.WORSE
                        && together.promise().name().equals(name()))
                .findFirst()
                .map(this::together);
    }

    private String together(Edits.Together together) {
        EditsText words = new EditsText(report);
        return "No edit does it alone"
                + (together.needed().isEmpty()
                        ? "."
                        : "; needed for it: "
                                + differences(together.needed()).stream()
                                        .map(words::words)
                                        .collect(Collectors.joining("; and "))
                                + ".");
    }

    /** The smallest sets of edits that make it worse when they are made and no other. */
    private List<List<Difference>> alone() {
        Edits edits = report.edits();
        if (edits.reason() == Edits.Reason.ONE) {
            return List.of(edits.differences());
        }
        List<EditEffect> worse =
                edits.effects().stream().filter(this::makesItWorse).toList();
        return worse.stream()
                .map(EditEffect::differences)
                .filter(places -> worse.stream()
                        .map(EditEffect::differences)
                        .noneMatch(other -> other.size() < places.size() && places.containsAll(other)))
                .map(this::differences)
                .toList();
    }

    private boolean makesItWorse(EditEffect edit) {
        return edit.effects().stream()
                .filter(effect -> effect.judgement() == Judgement.WORSE)
                .anyMatch(effect -> effect instanceof Effect.OnPromise on
                                && on.promise().name().equals(name())
                        || effect instanceof Effect.OnProof proof
                                && proof.promise().name().equals(name()));
    }

    private List<Difference> differences(List<Integer> places) {
        return places.stream().map(report.edits().differences()::get).toList();
    }

    // ---- what happens ---------------------------------------------------------------------------------------------

    /** The first run in which B breaks it and A does not; empty where the two part otherwise first. */
    private Optional<Parting> parting() {
        return report.parting()
                .filter(parting -> parting.brokenByB()
                        && parting.promise()
                                .filter(promise -> promise.name().equals(name()))
                                .isPresent());
    }

    /** A run of B that breaks it, where A's does not. */
    Optional<Story> story() {
        return parting().map(Parting::b);
    }

    /** What goes wrong in that run or, where it goes round for ever, its last moment. */
    Optional<String> end() {
        return story().filter(story -> !story.moments().isEmpty()).map(story -> {
            Moment last = story.moments().get(story.moments().size() - 1);
            return Words.sentence(
                    isBrokenAtEnd(story)
                            ? Diagnosis.of(story, row.promise().check()).summary()
                            : last.who() + ": " + last.what());
        });
    }

    private boolean isBrokenAtEnd(Story story) {
        return !(row.promise().check() instanceof Check.OfProperty of)
                || !of.property().isEventual()
                || of.property() instanceof StateProperty states && !states.holds(story.plan(), story.last());
    }

    /** What replays B breaking it: the run, or else the path to what was proved of A. */
    Optional<String> token() {
        return parting()
                .map(Parting::tokenB)
                .or(() -> lost().stream()
                        .flatMap(proof -> proof.pathB().stream())
                        .map(Proof.Path::token)
                        .findFirst());
    }
}
