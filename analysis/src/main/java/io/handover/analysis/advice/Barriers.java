package io.handover.analysis.advice;

import io.handover.model.command.Commands;
import io.handover.model.procedure.Instruction;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Role;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Changes that may keep a mistake from doing harm: a look that is put in, a client that is opened beforehand, a command that is given once
 * more, a what-if branch. Nothing is claimed of them.
 */
public final class Barriers {
    private static final String LOOK = "Who made a mistake before sees here that something is not as it should be.";

    /** Who adds more writes another procedure. */
    private static final int MOST_EDITS = 3;

    private final Script script;
    private final Candidates candidates;

    /** For the procedure of a plan. */
    public Barriers(Plan plan) {
        this.script = new Script(plan);
        this.candidates = new Candidates(script);
    }

    /** The place of the written main step that main step {@code pc} comes from; the number of steps at the end. */
    public int written(int pc) {
        return script.written(pc);
    }

    /**
     * What may help against a problem, looks first.
     *
     * @param from the first written step before which something is put in
     */
    public List<Patch> against(Problem problem, int from) {
        Set<Patch> patches = new LinkedHashSet<>();
        List<String> roles = script.procedure().roles().stream()
                .map(Role::name)
                .filter(role -> !script.servers(role).isEmpty())
                .toList();
        for (int place = from; place <= script.size(); place++) {
            for (String role : roles) {
                patches.add(look(place, Script.instruction(Commands.OPEN_CLIENT, role)));
                if (script.upgrades()) {
                    patches.add(look(place, Script.instruction(Commands.VERIFY_UPGRADED, role)));
                }
                for (String at : script.others(role)) {
                    if (script.servers(at).size() == 1) {
                        patches.add(look(place, Script.instruction(Commands.AWAIT_CAUGHT_UP, role, at)));
                    }
                }
            }
        }
        candidates.on(problem).stream().filter(Barriers::isBarrier).forEach(patches::add);
        return List.copyOf(patches);
    }

    private Patch look(int place, Instruction step) {
        return script.add(place, Script.because(step, LOOK));
    }

    /** Whether a patch adds something, and neither gives a promise up nor turns the procedure round. */
    private static boolean isBarrier(Patch patch) {
        List<Edit> edits = new ArrayList<>(patch.edits());
        edits.removeIf(edit -> edit instanceof Edit.NameStep);
        return !edits.isEmpty()
                && edits.size() <= MOST_EDITS
                && edits.stream()
                        .allMatch(edit -> edit instanceof Edit.AddStep
                                || edit instanceof Edit.AddBranch
                                || edit instanceof Edit.WatchBranch);
    }

    /** What a patch does, in one line. */
    public String words(Patch patch) {
        return PatchWords.of(script, patch);
    }
}
