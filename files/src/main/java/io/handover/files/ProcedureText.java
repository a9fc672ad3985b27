package io.handover.files;

import io.handover.model.procedure.Binding;
import io.handover.model.procedure.Declarations;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.RoleRef;
import io.handover.model.procedure.TimedBound;
import io.handover.model.procedure.WhatIf;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A procedure as a file that is read as the same procedure. */
public final class ProcedureText {
    private static final Pattern NAME = Pattern.compile("(?!(?i:true|false|null|yes|no|on|off|y|n)$)\\p{L}[\\w-]*");
    private static final Pattern PROSE = Pattern.compile("\\p{L}[^#:]* [^#:]*[^#:\\s]");

    private final StringBuilder text = new StringBuilder();

    private ProcedureText() {}

    /** YAML, with a line end at its end. */
    public static String of(Procedure procedure) {
        ProcedureText written = new ProcedureText();
        written.write(procedure);
        return written.text.toString();
    }

    private void write(Procedure procedure) {
        line("procedure: " + scalar(procedure.name()));
        line("title: " + scalar(procedure.title()));
        if (!procedure.description().isBlank()) {
            line("description: |" + (procedure.description().endsWith("\n") ? "" : "-"));
            procedure.description().lines().forEach(words -> line(words.isEmpty() ? "" : "  " + words));
        }
        line("roles:");
        procedure.roles().forEach(role -> line("  " + scalar(role.name()) + ": " + binding(role.binding())));
        given(procedure.given());
        declares(procedure.declarations());
        line("steps:");
        procedure.steps().forEach(step -> text.append(PatchText.block(step, 2)));
        if (!procedure.whatIfs().isEmpty()) {
            line("what-if:");
            for (WhatIf branch : procedure.whatIfs()) {
                text.append(PatchText.block(branch, 2));
            }
        }
        if (!procedure.bounds().isEmpty()) {
            line("bounds:");
            for (TimedBound bound : procedure.bounds()) {
                line("  " + bound.measure().key() + ": " + DurationText.of(bound.mostMillis()));
            }
        }
        if (!procedure.promises().isEmpty()) {
            line("promises:");
            procedure.promises().forEach(promise -> line("  - " + promise));
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String binding(Binding binding) {
        if (binding instanceof Binding.Standby standby) {
            return "standby-" + standby.number();
        }
        if (binding instanceof Binding.Named named) {
            return scalar(named.server());
        }
        return binding instanceof Binding.Active ? "active" : "other-standbys";
    }

    private void given(Given given) {
        if (given.equals(Given.NOTHING)) {
            return;
        }
        line("given:");
        if (given.changes() > 0) {
            line("  changes: " + given.changes());
        }
        if (!given.servers().isEmpty()) {
            line("  servers:");
            given.servers().forEach(server -> line("    " + scalar(server.role().role()) + ": " + given(server)));
        }
        if (!given.cuts().isEmpty()) {
            line("  cut: " + list(given.cuts(), cut -> list(List.of(cut.one(), cut.other()), ProcedureText::name)));
        }
    }

    private static String given(Given.Server server) {
        List<String> parts = new ArrayList<>();
        server.process().ifPresent(process -> parts.add("process: " + lower(process)));
        server.mode().ifPresent(mode -> parts.add("mode: " + lower(mode)));
        server.version().ifPresent(version -> parts.add("version: " + lower(version)));
        server.subscription()
                .ifPresent(from -> parts.add(
                        "replicates-from: " + from.map(ProcedureText::name).orElse("nobody")));
        server.registered().ifPresent(roles -> parts.add("registered: " + list(roles, ProcedureText::name)));
        server.lacks().ifPresent(lacks -> parts.add("lacks: " + lacks));
        return parts.isEmpty() ? "{}" : "{ " + String.join(", ", parts) + " }";
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String name(RoleRef role) {
        return scalar(role.role());
    }

    private static <T> String list(List<T> all, Function<T, String> words) {
        return all.isEmpty() ? "[]" : all.stream().map(words).collect(Collectors.joining(", ", "[ ", " ]"));
    }

    private void declares(Declarations declarations) {
        if (declarations.isEmpty()) {
            return;
        }
        line("declares:");
        declared(
                "changes-lost",
                declarations.changesLost(),
                lost -> "{ at: " + name(lost.at()) + ", from: " + lost.from().id() + ", until: "
                        + lost.until().id() + " }");
        declared(
                "several-active",
                declarations.severalActive(),
                several -> "{ from: " + several.from().id() + ", until: "
                        + several.until().id() + " }");
    }

    private <T> void declared(String key, List<T> all, Function<T, String> words) {
        if (all.size() == 1) {
            line("  " + key + ": " + words.apply(all.get(0)));
        } else if (!all.isEmpty()) {
            line("  " + key + ":");
            all.forEach(one -> line("    - " + words.apply(one)));
        }
    }

    /** In quotes where it would mean something else without. */
    private static String scalar(String words) {
        boolean isPlain = NAME.matcher(words).matches() || PROSE.matcher(words).matches();
        return isPlain ? words : "'" + words.replace("'", "''") + "'";
    }
}
