package io.handover.console.command;

import io.handover.analysis.subject.Subject;
import io.handover.files.Catalogue;
import io.handover.files.InputException;
import io.handover.files.ProcedureFile;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What a command's user names to have it judged: a procedure, and the site that it is followed on. A picocli mixin. */
final class SubjectOptions {
    @Parameters(
            paramLabel = "PROCEDURE",
            description = "A procedure that is built in, or a file with one.",
            completionCandidates = Names.OfProcedures.class)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String procedure;

    @Mixin
    private SiteOptions site = new SiteOptions();

    /**
     * The procedure.
     *
     * @throws InputException where there is no such procedure, or its file cannot be used
     */
    ProcedureFile procedure() {
        return Catalogue.procedure(procedure);
    }

    /** The procedure as the user named it. */
    String name() {
        return procedure;
    }

    SiteOptions site() {
        return site;
    }

    /** The beginning of the command that judges the same, on the site of that name. */
    List<String> command(String verb, String siteName) {
        List<String> words = new ArrayList<>(List.of("handover", verb, procedure));
        words.addAll(site.given(siteName));
        return words;
    }

    /** The command that replays what is found, but for the token. */
    String replay(String siteName, Subject subject) {
        return ShellWords.replay(procedure, siteName, subject);
    }
}
