package io.handover.console.command;

import io.handover.analysis.replay.Replay;
import io.handover.analysis.subject.Subject;
import io.handover.analysis.token.ReplayToken;
import io.handover.analysis.token.TokenException;
import io.handover.files.Catalogue;
import io.handover.files.InputException;
import io.handover.files.ProcedureFile;
import io.handover.files.SiteFile;
import io.handover.files.Subjects;
import io.handover.simulator.site.SimulatedSite;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A run or path as a user names it.
 *
 * @param token what replays it
 * @param procedure the procedure's file, where one is named
 * @param site the site's file, where one is named
 */
record NamedToken(ReplayToken token, Optional<String> procedure, Optional<String> site) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    /** Whether a word is meant as a token, or as the number of a finding. */
    static boolean isOne(String word) {
        return NUMBER.matcher(word).matches() || ReplayToken.SHAPE.matcher(word).matches();
    }

    /**
     * Of a word.
     *
     * @param word a token; or the number of a finding, whose procedure and site then need not be named again
     * @param procedure the procedure's file, where one is named
     * @param site the site's file, where one is named
     * @throws InputException where it is neither
     */
    static NamedToken of(String word, Optional<String> procedure, Optional<String> site) throws IOException {
        if (!NUMBER.matcher(word).matches()) {
            return new NamedToken(read(word), procedure, site);
        }
        LastFindings last = LastFindings.last(word);
        return new NamedToken(
                read(last.token(word)),
                procedure.or(() -> Optional.of(last.procedure())),
                site.or(() -> Optional.of(last.site())));
    }

    private static ReplayToken read(String wanted) {
        try {
            return ReplayToken.of(wanted);
        } catch (TokenException notOne) {
            throw new InputException(wanted + ": " + notOne.getMessage());
        }
    }

    /**
     * The run or path again.
     *
     * @throws InputException where procedure or site are no longer those that the token was made with
     */
    Replay replay() {
        ProcedureFile procedureFile = procedureFile();
        SimulatedSite assumed = siteFile().site().withAssumptions(token.assumptions());
        return replay(subject(procedureFile, assumed), token);
    }

    /**
     * A run or path again.
     *
     * @throws InputException where procedure or site are no longer those that the token was made with
     */
    static Replay replay(Subject subject, ReplayToken token) {
        try {
            return Replay.of(subject, token);
        } catch (TokenException stale) {
            throw new InputException(String.valueOf(stale.getMessage()));
        }
    }

    /** A path is on as many servers as it was found with. */
    private Subject subject(ProcedureFile file, SimulatedSite assumed) {
        if (token instanceof ReplayToken.OfPath path) {
            return Subjects.of(file, assumed, path.scope().servers());
        }
        return token instanceof ReplayToken.OfSlip slip
                ? Subjects.of(file, assumed, slip.scope().servers())
                : Subjects.of(file, assumed);
    }

    private ProcedureFile procedureFile() {
        if (procedure.isEmpty()) {
            return named(() -> Catalogue.procedure(token.procedure()), "procedure", token.procedure());
        }
        ProcedureFile file = Catalogue.procedure(procedure.get());
        checkName("procedure", token.procedure(), file.procedure().name(), file.source());
        return file;
    }

    private SiteFile siteFile() {
        if (site.isEmpty()) {
            return named(() -> Catalogue.site(token.site()), "site", token.site());
        }
        SiteFile file = Catalogue.site(site.get());
        checkName("site", token.site(), file.site().site().name(), file.source());
        return file;
    }

    private static <T> T named(Supplier<T> builtIn, String what, String name) {
        try {
            return builtIn.get();
        } catch (InputException notThere) {
            throw new InputException("the token is of the " + what + " '" + name
                    + "', which is not built in; name its file by --" + what);
        }
    }

    private static void checkName(String what, String expected, String found, String source) {
        if (!expected.equals(found)) {
            throw new InputException(
                    source + ": the token is of the " + what + " '" + expected + "', this is '" + found + "'");
        }
    }
}
