package io.handover.console.command;

import io.handover.analysis.advice.Advice;
import io.handover.analysis.advice.Patch;
import io.handover.analysis.check.CheckReport;
import io.handover.analysis.check.Finding;
import io.handover.analysis.subject.Subject;
import io.handover.console.Invocation;
import io.handover.console.report.Output;
import io.handover.files.InputException;
import io.handover.files.PatchedText;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A procedure in which the advice on some findings is followed, and the file that it is written to. */
final class AdvisedProcedure {
    private final List<Integer> numbers;
    private final Path file;
    private final Subject subject;

    /**
     * Nothing is written yet: what is wrong with the file is said before the work.
     *
     * @param numbers of findings, from 1
     * @throws InputException where there is no file, or one that is not to be overwritten
     */
    AdvisedProcedure(List<Integer> numbers, Optional<Path> file, boolean isForced, Subject subject) {
        this.numbers = List.copyOf(numbers);
        this.subject = subject;
        this.file = file.orElseThrow(
                () -> new InputException("--apply needs --output FILE: where the changed procedure is to be written"));
        for (int number : numbers) {
            if (number < 1) {
                throw new InputException("--apply " + number + ": findings are counted from 1");
            }
        }
        if (Files.exists(this.file) && !isForced) {
            throw new InputException("--output " + this.file
                    + ": there is such a file already; name another, or overwrite it with --force");
        }
        new Output(Optional.of(this.file), true, new PrintWriter(Writer.nullWriter()));
    }

    /**
     * Writes it.
     *
     * @return what was written, in words
     * @throws InputException where there is no such finding, or its advice is no patch
     */
    String write(CheckReport report) {
        Patch patch = Patch.NONE;
        List<Integer> along = new ArrayList<>();
        for (int number : numbers) {
            Advice advice = advice(report.findings(), number);
            for (int i = 1; i < number; i++) {
                if (!numbers.contains(i) && isPartOf(report.findings().get(i - 1), advice.needed())) {
                    along.add(i);
                }
            }
            if (patch.conflictsWith(advice.whole())) {
                throw new InputException(
                        "--apply " + number
                                + ": this patch changes what another one of them changes too, in another way; apply one of them");
            }
            patch = patch.and(advice.whole());
        }
        new Output(Optional.of(file), true, new PrintWriter(Writer.nullWriter()))
                .write(PatchedText.of(subject.source(), subject.text(), patch));
        return "handover: " + file + " is written, with the advice on "
                + (numbers.size() == 1 ? "finding " : "findings ") + joined(numbers)
                + (along.isEmpty()
                        ? ""
                        : " and, as it needs that, on "
                                + joined(along.stream().distinct().toList()))
                + ". What it does to all promises: "
                + ShellWords.line(List.of(Invocation.name(), "check", file.toString()));
    }

    private static Advice advice(List<Finding> findings, int number) {
        if (number > findings.size()) {
            throw new InputException("--apply " + number + ": there "
                    + (findings.size() == 1 ? "is 1 finding" : "are " + findings.size() + " findings"));
        }
        Advice advice = findings.get(number - 1)
                .advice()
                .orElseThrow(() -> new InputException("--apply " + number + ": there is no advice on this finding"));
        if (!advice.isPatch()) {
            throw new InputException("--apply " + number + ": " + advice.summary());
        }
        return advice;
    }

    private static boolean isPartOf(Finding finding, Patch needed) {
        return finding.advice()
                .filter(Advice::isPatch)
                .filter(advice -> needed.edits().containsAll(advice.patch().edits()))
                .isPresent();
    }

    private static String joined(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
