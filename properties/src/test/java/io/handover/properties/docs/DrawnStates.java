package io.handover.properties.docs;

import io.handover.files.Catalogue;
import io.handover.model.procedure.Plan;
import io.handover.model.procedure.Procedure;
import io.handover.model.site.Assumptions;
import io.handover.model.site.ForceActivation;
import io.handover.model.site.Scope;
import io.handover.model.site.SplitBrainReaction;
import io.handover.model.state.Budget;
import io.handover.model.state.SiteState;
import io.handover.model.transition.Transitions;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** States of sites, whether they can be reached or not; many are nearly in order, so that every rule has a chance to apply. */
final class DrawnStates {
    private static final long SEED = 1;
    private static final int COUNT = 2_000;
    private static final int CHANGES = 4;

    /** It has steps of most kinds, declarations, and branches that resume in every way. */
    private static final Procedure PROCEDURE =
            Catalogue.procedureOf("drawn", """
            procedure: drawn
            title: For states in which anything may be the case
            roles: { zero: active, one: standby-1, others: other-standbys }
            declares:
              changes-lost: { at: zero, from: last-look, until: demote }
            steps:
              - await-caught-up: one
                at: zero
                id: last-look
              - exclude: one
                at: zero
              - upgrade: one
                id: first-upgrade
              - force-activate: one
              - set-standby: zero
                id: demote
              - init-standby: zero
                at: one
              - activate: others
              - stop: others
            what-if:
              - when: no-active
                do: [ { force-activate: one }, { stop-replication: zero } ]
                resume: same-step
              - when: down
                target: one
                from: last-look
                until: demote
                do: [ { start: one } ]
                resume: next-step
              - when: behind
                target: one
                at: zero
                from: first-upgrade
                do: [ { set-standby-and-stop-replication: one } ]
                resume: first-upgrade
              - when: dangling
                target: zero
                do: [ { exclude: zero, at: one } ]
                resume: complete
            """).procedure();

    /** On sites of two servers and more. */
    private static final List<Plan> PLANS = IntStream.rangeClosed(2, Scope.MAX_SERVERS)
            .mapToObj(servers -> new Plan(
                    PROCEDURE, Stream.of("A", "B", "C", "D", "E").limit(servers).toList()))
            .toList();

    /** Each with a target, and another server as {@code a}; nobody changes them. */
    static final List<Scene> SCENES = drawn();

    private final Random random = new Random(SEED);

    private static List<Scene> drawn() {
        DrawnStates draw = new DrawnStates();
        return IntStream.range(0, COUNT).mapToObj(i -> draw.scene()).toList();
    }

    private boolean inAHundred(int share) {
        return random.nextInt(100) < share;
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private Scene scene() {
        Plan plan = one(PLANS);
        int servers = plan.serverNames().size();
        Assumptions assumptions = new Assumptions(
                one(List.of(SplitBrainReaction.values())),
                one(List.of(ForceActivation.values())),
                random.nextBoolean(),
                random.nextBoolean());
        Transitions transitions = new Transitions(plan, new Scope(servers, CHANGES, 1, 1, 1, 1, 1, 1), assumptions);
        SiteState state = transitions.initialState();
        servers(state);
        ledger(state);
        operator(state, plan);
        for (Budget budget : Budget.values()) {
            state.setBudget(budget, random.nextInt(2));
        }
        int t = random.nextInt(servers);
        return Scene.of(transitions, state).command(t, (t + 1 + random.nextInt(servers - 1)) % servers);
    }

    private void servers(SiteState state) {
        int source = random.nextInt(state.servers());
        int unrest = one(List.of(0, 10, 40));
        boolean isUpgraded = random.nextBoolean();
        for (int s = 0; s < state.servers(); s++) {
            process(state, s, unrest);
            if (inAHundred(unrest) != (s == source && inAHundred(90))) {
                state.setActive(s);
            } else {
                state.setStandby(s);
            }
            if (isUpgraded != inAHundred(unrest)) {
                state.setUpgraded(s);
            }
            relationships(state, s, source, unrest);
        }
        for (int pair = 0; pair < state.servers() * (state.servers() - 1) / 2; pair++) {
            if (inAHundred(unrest / 2)) {
                state.cut(pair);
            }
        }
        if (inAHundred(50)) {
            state.beginSwitch(random.nextInt(state.servers()));
            if (random.nextBoolean()) {
                state.markSwitchDemoted();
            }
        }
    }

    private void process(SiteState state, int s, int unrest) {
        if (!inAHundred(unrest)) {
            return;
        }
        switch (random.nextInt(4)) {
            case 0 -> state.setStopped(s);
            case 1 -> state.setCrashed(s);
            case 2 -> state.setUpgrading(s);
            default -> state.setInitializing(s);
        }
    }

    private void relationships(SiteState state, int s, int source, int unrest) {
        state.unsubscribe(s);
        for (int a = 0; a < state.servers(); a++) {
            state.deregister(s, a);
        }
        int from = inAHundred(unrest) ? random.nextInt(state.servers()) : source;
        if (from == s) {
            return;
        }
        if (!inAHundred(unrest / 2)) {
            state.subscribe(s, from);
        }
        if (!inAHundred(unrest / 2)) {
            state.register(s, from);
        }
        int another = random.nextInt(state.servers());
        if (another != s && inAHundred(unrest / 4)) {
            state.register(s, another);
        }
    }

    private void ledger(SiteState state) {
        for (int made = random.nextInt(CHANGES + 1); made > 0; made--) {
            state.makeChange(random.nextInt(state.servers()), random.nextBoolean());
        }
        boolean isCaughtUp = random.nextBoolean();
        for (int s = 0; s < state.servers(); s++) {
            state.setDatabase(s, state.changesMade() & (isCaughtUp ? -1L : random.nextLong()));
        }
    }

    private void operator(SiteState state, Plan plan) {
        state.setPc(random.nextInt(plan.complete() + 1));
        if (plan.branchCount() > 0 && random.nextInt(3) == 0) {
            state.enterBranch(random.nextInt(plan.branchCount()));
            state.setPlace(random.nextInt(plan.branch(state.branch()).steps().size()));
        }
    }
}
