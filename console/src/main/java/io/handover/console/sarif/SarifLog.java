package io.handover.console.sarif;

import io.handover.console.ExitCode;
import io.handover.console.SourceFile;
import io.handover.console.Version;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a command found about one file, as a log of SARIF 2.1.0. It holds no path of a machine and no date: with the same findings it is
 * the same, byte for byte.
 *
 * <p>Results are known again by {@code partialFingerprints}. The value stands there twice, under a name of ours and under the one that the
 * code host of most users looks at alone and would otherwise make of the line's text, so that every edit of the line would give new alerts.
 */
public final class SarifLog {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final String ROOT = "%SRCROOT%";
    private static final String FINGERPRINT = "handover/v1";
    private static final String HOSTS_FINGERPRINT = "primaryLocationLineHash";
    private static final int FINGERPRINT_DIGITS = 32;
    private static final ObjectMapper MAPPER = JsonMapper.shared();

    private final String command;
    private final String category;
    private final SourceFile file;
    private final int lines;
    private final String subject;
    private final Set<SarifRule> rules = new LinkedHashSet<>();
    private final List<SarifResult> results = new ArrayList<>();
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private int exitCode;

    /**
     * A log without results.
     *
     * @param command the command that reports
     * @param category what tells it from other logs about the same file, so that one does not replace the other: names with slashes
     * @param file the file that the results are about
     * @param lines how many lines it has; what is about none of them is about all
     * @param subject the name of what the file holds, which stands for the file where that has no place
     */
    public SarifLog(String command, String category, SourceFile file, int lines, String subject) {
        this.command = command;
        this.category = category;
        this.file = file;
        this.lines = lines;
        this.subject = subject;
    }

    /** A rule that was asked, violated or not. */
    public SarifLog rule(SarifRule rule) {
        rules.add(rule);
        return this;
    }

    /** A result; its rule is one that was asked. */
    public SarifLog result(SarifResult result) {
        rules.add(result.rule());
        results.add(result);
        return this;
    }

    /** What else there is to say of all of it. */
    public SarifLog property(String name, Object value) {
        properties.put(name, value);
        return this;
    }

    /** What the command ends with. */
    public SarifLog exitCode(int code) {
        this.exitCode = code;
        return this;
    }

    /** One JSON object, indented, with a line end at its end. */
    public String written() {
        ObjectNode root = MAPPER.createObjectNode();
        root.putObject("properties").put("report", command);
        root.put("$schema", SCHEMA);
        root.put("version", "2.1.0");
        run(root.putArray("runs").addObject());
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private void run(ObjectNode run) {
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "Handover");
        driver.put("semanticVersion", Version.OF_HANDOVER);
        ArrayNode told = driver.putArray("rules");
        List<SarifRule> asked = List.copyOf(rules);
        asked.forEach(rule -> rule(told.addObject(), rule));
        run.putObject("automationDetails").put("id", "handover/" + command + "/" + category + "/");
        invocation(run.putArray("invocations").addObject());
        run.put("columnKind", "utf16CodeUnits");
        if (file.place().isPresent()) {
            text(
                    run.putObject("originalUriBaseIds").putObject(ROOT).putObject("description"),
                    "The root of the checkout that the file lies in.");
        }
        Map<String, Integer> seen = new LinkedHashMap<>();
        ArrayNode written = run.putArray("results");
        for (SarifResult result : results) {
            result(written.addObject(), result, asked.indexOf(result.rule()), seen);
        }
        if (!properties.isEmpty()) {
            run.set("properties", MAPPER.valueToTree(properties));
        }
    }

    private static void rule(ObjectNode to, SarifRule rule) {
        to.put("id", rule.id());
        to.put("name", pascal(rule.id()));
        text(to.putObject("shortDescription"), sentence(rule.promise()));
        text(to.putObject("fullDescription"), sentence(rule.promise()));
        text(to.putObject("help"), rule.help());
        to.putObject("defaultConfiguration").put("level", "error");
    }

    private void invocation(ObjectNode to) {
        to.put("executionSuccessful", exitCode != ExitCode.INTERRUPTED && exitCode != ExitCode.FAILURE);
        to.put("exitCode", exitCode);
        if (exitCode == ExitCode.INTERRUPTED) {
            ObjectNode notification =
                    to.putArray("toolExecutionNotifications").addObject().put("level", "warning");
            text(notification.putObject("message"), "Interrupted: what is told was known by then.");
        }
    }

