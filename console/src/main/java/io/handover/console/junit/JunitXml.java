package io.handover.console.junit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A suite of results in the XML that JUnit's runners write. It holds no date and no host: with the same results it is the same, byte for
 * byte. What nobody knows is an error, which every reader takes for a failure of the suite.
 */
public final class JunitXml {
    /** What XML cannot hold, in whatever way. */
    private static final Pattern NO_XML =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    /** What became of a case. */
    public enum Outcome {
        PASSED(""),
        FAILED("failure"),
        /** It is unknown; never a pass. */
        UNKNOWN("error"),
        /** It does not count. */
        NOT_COUNTED("skipped");

        private final String element;

        Outcome(String element) {
            this.element = element;
        }
    }

    /**
     * A case.
     *
     * @param group what it belongs to, as a class's name: a procedure
     * @param name what is asked
     * @param file the file that it is about, from the root of the checkout
     * @param line the line there
     * @param outcome what became of it
     * @param type the kind of failure, in a word or a few; of what passed nothing
     * @param message the failure in a sentence; of what passed nothing
     * @param text all there is to say, in lines; may be empty
     */
    public record Case(
            String group,
            String name,
            Optional<String> file,
            OptionalInt line,
            Outcome outcome,
            String type,
            String message,
            String text) {}

    private final String mark;
    private final String name;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final List<Case> cases = new ArrayList<>();
    private final StringBuilder xml = new StringBuilder();

    /**
     * A suite without cases.
     *
     * @param mark a line that says what the file is, which is written as a comment above all else
     * @param name what was done, as in {@code "check of upgrade-without-downtime on three-servers"}
     */
    public JunitXml(String mark, String name) {
        this.mark = mark.strip();
        this.name = name;
    }

    /** Something that holds for the whole suite. */
    public JunitXml property(String key, String value) {
        properties.put(key, value);
        return this;
    }

    public JunitXml add(Case one) {
        cases.add(one);
        return this;
    }

    /** The file, with a line end at its end. */
    public String written() {
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- ")
                .append(mark)
                .append(" -->\n");
        String counts = attribute("tests", String.valueOf(cases.size()))
                + attribute("failures", count(Outcome.FAILED))
                + attribute("errors", count(Outcome.UNKNOWN))
                + attribute("skipped", count(Outcome.NOT_COUNTED));
        line(0, "<testsuites" + attribute("name", "handover") + counts + ">");
        line(1, "<testsuite" + attribute("name", name) + counts + attribute("time", "0") + ">");
        if (!properties.isEmpty()) {
            line(2, "<properties>");
            properties.forEach(
                    (key, value) -> line(3, "<property" + attribute("name", key) + attribute("value", value) + "/>"));
            line(2, "</properties>");
        }
        cases.forEach(this::write);
        line(1, "</testsuite>");
        line(0, "</testsuites>");
        return xml.toString();
    }

    private String count(Outcome outcome) {
        return String.valueOf(
                cases.stream().filter(one -> one.outcome() == outcome).count());
    }

    private void write(Case one) {
        String begin = "<testcase" + attribute("name", one.name()) + attribute("classname", one.group())
                + attribute("time", "0")
                + one.file().map(file -> attribute("file", file)).orElse("")
                + (one.line().isPresent()
                        ? attribute("line", String.valueOf(one.line().getAsInt()))
                        : "");
        boolean isPassed = one.outcome() == Outcome.PASSED;
        if (isPassed && one.text().isEmpty()) {
            line(2, begin + "/>");
            return;
        }
        line(2, begin + ">");
        String element = isPassed ? "system-out" : one.outcome().element;
        String attributes = isPassed ? "" : attribute("message", one.message()) + attribute("type", one.type());
        line(3, "<" + element + attributes + ">" + escaped(one.text()) + "</" + element + ">");
        line(2, "</testcase>");
    }

    private void line(int indent, String text) {
        xml.append("  ".repeat(indent)).append(text).append('\n');
    }

    private static String attribute(String name, String value) {
        return " " + name + "=\"" + escaped(value.replaceAll("\\s+", " ")).replace("\"", "&quot;") + "\"";
    }

    private static String escaped(String text) {
        return NO_XML.matcher(text)
                .replaceAll("?")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
