package io.handover.console.report;

import io.handover.model.procedure.Binding;
import io.handover.model.procedure.Declarations;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.Role;
import io.handover.model.procedure.RoleRef;
import io.handover.model.procedure.StepRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a procedure states beside its steps, in sentences: what it declares given up (docs/model.md, "Declarations"), and where it starts
 * from (docs/model.md, "Given starts"). Steps are numbered as they are written.
 */
public final class Declared {
    private static final String NOTHING_LOST = "Nothing is declared lost";
    private static final String ONE_ACTIVE = "ever more than one active server is allowed.";

    private final Procedure procedure;
    /** The servers by name; none where roles stand for themselves. */
    private final List<String> servers;

    private Declared(Procedure procedure, List<String> servers) {
        this.procedure = procedure;
        this.servers = servers;
    }

    /** Of a procedure as it is written; servers are called by their roles. */
    public static Declared in(Procedure procedure) {
        return new Declared(procedure, List.of());
    }

    /** Of a procedure on a site; servers are called by their names. */
    public static Declared on(Plan plan) {
        return new Declared(plan.procedure(), plan.serverNames());
    }

    /** Writes where the procedure starts from, if not from an undisturbed site, and what it declares given up. */
    public void write(Page page) {
        if (!given().isEmpty()) {
            page.paragraph("  given        ", String.join(" ", given()));
        }
        page.paragraph("  declared     ", String.join(" ", sentences()));
    }

    /** What is given up, and what is not; at least one sentence. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        Declarations declared = procedure.declarations();
        declared.changesLost().stream()
                .filter(lost -> isSomeone(lost.at()))
                .map(this::sentence)
                .forEach(sentences::add);
        boolean nothingLost = sentences.isEmpty();
        declared.severalActive().stream().map(this::sentence).forEach(sentences::add);
        if (nothingLost && declared.severalActive().isEmpty()) {
            return List.of(NOTHING_LOST + "; n" + ONE_ACTIVE);
        }
        if (nothingLost) {
            sentences.add(NOTHING_LOST + ".");
        } else if (declared.severalActive().isEmpty()) {
            sentences.add("N" + ONE_ACTIVE);
        }
        return List.copyOf(sentences);
    }

    private String sentence(Declarations.ChangesLost lost) {
        Instruction first = instruction(lost.from());
        String opens = first.command().isCheck() ? "end" : "effect";
        return "Changes made at " + named(lost.at()) + " are declared lost from the "
                + (isSomeone(first.target()) ? opens : "beginning") + " of " + step(lost.from())
                + until(lost.from(), lost.until());
    }

    private String sentence(Declarations.SeveralActive several) {
        return "More than one server may be active from " + step(several.from())
                + until(several.from(), several.until());
    }

    /** The end of a sentence that has named the step from which. */
    private String until(StepRef from, StepRef until) {
        return " until " + (until.id().equals(from.id()) ? "that step" : step(until)) + " is done.";
    }

    /** Where the procedure starts from, as far as it differs from an undisturbed site; no sentence where it does not. */
    public List<String> given() {
        Given given = procedure.given();
        List<String> sentences = new ArrayList<>();
        if (given.changes() > 0) {
            sentences.add(Figures.counted(given.changes(), "change") + (given.changes() == 1 ? " was" : " were")
                    + " made before the start.");
        }
        for (Given.Server server : given.servers()) {
            if (isSomeone(server.role())) {
                sentences.add(sentence(server));
            }
        }
        for (Given.Cut cut : given.cuts()) {
            if (isSomeone(cut.one()) && isSomeone(cut.other())) {
                sentences.add(named(cut.one()) + " and " + named(cut.other()) + " cannot reach each other.");
            }
        }
        return List.copyOf(sentences);
    }

    private String sentence(Given.Server server) {
        List<String> parts = new ArrayList<>();
        server.process().ifPresent(process -> parts.add(word(process)));
        server.mode()
                .ifPresent(mode ->
                        parts.add("in " + mode.name().charAt(0) + word(mode).substring(1) + " mode"));
        server.version().ifPresent(version -> parts.add("has the " + word(version) + " release"));
        server.subscription()
                .ifPresent(from ->
                        parts.add("replicates from " + from.map(this::named).orElse("nobody")));
        server.registered().ifPresent(roles -> parts.add("has registered " + registered(roles)));
        server.lacks().ifPresent(lacks -> parts.add("lacks " + lacking(lacks)));
        return named(server.role()) + ": " + String.join(", ", parts) + ".";
    }

    private String registered(List<RoleRef> roles) {
        List<String> names =
                roles.stream().filter(this::isSomeone).map(this::named).toList();
        return names.isEmpty() ? "nobody" : listed(names);
    }

    private static String lacking(int changes) {
        return changes == 0 ? "none of them" : changes == 1 ? "the last one" : "the last " + changes;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private Instruction instruction(StepRef ref) {
        return procedure.steps().get(place(ref));
    }

    private int place(StepRef ref) {
        return IntStream.range(0, procedure.steps().size())
                .filter(i -> procedure.steps().get(i).id().equals(Optional.of(ref.id())))
                .findFirst()
                .orElseThrow();
    }

    private String step(StepRef ref) {
        Instruction instruction = instruction(ref);
        return "step " + (place(ref) + 1) + " ("
                + instruction
                        .command()
                        .phrase(
                                servers(instruction.target()),
                                instruction.at().map(this::servers).orElse(""))
                + ")";
    }

    private boolean isSomeone(RoleRef ref) {
        return servers.isEmpty() || !names(ref).isEmpty();
    }

    /** {@code "DK_MGT_1 (initial-active)"}, or the role alone. */
    private String named(RoleRef ref) {
        return servers.isEmpty() ? ref.role() : servers(ref) + " (" + ref.role() + ")";
    }

    private String servers(RoleRef ref) {
        if (servers.isEmpty()) {
            return ref.role();
        }
        List<String> names = names(ref);
        return names.isEmpty() ? "no server here" : listed(names);
    }

    /** {@code "DK_MGT_3, SE_MGT_1 and SE_MGT_2"}. */
    private static String listed(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private List<String> names(RoleRef ref) {
        Role role = procedure.roles().stream()
                .filter(candidate -> candidate.name().equals(ref.role()))
                .findFirst()
                .orElseThrow();
        if (role.binding() instanceof Binding.OtherStandbys) {
            return servers.stream()
                    .skip(1)
                    .filter(server -> procedure.roles().stream().noneMatch(other -> isBoundTo(other, server)))
                    .toList();
        }
        return servers.stream().filter(server -> isBoundTo(role, server)).toList();
    }

    /** Whether a role is bound to that server alone. */
    private boolean isBoundTo(Role role, String server) {
        Binding binding = role.binding();
        return binding instanceof Binding.Active && server.equals(servers.get(0))
                || binding instanceof Binding.Standby standby && server.equals(servers.get(standby.number()))
                || binding instanceof Binding.Named named && server.equals(named.server());
    }
}
