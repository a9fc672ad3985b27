package io.handover.console.input;

import java.util.List;

/** The procedures and sites that are built in, and those that a user's files hold. */
public final class Catalogue {
    /** The site that is meant where none is named. */
    public static final String DEFAULT_SITE = "three-servers";

    private Catalogue() {}

    /** The procedures that are built in, in the order in which they are listed. */
    public static List<ProcedureFile> procedures() {
        return List.of();
    }

    /** The sites that are built in, the smallest first. */
    public static List<SiteFile> sites() {
        return List.of();
    }

    /**
     * A procedure.
     *
     * @param nameOrPath the name of one that is built in, or a file's path
     * @throws InputException where there is no such procedure, or the file cannot be used
     */
    public static ProcedureFile procedure(String nameOrPath) {
        return procedures().stream()
                .filter(file -> file.procedure().name().equals(nameOrPath))
                .findFirst()
                .orElseThrow(() -> new InputException("there is no procedure '" + nameOrPath + "'"));
    }

    /**
     * A site.
     *
     * @param nameOrPath the name of one that is built in, or a file's path
     * @throws InputException where there is no such site, or the file cannot be used
     */
    public static SiteFile site(String nameOrPath) {
        return sites().stream()
                .filter(file -> file.site().site().name().equals(nameOrPath))
                .findFirst()
                .orElseThrow(() -> new InputException("there is no site '" + nameOrPath + "'"));
    }
}
