package io.handover.console.command;

import io.handover.files.InputException;
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
        TokenFiles files = NamedStory.of("--from ", hasMoment ? withMoment.group(1) : word, procedure, site)
                .files();
        OptionalInt moment = hasMoment ? OptionalInt.of(Integer.parseInt(withMoment.group(2))) : OptionalInt.empty();
        try {
            return moment.isPresent() ? Puzzles.of(files, moment.getAsInt(), cancelled) : Puzzles.of(files, cancelled);
        } catch (NoLessonException none) {
            throw new InputException("--from " + word + ": this is no lesson. " + none.getMessage());
        }
    }
}
