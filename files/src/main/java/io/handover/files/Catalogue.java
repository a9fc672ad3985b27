package io.handover.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The procedures and sites that are built in, and those that a user's files hold. */
public final class Catalogue {
    /** The site that is meant where none is named. */
    public static final String DEFAULT_SITE = "three-servers";

    private static final List<String> PROCEDURES = List.of(
            "upgrade-without-downtime",
            "upgrade-without-downtime-extras-stopped",
            "upgrade-without-downtime-hardened",
            "upgrade-with-downtime",
            "upgrade-with-downtime-excluded",
            "switch-over",
            "switch-over-in-small-steps",
            "switch-interrupted-before-demotion",
            "switch-interrupted-none-active",
            "switch-interrupted-target-active",
            "switch-interrupted-after-activation",
            "split-brain-prevention",
            "split-brain-recovery",
            "failover-and-return",
            "what-if-standbys-not-excluded",
            "what-if-upgrade-cancelled",
            "what-if-standby-activated-keep-change",
            "what-if-standby-activated-drop-change");

    private static final List<String> SITES = List.of("pair", DEFAULT_SITE, "five-servers");

    private static final List<String> SCENARIOS = List.of(
            "calm",
            "slow-replication",
            "detector-strikes",
            "old-active-comes-back",
            "installer-fails",
            "standby-on-hold",
            "interrupted-switch",
            "shift-change",
            "planned-switch",
            "disaster");

    /** What could be meant as a name. */
    private static final Pattern NAME = Pattern.compile("[\\w-]+");

    private Catalogue() {}

    /** The procedures that are built in, in the order in which they are listed. */
    public static List<ProcedureFile> procedures() {
        return PROCEDURES.stream().map(Catalogue::procedure).toList();
    }

    /** The sites that are built in, the smallest first. */
    public static List<SiteFile> sites() {
        return SITES.stream().map(Catalogue::site).toList();
    }

    /**
     * A procedure.
     *
     * @param nameOrPath the name of one that is built in, a file's path or, as in {@code HEAD:procedure.yaml}, that of a file at a revision
     *     that git keeps
     * @throws InputException where there is no such procedure, or the file cannot be used
     */
    public static ProcedureFile procedure(String nameOrPath) {
        checkNamesSomething(nameOrPath, "procedure", PROCEDURES);
        if (PROCEDURES.contains(nameOrPath)) {
            return (ProcedureFile) builtIn(DocumentKind.PROCEDURE, nameOrPath);
        }
        return Revision.named(nameOrPath)
                .map(revision -> procedureOf(nameOrPath, FileText.of(nameOrPath, revision.bytes())))
                .orElseGet(() -> (ProcedureFile) written(nameOrPath, Optional.of(DocumentKind.PROCEDURE)));
    }

    /**
     * A site.
     *
     * @param nameOrPath the name of one that is built in, or a file's path
     * @throws InputException where there is no such site, or the file cannot be used
     */
    public static SiteFile site(String nameOrPath) {
        checkNamesSomething(nameOrPath, "site", SITES);
        return SITES.contains(nameOrPath)
                ? (SiteFile) builtIn(DocumentKind.SITE, nameOrPath)
                : (SiteFile) written(nameOrPath, Optional.of(DocumentKind.SITE));
    }

    /** The names of the scenarios that are built in, in the order in which they are listed: the easiest first. */
    public static List<String> scenarioNames() {
        return SCENARIOS;
    }

    /**
     * A scenario that is built in.
     *
     * @throws InputException where there is none of that name
     */
    public static ScenarioFile scenario(String name) {
        if (!SCENARIOS.contains(name)) {
            throw new InputException(
                    "there is no built-in scenario '" + name + "'" + NearestName.orAllowed(name, SCENARIOS));
        }
        return (ScenarioFile) builtIn(DocumentKind.SCENARIO, name);
    }

    /**
     * A scenario whose text is kept elsewhere.
     *
     * @param source where the text comes from, for messages
     * @throws InputException where it cannot be used
     */
    public static ScenarioFile scenarioOf(String source, String text) {
        return (ScenarioFile) read(source, text, Optional.of(DocumentKind.SCENARIO));
    }

    static List<String> procedureNames() {
        return PROCEDURES;
    }

    static List<String> siteNames() {
        return SITES;
    }

    /** Whether a procedure of that name is built in. */
    public static boolean isBuiltInProcedure(String name) {
        return PROCEDURES.contains(name);
    }

