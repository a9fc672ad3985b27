package io.handover.console.command;

import io.handover.console.report.ReportJson;
import io.handover.files.InputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The findings of the last check or exploration in a folder, kept beside it so that {@code handover replay 3} knows the third of them.
 *
 * @param command the command that found them
 * @param procedure the procedure as the user named it
 * @param site the site as the user named it
 * @param tokens a token for each, in their order
 */
record LastFindings(String command, String procedure, String site, List<String> tokens) {
    /** Where they are kept, in the folder that the command was started in. */
    static final Path FILE = Path.of(".handover", "last-findings.json");

    private static final String KIND = "kind";
    private static final String FINDINGS = "handover-findings";

    LastFindings {
        tokens = List.copyOf(tokens);
    }

    /** Keeps them; where that is not possible, or something else is in the file's place, this is said and nothing is changed. */
    void keep(PrintWriter err) {
        try {
            if (Files.exists(FILE) && read().isEmpty()) {
                err.println("handover: the findings are not kept for 'handover replay N': " + FILE
                        + " is not a file that handover wrote");
                return;
            }
            write();
        } catch (IOException cannot) {
            err.println("handover: the findings are not kept for 'handover replay N': " + FILE + " cannot be written");
        }
    }

    private void write() throws IOException {
        ObjectNode root = ReportJson.object()
                .put(KIND, FINDINGS)
                .put("command", command)
                .put("procedure", procedure)
                .put("site", site);
        ArrayNode all = root.putArray("tokens");
        tokens.forEach(all::add);
        Files.createDirectories(FILE.toAbsolutePath().getParent());
        Path draft = Files.createTempFile(FILE.toAbsolutePath().getParent(), "last-findings", ".tmp");
        try {
            Files.writeString(draft, ReportJson.written(root));
            Files.move(draft, FILE, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Those that were kept; empty where there is no such file, or something else is in its place. */
    static Optional<LastFindings> read() throws IOException {
        if (!Files.isRegularFile(FILE)) {
            return Optional.empty();
        }
        JsonNode root;
        try {
            root = JsonMapper.shared().readTree(Files.readString(FILE));
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
        if (!root.path(KIND).asString("").equals(FINDINGS)) {
            return Optional.empty();
        }
        List<String> tokens = new ArrayList<>();
        root.path("tokens").forEach(token -> tokens.add(token.asString("")));
        return Optional.of(new LastFindings(
                root.path("command").asString(""),
                root.path("procedure").asString(""),
                root.path("site").asString(""),
                tokens));
    }

    /**
     * Those that were kept.
     *
     * @throws InputException where there are none
     */
    static LastFindings last(String wanted) throws IOException {
        return read().orElseThrow(() -> new InputException("finding " + wanted
                + ": no findings are kept in this folder (" + FILE
                + "); check or explore a procedure here first, or give a token"));
    }

    /**
     * The token of a finding.
     *
     * @param number as the user gave it, from 1
     * @throws InputException where there is no such finding
     */
    String token(String number) {
        // More digits than any number of findings has would not be a number.
        int wanted = number.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(number);
        if (wanted < 1 || wanted > tokens.size()) {
            throw new InputException("finding " + number + ": "
                    + (tokens.isEmpty() ? "there are none" : "allowed are 1 to " + tokens.size())
                    + "; the last findings in this folder are those of '" + command + "'");
        }
        return tokens.get(wanted - 1);
    }
}
