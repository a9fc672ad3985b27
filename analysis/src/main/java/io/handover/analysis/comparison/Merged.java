package io.handover.analysis.comparison;

import io.handover.model.procedure.Declarations;
import io.handover.model.procedure.Given;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.Procedure;
import io.handover.model.procedure.Resume;
import io.handover.model.procedure.Role;
import io.handover.model.procedure.StepRef;
import io.handover.model.procedure.WhatIf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two procedures laid over each other, so that each difference between them can be made by itself. With none made it does what A does, with all
 * made what B does.
 */
final class Merged implements Alike.SameSteps {
    private static final long MATCH = 1_000;
    private static final int BOTH = -1;

    /** Something that stands in A, in B or in both; it is as in B where it is of both or its difference is made. */
    private record Slot<T>(Optional<T> a, Optional<T> b, int difference) {
        Optional<T> in(Set<Integer> made) {
            return difference == BOTH || made.contains(difference) ? b : a;
        }
    }

    private final Procedure a;
    private final Procedure b;
    private final List<Difference> differences = new ArrayList<>();
    private final List<Slot<Instruction>> steps = new ArrayList<>();
    private final List<Slot<WhatIf>> branches = new ArrayList<>();
    private final List<Slot<Declarations.ChangesLost>> lost = new ArrayList<>();
    private final List<Slot<Declarations.SeveralActive>> several = new ArrayList<>();
    private final Slot<Given> given;
    private final List<Role> roles;

    /** By place of B's step: A's step as it was written, before names were changed. */
    private final Map<Integer, Instruction> sameAsInA = new LinkedHashMap<>();

    private final Procedure writtenB;

    Merged(Procedure writtenA, Procedure writtenB) {
        this.writtenB = writtenB;
        Procedure inWordsOfB = new Renaming(roleNames(writtenA, writtenB), new LinkedHashMap<>()).of(writtenA);
        Alignment aligned = Alignment.of(inWordsOfB.steps(), writtenB.steps(), Merged::likeness);
        for (int[] pair : pairs(aligned)) {
            sameAsInA.put(pair[1], writtenA.steps().get(pair[0]));
        }
        Map<String, String> ids = ids(inWordsOfB, writtenB, aligned);
        this.a = new Renaming(new LinkedHashMap<>(), ids).of(inWordsOfB);
        this.b = withIds(writtenB, aligned);
        this.roles = roles();
        layOver(a.steps(), b.steps(), aligned, steps, this::stepDifference);
        layOver(
                a.whatIfs(),
                b.whatIfs(),
                Alignment.of(a.whatIfs(), b.whatIfs(), Merged::likeness),
                branches,
                this::branchDifference);
        Declarations ofA = a.declarations();
        Declarations ofB = b.declarations();
        layOver(
                ofA.changesLost(),
                ofB.changesLost(),
                Alignment.of(
                        ofA.changesLost(),
                        ofB.changesLost(),
                        (x, y) -> x.at().role().equals(y.at().role()) ? likeness(Bare.lost(x), Bare.lost(y)) : 0),
                lost,
                (x, y, before, moved) -> declaration(
                        x.map(Bare::lost), y.map(Bare::lost), x.map(l -> l.position()), y.map(l -> l.position())));
        layOver(
                ofA.severalActive(),
                ofB.severalActive(),
                Alignment.of(
                        ofA.severalActive(), ofB.severalActive(), (x, y) -> likeness(Bare.several(x), Bare.several(y))),
                several,
                (x, y, before, moved) -> declaration(
                        x.map(Bare::several),
                        y.map(Bare::several),
                        x.map(l -> l.position()),
                        y.map(l -> l.position())));
        this.given = given();
    }

    // ---- names ----------------------------------------------------------------------------------------------------

    /** The words of B for the roles of A: those that stand for the same servers. */
    private static Map<String, String> roleNames(Procedure a, Procedure b) {
        Map<String, String> names = new LinkedHashMap<>();
        for (Role role : a.roles()) {
            Optional<String> same = b.roles().stream()
                    .filter(other -> other.binding().equals(role.binding()))
                    .map(Role::name)
                    .findFirst();
            boolean isTaken = b.roles().stream().anyMatch(other -> other.name().equals(role.name()));
            names.put(role.name(), same.orElse(isTaken ? role.name() + "-of-a" : role.name()));
        }
        return names;
    }