    /** Whether a name is that of a file in a revision, as {@code HEAD:procedure.yaml}, and of no other file. */
    public static boolean isOfRevision(String name) {
        return Revision.named(name).isPresent();
    }

    /** Whether a site of that name is built in. */
    public static boolean isBuiltInSite(String name) {
        return SITES.contains(name);
    }

    /**
     * A test case or test run.
     *
     * @param path a file's path
     * @throws InputException where there is no such file, or it cannot be used
     */
    public static InputFile test(String path) {
        String text = FileText.of(path);
        String source = FileText.name(path);
        boolean isRun = DocumentKind.of(YamlDocument.of(source, text)).equals(Optional.of(DocumentKind.TEST_RUN));
        return read(source, text, Optional.of(isRun ? DocumentKind.TEST_RUN : DocumentKind.TEST_CASE));
    }

    /**
     * A procedure or site.
     *
     * @param nameOrPath the name of one that is built in, or a file's path
     * @throws InputException where there is no such procedure or site, or the file cannot be used
     */
    public static InputFile file(String nameOrPath) {
        checkNamesSomething(
                nameOrPath,
                "procedure or site",
                Stream.concat(PROCEDURES.stream(), SITES.stream()).toList());
        if (PROCEDURES.contains(nameOrPath)) {
            return builtIn(DocumentKind.PROCEDURE, nameOrPath);
        }
        return SITES.contains(nameOrPath)
                ? builtIn(DocumentKind.SITE, nameOrPath)
                : written(nameOrPath, Optional.empty());
    }

    /**
     * The file in the working directory that a user may have meant by a name, and that is not read: what is built in comes first.
     *
     * @param nameOrPath what a user named
     */
    public static Optional<Path> hidden(String nameOrPath) {
        return Stream.concat(PROCEDURES.stream(), SITES.stream()).anyMatch(nameOrPath::equals)
                ? Stream.of(nameOrPath, nameOrPath + ".yaml")
                        .map(Path::of)
                        .filter(Files::isRegularFile)
                        .findFirst()
                : Optional.empty();
    }

    private static void checkNamesSomething(String given, String what, List<String> builtIn) {
        if (NAME.matcher(given).matches()
                && !given.equals(FileText.STANDARD_INPUT)
                && !builtIn.contains(given)
                && !Files.exists(Path.of(given))) {
            throw new InputException("there is no built-in " + what + " and no file '" + given + "'"
                    + NearestName.orAllowed(given, builtIn));
        }
    }

    /** What is built in has the right shape, as the tests make sure; checking it here would only cost time. */
    private static InputFile builtIn(DocumentKind kind, String name) {
        String text = kind.builtIn(name);
        return kind.read(YamlDocument.of(name + ".yaml", text), text, new Problems());
    }

    /**
     * A procedure whose text is kept elsewhere.
     *
     * @param source where the text comes from, for messages
     * @throws InputException where it cannot be used
     */
    public static ProcedureFile procedureOf(String source, String text) {
        return (ProcedureFile) read(source, text, Optional.of(DocumentKind.PROCEDURE));
    }

    /**
     * A site whose text is kept elsewhere.
     *
     * @param source where the text comes from, for messages
     * @throws InputException where it cannot be used
     */
    public static SiteFile siteOf(String source, String text) {
        return (SiteFile) read(source, text, Optional.of(DocumentKind.SITE));
    }

    private static InputFile written(String path, Optional<DocumentKind> expected) {
        return read(FileText.name(path), FileText.of(path), expected);
    }

    private static InputFile read(String path, String text, Optional<DocumentKind> expected) {
        YamlDocument document = YamlDocument.of(
                path, MarkdownPage.isOne(path) ? MarkdownPage.of(path, text).yamlInPlace() : text);
        DocumentKind kind = DocumentKind.of(document)
                .or(() -> expected)
                .orElseThrow(() -> document.wrong(
                        document.root().node(),
                        "this is neither a procedure nor a site: it has neither of the keys 'procedure' and 'site'"));
        if (expected.isPresent() && kind != expected.get()) {
            throw document.wrong(
                    document.root().node(),
                    "this is a " + kind.key() + "; a " + expected.get().key() + " is needed");
        }
        Problems problems = new Problems();
        document.repeatedKeys().forEach(problems::add);
        new Shape(kind).check(document, problems);
        return kind.read(document, text, problems);
    }
}
