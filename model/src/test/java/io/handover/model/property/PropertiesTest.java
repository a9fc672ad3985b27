package io.handover.model.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.action.ActionKind;
import io.handover.model.procedure.Plan;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.SiteState;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PropertiesTest {
    @Test
    void everyPropertyOfTheModelIsThereInItsOrder() {
        assertThat(Properties.ALL)
                .extracting(Property::name)
                .containsExactly(
                        "at-most-one-active",
                        "management-available",
                        "management-kept",
                        "no-mixed-version-replication",
                        "only-declared-changes-lost",
                        "eventually-single-active",
                        "eventually-upgraded",
                        "eventually-redundant",
                        "eventually-no-dangling",
                        "procedure-completes");
    }

    @Test
    void theLastSixAreAskedOnlyWhereTheSiteComesToRest() {
        assertThat(Properties.ALL)
                .filteredOn(Property::isEventual)
                .containsExactly(
                        Properties.ONLY_DECLARED_CHANGES_LOST,
                        Properties.EVENTUALLY_SINGLE_ACTIVE,
                        Properties.EVENTUALLY_UPGRADED,
                        Properties.EVENTUALLY_REDUNDANT,
                        Properties.EVENTUALLY_NO_DANGLING,
                        Properties.PROCEDURE_COMPLETES);
    }

    @Test
    void everyPropertyIsFoundByItsName() {
        assertThat(Properties.ALL)
                .allSatisfy(property -> assertThat(Properties.named(property.name()))
                        .hasValueSatisfying(found -> assertThat(found).isSameAs(property)));
        assertThat(Properties.named("world-peace")).isEmpty();
    }

    @Test
    void whatLooksAtActivesAloneJudgesStatesThatHaveTheSameActivesAlike() {
        Plan plan = Plan.ofNoProcedure(List.of("A", "B", "C"));
        Random random = new Random(1);
        SiteState state = plan.initialState(new Scope(3, 0, 0, 0, 0, 0), Assumptions.DEFAULT);
        Map<Property, Set<Integer>> holdsOtherwise = new LinkedHashMap<>();
        Map<Property, Map<Integer, Boolean>> holds = new LinkedHashMap<>();
        for (int i = 0; i < 2_000; i++) {
            SiteState before = state.copy();
            disturb(state, random);
            for (Property property : Properties.ALL) {
                if (property instanceof StateProperty ofStates) {
                    boolean now = ofStates.holds(plan, state);
                    Boolean then = holds.computeIfAbsent(property, key -> new LinkedHashMap<>())
                            .putIfAbsent(state.upActive(), now);
                    if (then != null && then != now) {
                        holdsOtherwise
                                .computeIfAbsent(property, key -> new LinkedHashSet<>())
                                .add(state.upActive());
                    }
                } else if (before.upActive() == state.upActive()) {
                    assertThat(((StepProperty) property).holds(before, ActionKind.ISSUE.first(), state))
                            .isTrue();
                }
            }
        }
        assertThat(Properties.ALL)
                .filteredOn(Property::looksAtActivesAlone)
                .containsExactly(
                        Properties.AT_MOST_ONE_ACTIVE, Properties.MANAGEMENT_AVAILABLE, Properties.MANAGEMENT_KEPT)
                .doesNotContainAnyElementsOf(holdsOtherwise.keySet());
        assertThat(holdsOtherwise).containsKey(Properties.NO_MIXED_VERSION_REPLICATION);
    }

    /** Lets something happen to a server. */
    private static void disturb(SiteState state, Random random) {
        int s = random.nextInt(state.servers());
        int other = (s + 1) % state.servers();
        switch (random.nextInt(8)) {
            case 0 -> state.setActive(s);
            case 1 -> state.setStandby(s);
            case 2 -> state.setCrashed(s);
            case 3 -> state.setUpgraded(s);
            case 4 -> {
                state.subscribe(s, other);
                state.register(s, other);
            }
            case 5 -> state.dropOwnEnds(s);
            default -> state.setUp(s);
        }
    }

    @Test
    void everyPropertySaysInWordsOfItsOwnWhatItPromises() {
        assertThat(Properties.ALL)
                .extracting(Property::promise)
                .doesNotHaveDuplicates()
                .allSatisfy(promise -> assertThat(promise).contains(" ").doesNotContain("pc"));
    }
}