    private List<Role> roles() {
        List<Role> all = new ArrayList<>(b.roles());
        a.roles().stream()
                .filter(role ->
                        b.roles().stream().noneMatch(other -> other.name().equals(role.name())))
                .forEach(all::add);
        return all;
    }

    private static List<int[]> pairs(Alignment aligned) {
        List<int[]> pairs = new ArrayList<>();
        for (int[] slot : aligned.slots()) {
            if (slot[0] != Alignment.NONE && slot[1] != Alignment.NONE) {
                pairs.add(slot);
            }
        }
        for (int[] moved : aligned.moved()) {
            pairs.add(
                    new int[] {aligned.slots().get(moved[0])[0], aligned.slots().get(moved[1])[1]});
        }
        return pairs;
    }

    /** What A's ids become, so that a step of both has one name, and no two steps have the same. */
    private static Map<String, String> ids(Procedure a, Procedure b, Alignment aligned) {
        Set<String> taken = new LinkedHashSet<>();
        b.steps().forEach(step -> step.id().ifPresent(taken::add));
        Map<String, String> ids = new LinkedHashMap<>();
        for (int[] pair : pairs(aligned)) {
            Optional<String> ofB = b.steps().get(pair[1]).id();
            a.steps().get(pair[0]).id().ifPresent(id -> ofB.ifPresent(other -> ids.put(id, other)));
        }
        for (Instruction step : a.steps()) {
            step.id().filter(id -> !ids.containsKey(id)).ifPresent(id -> {
                String name = id;
                while (!taken.add(name)) {
                    name += "-of-a";
                }
                ids.put(id, name);
            });
        }
        return ids;
    }

    /** B, in which a step of both keeps the name that only A gives it. */
    private Procedure withIds(Procedure written, Alignment aligned) {
        List<Instruction> named = new ArrayList<>(written.steps());
        for (int[] pair : pairs(aligned)) {
            Instruction step = named.get(pair[1]);
            if (step.id().isEmpty()) {
                named.set(pair[1], Renaming.named(step, a.steps().get(pair[0]).id()));
            }
        }
        return written.withSteps(named, written.whatIfs());
    }

    @Override
    public Optional<Instruction> before(Instruction stepOfB) {
        for (int i = 0; i < writtenB.steps().size(); i++) {
            if (isSame(writtenB.steps().get(i), stepOfB)) {
                return Optional.ofNullable(sameAsInA.get(i));
            }
        }
        return Optional.empty();
    }

    @SuppressWarnings("ReferenceEquality") // the very one; another may read the same
    private static boolean isSame(Instruction one, Instruction other) {
        return one == other;
    }

    // ---- likeness -------------------------------------------------------------------------------------------------

    private static long likeness(Instruction x, Instruction y) {
        if (x.command() != y.command() || !x.target().role().equals(y.target().role())) {
            return 0;
        }
        return MATCH
                + likenessOfWords(Bare.command(x), Bare.command(y))
                + likenessOfWords(Bare.step(x), Bare.step(y))
                + (x.id().isPresent() && x.id().equals(y.id()) ? 2 : 0);
    }

    private static long likeness(WhatIf x, WhatIf y) {
        return Bare.condition(x).equals(Bare.condition(y)) ? likeness(Bare.whole(x), Bare.whole(y)) : 0;
    }

    private static long likeness(String x, String y) {
        return MATCH + likenessOfWords(x, y);
    }

    private static long likenessOfWords(String x, String y) {
        return x.equals(y) ? 1 : 0;
    }

    // ---- differences ----------------------------------------------------------------------------------------------

    /** The difference of one element; empty where there is none. */
    private interface Telling<T> {
        Optional<Difference> difference(Optional<T> ofA, Optional<T> ofB, int nextOfA, boolean isMoved);
    }

