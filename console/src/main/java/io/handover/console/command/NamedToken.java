package io.handover.console.command;

import io.handover.analysis.token.ReplayToken;
import io.handover.analysis.token.TokenException;
import io.handover.files.Catalogue;
import io.handover.files.InputException;
import io.handover.files.ProcedureFile;
import io.handover.files.SiteFile;
import io.handover.files.TokenFiles;
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
     * With the files that it is of.
     *
     * @throws InputException where they cannot be found, or are of other names
     */
    TokenFiles files() {
        return new TokenFiles(token, procedureFile(), siteFile());
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
