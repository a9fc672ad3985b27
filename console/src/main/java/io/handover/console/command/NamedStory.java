package io.handover.console.command;

import io.handover.files.Catalogue;
import io.handover.files.InputException;
import io.handover.files.InputFile;
import io.handover.files.TestCaseFile;
import io.handover.files.TestRunFile;
import io.handover.files.TokenFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run or path as a user names it: by a replay token, by the number of a finding, or by the file of a test case or test run.
 *
 * @param files the token, with the files that it is of
 * @param procedure the procedure's file, where one is named by the user or by the finding
 * @param site the site's file, where one is named by the user, by the finding or by the test run
 * @param words how it is named again, in the same folder
 */
record NamedStory(TokenFiles files, Optional<String> procedure, Optional<String> site, List<String> words) {
    /**
     * Of a word.
     *
     * @param where what a message begins with where it names nothing
     * @param what a token, the number of a finding or a file
     * @param procedure the procedure's file, where the user names one
     * @param site the site's file, where the user names one
     * @throws InputException where it is none of these, or what is named beside it does not go with it
     */
    static NamedStory of(String where, String what, Optional<String> procedure, Optional<String> site)
            throws IOException {
        if (NamedToken.isOne(what)) {
            NamedToken named = NamedToken.of(what, procedure, site);
            return new NamedStory(named.files(), named.procedure(), named.site(), words(what, procedure, site));
        }
        if (!Files.exists(Path.of(what))) {
            throw new InputException(where + what
                    + ": this is no replay token, no number of a finding, and no file with a test case;"
                    + " 'handover check PROCEDURE' finds what there is to replay");
        }
        return of(Catalogue.test(what), what, procedure, site);
    }

    /** The same of a test case or test run that has been read. */
    static NamedStory of(InputFile test, String what, Optional<String> procedure, Optional<String> site) {
        procedure.ifPresent(named -> {
            throw new InputException("--procedure " + named + ": " + what + " names its own procedure");
        });
        if (test instanceof TestRunFile run) {
            site.ifPresent(named -> {
                throw new InputException("--site " + named + ": " + what + " names its own site");
            });
            return new NamedStory(
                    new TestRunAgain(run).files(),
                    Optional.of(run.procedure()),
                    Optional.of(run.site()),
                    List.of(what));
        }
        TestCaseFile path = (TestCaseFile) test;
        return new NamedStory(
                new TestCaseRun(path).files(site.map(Catalogue::site)),
                Optional.of(path.procedure()),
                site,
                words(what, Optional.empty(), site));
    }

    private static List<String> words(String what, Optional<String> procedure, Optional<String> site) {
        List<String> words = new ArrayList<>(List.of(what));
        procedure.ifPresent(file -> words.addAll(List.of("--procedure", file)));
        site.ifPresent(file -> words.addAll(List.of("--site", file)));
        return words;
    }
}