    private <T> void layOver(List<T> ofA, List<T> ofB, Alignment aligned, List<Slot<T>> slots, Telling<T> telling) {
        Map<Integer, Integer> numbers = new LinkedHashMap<>();
        for (int[] moved : aligned.moved()) {
            int from = aligned.slots().get(moved[0])[0];
            int to = aligned.slots().get(moved[1])[1];
            telling.difference(
                            Optional.of(ofA.get(from)),
                            Optional.of(ofB.get(to)),
                            nextOfA(aligned, moved[1], ofA.size()),
                            true)
                    .ifPresent(difference -> {
                        numbers.put(moved[0], differences.size());
                        numbers.put(moved[1], differences.size());
                        differences.add(difference);
                    });
        }
        for (int i = 0; i < aligned.slots().size(); i++) {
            int[] slot = aligned.slots().get(i);
            Optional<T> x = slot[0] == Alignment.NONE ? Optional.empty() : Optional.of(ofA.get(slot[0]));
            Optional<T> y = slot[1] == Alignment.NONE ? Optional.empty() : Optional.of(ofB.get(slot[1]));
            int number = numbers.getOrDefault(i, BOTH);
            if (number == BOTH) {
                Optional<Difference> difference = telling.difference(x, y, nextOfA(aligned, i, ofA.size()), false);
                if (difference.isPresent()) {
                    number = differences.size();
                    differences.add(difference.get());
                }
            }
            slots.add(new Slot<>(x, y, number));
        }
    }

    /** The first element of A that stands behind a slot. */
    private static int nextOfA(Alignment aligned, int slot, int end) {
        for (int i = slot; i < aligned.slots().size(); i++) {
            if (aligned.slots().get(i)[0] != Alignment.NONE) {
                return aligned.slots().get(i)[0];
            }
        }
        return end;
    }

    private Optional<Difference> stepDifference(
            Optional<Instruction> x, Optional<Instruction> y, int next, boolean isMoved) {
        String place = next < a.steps().size() ? "before step " + (next + 1) : "after the last step";
        if (x.isEmpty()) {
            return y.map(added -> new Difference(
                    Difference.Kind.STEP_ADDED,
                    "add '" + Bare.step(added) + "' " + place,
                    OptionalInt.empty(),
                    line(added.position())));
        }
        String step = "step " + (place(a.steps(), x.get()) + 1) + " (" + Bare.command(x.get()) + ")";
        if (y.isEmpty()) {
            return Optional.of(new Difference(
                    Difference.Kind.STEP_REMOVED,
                    "leave out " + step,
                    line(x.get().position()),
                    OptionalInt.empty()));
        }
        if (isMoved) {
            return Optional.of(new Difference(
                    Difference.Kind.STEP_MOVED,
                    "move " + step + " to " + place,
                    line(x.get().position()),
                    line(y.get().position())));
        }
        return Bare.step(x.get()).equals(Bare.step(y.get()))
                ? Optional.empty()
                : Optional.of(new Difference(
                        Difference.Kind.STEP_CHANGED,
                        "make " + step + " '" + Bare.step(y.get()) + "'"
                                + (x.get().asSoonAsPossibleMillis().isPresent()
                                        ? " instead of '" + Bare.step(x.get()) + "'"
                                        : ""),
                        line(x.get().position()),
                        line(y.get().position())));
    }

    private Optional<Difference> branchDifference(Optional<WhatIf> x, Optional<WhatIf> y, int next, boolean isMoved) {
        if (x.isEmpty()) {
            return y.map(added -> new Difference(
                    Difference.Kind.BRANCH_ADDED,
                    "add the what-if branch: " + Bare.branch(added),
                    OptionalInt.empty(),
                    line(added.position())));
        }
        String branch = "what-if " + (place(a.whatIfs(), x.get()) + 1) + " (" + Bare.condition(x.get()) + ")";
        if (y.isEmpty()) {
            return Optional.of(new Difference(
                    Difference.Kind.BRANCH_REMOVED,
                    "leave out " + branch,
                    line(x.get().position()),
                    OptionalInt.empty()));
        }
        OptionalInt lineOfA = line(x.get().position());
        OptionalInt lineOfB = line(y.get().position());
        if (isMoved) {
            return Optional.of(new Difference(
                    Difference.Kind.BRANCH_MOVED, "look for " + branch + " in another order", lineOfA, lineOfB));
        }
        return Bare.whole(x.get()).equals(Bare.whole(y.get()))
                ? Optional.empty()
                : Optional.of(new Difference(
                        Difference.Kind.BRANCH_CHANGED,
                        "change " + branch + ": " + Bare.whole(y.get()),
                        lineOfA,
                        lineOfB));
    }

