package io.handover.console.command;

import io.handover.files.Catalogue;
import io.handover.files.InputException;
import io.handover.files.InputFile;
import io.handover.files.TestCaseFile;
import io.handover.files.TestRunFile;
import io.handover.files.TokenFiles;
import io.handover.sandbox.coach.NoLessonException;
import io.handover.sandbox.coach.Puzzles;
import io.handover.sandbox.scenario.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a lesson is made of, as a user names it: a replay token, the number of a finding, or a file with a test case or test run, each with {@code @MOMENT} behind it where
 * the moment is to be that one.
 */
record NamedLesson(String word, Optional<String> procedure, Optional<String> site) {
    private static final Pattern WITH_MOMENT = Pattern.compile("(.+)@([0-9]{1,6})");

    /**
     * The lesson.
     *
     * @param cancelled asked often
     * @throws InputException where there is nothing of that name, or it is no lesson
     */
    Lesson lesson(BooleanSupplier cancelled) throws IOException {
        Matcher withMoment = WITH_MOMENT.matcher(word);
        boolean hasMoment = withMoment.matches() && !Files.exists(Path.of(word));
        TokenFiles files = files(hasMoment ? withMoment.group(1) : word);
        OptionalInt moment = hasMoment ? OptionalInt.of(Integer.parseInt(withMoment.group(2))) : OptionalInt.empty();
        try {
            return moment.isPresent()
                    ? Puzzles.of(files, moment.getAsInt(), cancelled)
                    : Puzzles.of(files, cancelled);
        } catch (NoLessonException none) {
            throw new InputException("--from " + word + ": this is no lesson. " + none.getMessage());
        }
    }

    private TokenFiles files(String what) throws IOException {
        if (NamedToken.isOne(what)) {
            return NamedToken.of(what, procedure, site).files();
        }
        if (!Files.exists(Path.of(what))) {
            throw new InputException("--from " + what + ": this is no replay token, no number of a finding, and no file with a test case; "
                    + "'handover check PROCEDURE' finds what lessons are made of");
        }
        InputFile test = Catalogue.test(what);
        procedure.ifPresent(named -> {
            throw new InputException("--procedure " + named + ": " + what + " names its own procedure");
        });
        if (test instanceof TestRunFile run) {
            site.ifPresent(named -> {
                throw new InputException("--site " + named + ": " + what + " names its own site");
            });
            return new TestRunAgain(run).files();
        }
        return new TestCaseRun((TestCaseFile) test).files(site.map(Catalogue::site));
    }
}
