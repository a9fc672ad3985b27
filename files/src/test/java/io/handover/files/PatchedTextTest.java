package io.handover.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.analysis.advice.Edit;
import io.handover.analysis.advice.Patch;
import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.procedure.Declarations;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Position;
import io.handover.model.procedure.Resume;
import io.handover.model.procedure.RoleRef;
import io.handover.model.procedure.StepRef;
import io.handover.model.procedure.TimedBound;
import io.handover.model.procedure.WhatIf;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PatchedTextTest {
    private static final String BLOCK = """
            procedure: own   # the name
            title: A procedure
            roles: { old: active, new: standby-1 }
            declares:
              changes-lost:
                at: old      # here
                from: out
                until: down
            steps:
              # first
              - exclude: new
                at: old
                id: out
              # second, with a remark
              - force-activate: new   # now
              # third
              - set-standby: old
                id: down
                as-soon-as-possible: 2m

              # fourth
              - upgrade: old
            bounds:
              dual-active: 1m   # short
            """;

    private static final String FLOW = """
            procedure: own
            title: A procedure
            roles: { old: active, new: standby-1 }
            declares: { changes-lost: { at: old, from: out, until: down } }
            steps: [ { exclude: new, at: old, id: out }, { force-activate: new }, { set-standby: old, id: down, as-soon-as-possible: 2m }, { upgrade: old } ]
            bounds: { dual-active: 1m }
            """;

    private static StepRef ref(String id) {
        return new StepRef(id, Position.NONE);
    }

    private static RoleRef role(String name) {
        return new RoleRef(name, Position.NONE);
    }

    private static Instruction look() {
        return Instruction.of(Commands.AWAIT_CAUGHT_UP, "new", Optional.of("old"));
    }

    private static Edit branch() {
        return new Edit.AddBranch(new WhatIf(
                Conditions.NO_ACTIVE,
                Optional.empty(),
                Optional.empty(),
                Optional.of(ref("take")),
                Optional.empty(),
                List.of(
                        Instruction.of(Commands.START, "new", Optional.empty()),
                        Instruction.of(Commands.FORCE_ACTIVATE, "new", Optional.empty())),
                new Resume.SameStep(),
                Optional.empty(),
                Optional.of("Nobody can manage the site: "
                        + "somebody must. ".repeat(8).strip()),
                Position.NONE));
    }

    /** Every kind of edit, each alone and then all together. */
    private static List<Patch> patches() {
        List<Edit> edits = List.of(
                new Edit.AddStep(0, look()),
                new Edit.AddStep(4, look()),
                new Edit.MoveStep(2, 1),
                new Edit.NameStep(1, "take"),
                new Edit.ReplaceRoles(0, "old", Optional.of("new")),
                new Edit.AllowStep(2, 300_000),
                new Edit.AllowTime(TimedBound.Measure.DUAL_ACTIVE, 90_000),
                new Edit.MoveWindow(0, ref("out"), ref("out")),
                new Edit.DeclareLost(new Declarations.ChangesLost(role("new"), ref("out"), ref("down"), Position.NONE)),
                new Edit.DeclareSeveral(new Declarations.SeveralActive(ref("out"), ref("down"), Position.NONE)));
        List<Patch> patches = new java.util.ArrayList<>(
                edits.stream().map(edit -> new Patch(List.of(edit))).toList());
        patches.add(new Patch(List.of(new Edit.NameStep(1, "take"), branch())));
        patches.add(new Patch(List.of(new Edit.MoveStep(3, 1), new Edit.AddStep(1, look()))));
        patches.add(new Patch(edits).and(new Patch(List.of(branch()))));
        return patches;
    }

    private static String said(String text) {
        // Positions differ, what is said does not.
        return Catalogue.procedureOf("own.yaml", text).procedure().toString().replaceAll("Position\\[[^]]*]", "-");
    }

    @Test
    void whatIsWrittenIsWhatThePatchSays() {
        for (String text : List.of(BLOCK, FLOW, BLOCK.stripTrailing())) {
            for (Patch patch : patches()) {
                String patched = PatchedText.of("own.yaml", text, patch);
                String meant = patch.on(Catalogue.procedureOf("own.yaml", text).procedure())
                        .toString()
                        .replaceAll("Position\\[[^]]*]", "-");
                assertThat(said(patched)).as(patch + "\n" + patched).isEqualTo(meant);
            }
        }
    }

    @Test
    void commentsAndLayoutStay() {
        String patched =
                PatchedText.of("own.yaml", BLOCK, patches().get(patches().size() - 1));
        assertThat(patched.lines().filter(line -> line.contains("#")))
                .hasSameElementsAs(BLOCK.lines()
                        .filter(line -> line.contains("#"))
                        .map(line -> line.replace("dual-active: 1m ", "dual-active: 1m 30s "))
                        .map(line -> line.replace("    at: old      # here", "    - at: old      # here"))
                        .toList());
        assertThat(patched).contains("  # third\n  - set-standby: old\n    id: down\n    as-soon-as-possible: 5m\n");
    }

    @Test
    void aDiffShowsTheLinesThatAreNew() {
        Patch patch = new Patch(List.of(new Edit.AddStep(1, look())));
        assertThat(PatchedText.diff("own.yaml", BLOCK, patch))
                .filteredOn(line -> line.startsWith("+") && !line.startsWith("+++"))
                .containsExactly("+  - await-caught-up: new", "+    at: old");
    }
}