    private static Optional<Difference> declaration(
            Optional<String> x, Optional<String> y, Optional<Position> ofA, Optional<Position> ofB) {
        if (x.equals(y)) {
            return Optional.empty();
        }
        String words = y.map(now -> "declare that " + now).orElseGet(() -> "declare no more that " + x.orElseThrow());
        String before = x.isPresent() && y.isPresent() ? ", instead of that " + x.get() : "";
        return Optional.of(new Difference(
                Difference.Kind.DECLARATION,
                words + before,
                ofA.map(Merged::line).orElse(OptionalInt.empty()),
                ofB.map(Merged::line).orElse(OptionalInt.empty())));
    }

    private Slot<Given> given() {
        if (Bare.given(a.given()).equals(Bare.given(b.given()))) {
            return new Slot<>(Optional.of(a.given()), Optional.of(b.given()), BOTH);
        }
        differences.add(new Difference(
                Difference.Kind.START, "start from another given state", OptionalInt.empty(), OptionalInt.empty()));
        return new Slot<>(Optional.of(a.given()), Optional.of(b.given()), differences.size() - 1);
    }

    private static OptionalInt line(Position position) {
        return position.line() > 0 ? OptionalInt.of(position.line()) : OptionalInt.empty();
    }

    private static int place(List<?> list, Object element) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) == element) {
                return i;
            }
        }
        return -1;
    }

    List<Difference> differences() {
        return List.copyOf(differences);
    }

    // ---- making them ----------------------------------------------------------------------------------------------

    /** A with some differences made, which need each other no more than {@link #needed} says. */
    Procedure with(Set<Integer> made) {
        return new Procedure(
                b.name(),
                b.title(),
                b.description(),
                roles,
                given.in(made).orElseThrow(),
                new Declarations(in(lost, made), in(several, made)),
                in(steps, made),
                in(branches, made),
                b.bounds(),
                b.promises());
    }

    private static <T> List<T> in(List<Slot<T>> slots, Set<Integer> made) {
        return slots.stream().flatMap(slot -> slot.in(made).stream()).toList();
    }

    /**
     * These differences and those without which they make no sense: what names a step needs the step, and a step that is left out needs that
     * nothing names it any more.
     *
     * @return empty where that cannot be told
     */
    Optional<NavigableSet<Integer>> needed(Set<Integer> wanted) {
        NavigableSet<Integer> made = new TreeSet<>(wanted);
        while (true) {
            Set<String> known = in(steps, made).stream()
                    .flatMap(step -> step.id().stream())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            int before = made.size();
            addMissing(branches, made, known, Merged::refs);
            addMissing(lost, made, known, window -> List.of(window.from(), window.until()));
            addMissing(several, made, known, stretch -> List.of(stretch.from(), stretch.until()));
            boolean isWhole = Stream.of(
                            in(branches, made).stream().flatMap(branch -> refs(branch).stream()),
                            in(lost, made).stream().flatMap(window -> Stream.of(window.from(), window.until())),
                            in(several, made).stream().flatMap(one -> Stream.of(one.from(), one.until())))
                    .flatMap(Function.identity())
                    .allMatch(ref -> known.contains(ref.id()));
            if (isWhole) {
                return Optional.of(made);
            }
            if (made.size() == before) {
                return Optional.empty();
            }
        }
    }

    private static List<StepRef> refs(WhatIf branch) {
        List<StepRef> refs = new ArrayList<>();
        branch.from().ifPresent(refs::add);
        branch.until().ifPresent(refs::add);
        if (branch.resume() instanceof Resume.AtStep at) {
            refs.add(at.step());
        }
        return refs;
    }

    private <T> void addMissing(
            List<Slot<T>> slots, Set<Integer> made, Set<String> known, Function<T, List<StepRef>> refs) {
        for (Slot<T> slot : slots) {
            for (StepRef ref : slot.in(made).map(refs).orElse(List.of())) {
                if (known.contains(ref.id())) {
                    continue;
                }
                Optional<Slot<Instruction>> adding = steps.stream()
                        .filter(step -> step.difference() != BOTH && !made.contains(step.difference()))
                        .filter(step -> step.b().flatMap(Instruction::id).equals(Optional.of(ref.id())))
                        .findFirst();
                if (adding.isPresent()) {
                    made.add(adding.get().difference());
                } else if (slot.difference() != BOTH) {
                    made.add(slot.difference());
                }
            }
        }
    }
}