    private void result(ObjectNode to, SarifResult result, int ruleIndex, Map<String, Integer> seen) {
        to.put("ruleId", result.rule().id());
        to.put("ruleIndex", ruleIndex);
        boolean isOpen = result.level() == SarifResult.Level.OPEN;
        to.put("kind", isOpen ? "open" : "fail");
        to.put("level", isOpen ? "none" : result.level().name().toLowerCase(Locale.ROOT));
        text(to.putObject("message"), result.message());
        location(to.putArray("locations").addObject(), result);
        ObjectNode fingerprints = to.putObject("partialFingerprints");
        String known = result.rule().id() + "|" + subject + "|" + result.identity();
        String fingerprint = hash(known) + ":" + seen.merge(known, 1, Integer::sum);
        fingerprints.put(FINGERPRINT, fingerprint);
        fingerprints.put(HOSTS_FINGERPRINT, fingerprint);
        if (!result.story().isEmpty()) {
            story(to, result.story());
        }
        if (file.place().isPresent()) {
            result.fix().ifPresent(fix -> fix(to.putArray("fixes").addObject(), fix));
        }
        if (!result.properties().isEmpty()) {
            to.set("properties", MAPPER.valueToTree(result.properties()));
        }
    }

    private void location(ObjectNode to, SarifResult result) {
        physical(to, result.line());
        ObjectNode logical = to.putArray("logicalLocations").addObject();
        String name = result.step().orElse(subject);
        logical.put("name", name);
        logical.put("fullyQualifiedName", result.step().isPresent() ? subject + ": " + name : subject);
        logical.put("kind", result.step().isPresent() ? "step" : "procedure");
    }

    private void physical(ObjectNode to, OptionalInt line) {
        if (file.uri().isEmpty()) {
            return;
        }
        ObjectNode physical = to.putObject("physicalLocation");
        artifact(physical.putObject("artifactLocation"));
        ObjectNode region = physical.putObject("region").put("startLine", line.orElse(1));
        if (line.isEmpty()) {
            region.put("endLine", Math.max(1, lines));
        }
    }

    private void artifact(ObjectNode to) {
        to.put("uri", file.uri().orElseThrow()).put("uriBaseId", ROOT);
    }

    private void story(ObjectNode to, List<SarifResult.Place> story) {
        ObjectNode flow = to.putArray("codeFlows").addObject();
        text(flow.putObject("message"), "What leads there, moment by moment.");
        ArrayNode places = flow.putArray("threadFlows").addObject().putArray("locations");
        for (int i = 0; i < story.size(); i++) {
            SarifResult.Place place = story.get(i);
            ObjectNode at = places.addObject();
            ObjectNode location = at.putObject("location");
            physical(location, place.line() > 0 ? OptionalInt.of(place.line()) : OptionalInt.empty());
            text(location.putObject("message"), place.text());
            if (!place.state().isEmpty()) {
                ObjectNode state = at.putObject("state");
                place.state().forEach((server, words) -> text(state.putObject(server), words));
            }
            at.put("importance", i == story.size() - 1 ? "essential" : "important");
        }
    }

    private void fix(ObjectNode to, SarifResult.Fix fix) {
        text(to.putObject("description"), fix.description());
        ObjectNode change = to.putArray("artifactChanges").addObject();
        artifact(change.putObject("artifactLocation"));
        ArrayNode replacements = change.putArray("replacements");
        for (LineEdits.Replacement edit : LineEdits.of(fix.before(), fix.after())) {
            ObjectNode replacement = replacements.addObject();
            replacement
                    .putObject("deletedRegion")
                    .put("startLine", edit.fromLine())
                    .put("startColumn", edit.fromColumn())
                    .put("endLine", edit.toLine())
                    .put("endColumn", edit.toColumn());
            if (!edit.by().isEmpty()) {
                replacement.putObject("insertedContent").put("text", edit.by());
            }
        }
    }

    private static void text(ObjectNode to, String text) {
        to.put("text", text);
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + (words.endsWith(".") ? "" : ".");
    }

    /** {@code "OnlyDeclaredChangesLost"}, as names of rules are written. */
    private static String pascal(String id) {
        StringBuilder name = new StringBuilder();
        for (String word : id.substring(id.indexOf('/') + 1).split("[-/]", -1)) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, FINGERPRINT_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
