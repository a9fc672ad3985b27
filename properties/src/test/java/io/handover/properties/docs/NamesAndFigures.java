package io.handover.properties.docs;

import io.handover.analysis.check.SmallScope;
import io.handover.explorer.search.ExploreOptions;
import io.handover.files.AssumptionKey;
import io.handover.files.Catalogue;
import io.handover.files.InputException;
import io.handover.model.action.ActionKind;
import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.condition.Condition;
import io.handover.model.condition.Conditions;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Plan;
import io.handover.model.property.Properties;
import io.handover.model.property.Property;
import io.handover.model.property.StepProperty;
import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.Scope;
import io.handover.model.state.Process;
import io.handover.properties.docs.Page.Row;
import io.handover.simulator.campaign.Measure;
import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.Faults;
import io.handover.simulator.run.Run;
import io.handover.simulator.site.Activity;
import io.handover.simulator.site.FaultPlan;
import io.handover.simulator.site.Polls;
import io.handover.simulator.site.SimulatedSite;
import io.handover.simulator.site.Timing;
import io.handover.simulator.time.Distribution;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names, words and figures of the model's page against those of the code: what one of the two has and the other has not. */
final class NamesAndFigures {
    private static final String NONE = "–";
    private static final Pattern AMOUNT = Pattern.compile("([0-9,]+)(d|h|s|)");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    /** The classes that have limits. */
    private static final List<Class<?>> LIMITED = List.of(
            Scope.class,
            Given.class,
            Plan.class,
            Distribution.class,
            FaultPlan.class,
            Polls.class,
            Run.class,
            SmallScope.class,
            ExploreOptions.class);

    private NamesAndFigures() {}

    private static List<String> between(List<?> ofPage, List<?> ofCode) {
        List<String> differences = new ArrayList<>();
        ofPage.stream()
                .filter(entry -> !ofCode.contains(entry))
                .forEach(entry -> differences.add("the page only: " + entry));
        ofCode.stream()
                .filter(entry -> !ofPage.contains(entry))
                .forEach(entry -> differences.add("the code only: " + entry));
        if (differences.isEmpty() && !ofPage.equals(ofCode)) {
            differences.add("in another order, or more than once: " + ofPage);
        }
        return differences;
    }

    private static List<List<String>> cells(List<Row> rows, String... columns) {
        return rows.stream()
                .map(row -> Stream.of(columns).map(row::at).toList())
                .toList();
    }

    private static String code(String word) {
        return "`" + word + "`";
    }

    private static List<String> quoted(String cell) {
        return QUOTED.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    // ---- the model
    // ---------------------------------------------------------------------------------------------------

    static List<String> processes(Page page) {
        return between(
                cells(page.table("State", "process"), "process"),
                Stream.of(Process.values())
                        .map(process -> List.of(code(process.name())))
                        .toList());
    }

    static List<String> commands(Page page) {
        List<Row> rows = page.table("Commands", "command");
        List<List<String>> ofPage = rows.stream()
                .filter(row -> row.columns().contains("offered when"))
                .map(row -> List.of(
                        row.at("command"), String.valueOf(row.at("offered when").equals("a check"))))
                .toList();
        List<String> differences = new ArrayList<>(between(
                ofPage,
                Commands.ALL.stream()
                        .map(command -> List.of(written(command), String.valueOf(command.isCheck())))
                        .toList()));
        differences.addAll(between(
                rows.stream()
                        .filter(row -> row.columns().contains("reason"))
                        .flatMap(row -> quoted(row.at("command")).stream())
                        .toList(),
                names()));
        return differences;
    }

    private static String written(Command command) {
        return code(command.name()) + " `t`" + (command.takesAt() ? " at `a`" : "");
    }

    private static List<String> names() {
        return Commands.ALL.stream().map(Command::name).toList();
    }

    static List<String> actions(Page page) {
        List<String> ofPage = Stream.of("Actions of the environment", "The operator", "Faults of the core")
                .flatMap(heading -> page.table(heading, "action").stream())
                .map(row -> quoted(row.at("action")).get(0))
                .distinct()
                .sorted()
                .toList();
        return between(
                ofPage, Stream.of(ActionKind.values()).map(Enum::name).sorted().toList());
    }

    static List<String> conditions(Page page) {
        return between(
                cells(page.table("Conditions", "condition"), "condition", "about"),
                Conditions.ALL.stream()
                        .map(condition -> List.of(code(condition.name()), about(condition)))
                        .toList());
    }

    private static String about(Condition condition) {
        return condition.takesTarget() ? "`t`" + (condition.takesAt() ? " at `a`" : "") : "the site";
    }

    static List<String> properties(Page page) {
        List<Row> rows = page.table("Properties", "property");
        List<Row> promises =
                rows.stream().filter(row -> row.columns().contains("form")).toList();
        List<Row> exactly = rows.stream()
                .filter(row -> row.columns().contains("holds when"))
                .toList();
        List<String> differences = new ArrayList<>(between(
                cells(promises, "property", "form", "promise"),
                Properties.ALL.stream()
                        .map(property -> List.of(code(property.name()), form(property), property.promise()))
                        .toList()));
        differences.addAll(between(
                cells(exactly, "property"),
                Properties.ALL.stream()
                        .map(property -> List.of(code(property.name())))
                        .toList()));
        return differences;
    }

    private static String form(Property property) {
        return property.isEventual()
                ? "eventually"
                : property instanceof StepProperty ? "always, of each step" : "always";
    }

    static List<String> assumptions(Page page) {
        List<String> differences = new ArrayList<>(between(
                cells(page.table("Assumptions", "key"), "key", "values", "default"),
                AssumptionKey.ALL.stream()
                        .map(key -> List.of(
                                code(key.name()),
                                key.values().stream().map(NamesAndFigures::code).collect(Collectors.joining(", ")),
                                code(key.of().apply(Assumptions.DEFAULT))))
                        .toList()));
        differences.addAll(between(
                cells(page.table("Force activation", "`forceActivation`"), "`forceActivation`"),
                Stream.of(ForceActivation.values())
                        .map(offered -> List.of(code(offered.name())))
                        .toList()));
        return differences;
    }

    // ---- time
    // ----------------------------------------------------------------------------------------------------------

    /** A site that says of itself what stands on the page. */
    private static SimulatedSite site(String key, Stream<String> lines) {
        return Catalogue.siteOf(
                        "docs/model",
                        """
                        site: of-the-page
                        title: What stands on the page
                        servers:
                          - { name: A, address: 192.0.2.1, key: 1, mode: active }
                          - { name: B, address: 192.0.2.2, key: 2, mode: standby }
                        """
                                + key + ":\n"
                                + lines.map(line -> "  " + line + "\n").collect(Collectors.joining()))
                .site();
    }

    private static String mapping(String cell) {
        String plain = cell.replace("`", "");
        return plain.startsWith("{") ? plain : "{ " + plain + " }";
    }

    static List<String> durations(Page page) {
        List<Row> rows = page.table("Durations", "key");
        List<String> keys =
                new ArrayList<>(Stream.of(Activity.values()).map(Activity::key).toList());
        keys.add("polls");
        List<String> differences = new ArrayList<>(
                between(rows.stream().map(row -> row.plain("key")).toList(), sorted(keys, rows)));
        if (!differences.isEmpty()) {
            return differences;
        }
        Timing timing;
        try {
            timing = site("timing", rows.stream().map(row -> row.plain("key") + ": " + mapping(row.at("default"))))
                    .timing();
        } catch (InputException wrong) {
            return List.of(wrong.getMessage());
        }
        for (Activity activity : Activity.values()) {
            if (!timing.of(activity).equals(activity.usual())) {
                differences.add(activity.key() + ": " + timing.of(activity) + " by the page, " + activity.usual());
            }
        }
        if (!timing.polls().equals(Timing.DEFAULT.polls())) {
            differences.add("polls: " + timing.polls() + " by the page, " + Timing.DEFAULT.polls());
        }
        return differences;
    }

    /** The page may tell durations in the order in which they are best understood. */
    private static List<String> sorted(List<String> keys, List<Row> rows) {
        List<String> ofPage = rows.stream().map(row -> row.plain("key")).toList();
        return Stream.concat(
                        ofPage.stream().filter(keys::contains).distinct(),
                        keys.stream().filter(key -> !ofPage.contains(key)))
                .toList();
    }

    static List<String> clients(Page page) {
        List<Row> rows = page.table("Clients", "through the client on");
        return between(
                rows.stream()
                        .map(row -> List.of(row.plain("through the client on"), quoted(row.at("what"))))
                        .toList(),
                List.of(
                        List.of("the server behind at", names(Command::takesAt)),
                        List.of("the target", names(command -> command.usesClient() && !command.takesAt())),
                        List.of("none: the machine", names(command -> !command.usesClient()))));
    }

    private static List<String> names(Predicate<Command> those) {
        return Commands.ALL.stream().filter(those).map(Command::name).toList();
    }

    static List<String> measures(Page page) {
        return between(
                cells(page.table("Measures", "measure"), "measure", "unit"),
                Stream.of(Measure.values())
                        .map(measure -> List.of(code(measure.key()), measure.unit()))
                        .toList());
    }

    static List<String> faults(Page page) {
        List<Row> rows = page.table("Faults of the simulator", "fault");
        List<String> differences = new ArrayList<>(between(
                cells(rows, "fault", "does", "does not", "heals"),
                Faults.ALL.stream()
                        .map(fault -> List.of(code(fault.name()), fault.does(), fault.doesNot(), fault.heals()))
                        .toList()));
        if (!differences.isEmpty()) {
            return differences;
        }
        FaultPlan plan;
        try {
            plan = site("faults", rows.stream().map(NamesAndFigures::stated)).faults();
        } catch (InputException wrong) {
            return List.of(wrong.getMessage());
        }
        for (Fault fault : Faults.ALL) {
            FaultPlan.Entry entry = plan.entry(fault.name()).orElseThrow();
            if (!entry.every().equals(Optional.of(fault.every()))
                    || !entry.lasts().equals(fault.lasts())) {
                differences.add(entry + " by the page, every " + fault.every() + ", lasts " + fault.lasts());
            }
        }
        return differences;
    }

    private static String stated(Row row) {
        String lasts = row.at("lasts").equals(NONE) ? "" : ", lasts: " + mapping(row.at("lasts"));
        return row.plain("fault") + ": { per-hour: " + row.at("per hour") + lasts + " }";
    }

    static List<String> slips(Page page) {
        return page.table("Slips", "slip").stream()
                .map(row -> row.plain("fault"))
                .filter(fault -> Faults.named(fault).isEmpty())
                .map(fault -> "the page only: " + fault)
                .toList();
    }

    // ---- limits
    // --------------------------------------------------------------------------------------------------------

    static List<String> limits(Page page) {
        List<String> differences = new ArrayList<>();
        List<String> told = new ArrayList<>();
        for (Row row : page.table("Limits", "what")) {
            String constant = row.plain("constant");
            told.add(constant);
            Optional<Long> value = fields().filter(field -> name(field).equals(constant))
                    .findFirst()
                    .map(NamesAndFigures::value);
            if (!value.equals(Optional.of(amount(row.at("most"))))) {
                differences.add(constant + ": " + row.at("most") + " by the page, " + value + " by the code");
            }
        }
        fields().filter(field -> Modifier.isPublic(field.getModifiers()))
                .map(NamesAndFigures::name)
                .filter(name -> !told.contains(name))
                .forEach(name -> differences.add("the code only: " + name));
        return differences;
    }

    private static Stream<Field> fields() {
        return LIMITED.stream()
                .flatMap(limited -> Stream.of(limited.getDeclaredFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers())
                        && (field.getName().matches("(MAX|MOST|LEAST)_.*")
                                || field.getName().endsWith("_END_MILLIS")));
    }

    private static String name(Field field) {
        return field.getDeclaringClass().getSimpleName() + "." + field.getName();
    }

    private static long value(Field field) {
        try {
            field.setAccessible(true);
            return ((Number) field.get(null)).longValue();
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(closed);
        }
    }

    /** A number, or a duration in milliseconds. */
    private static long amount(String cell) {
        Matcher amount = AMOUNT.matcher(cell);
        if (!amount.matches()) {
            throw new IllegalArgumentException("this is no amount: " + cell);
        }
        long number = Long.parseLong(amount.group(1).replace(",", ""));
        return switch (amount.group(2)) {
            case "d" -> number * 24 * 3_600_000;
            case "h" -> number * 3_600_000;
            case "s" -> number * 1_000;
            default -> number;
        };
    }
}
