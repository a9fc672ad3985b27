package io.handover.model.procedure;

import static io.handover.model.fixture.BranchDraft.when;
import static io.handover.model.fixture.ProcedureDraft.EXTRAS;
import static io.handover.model.fixture.ProcedureDraft.FINAL;
import static io.handover.model.fixture.ProcedureDraft.INITIAL;
import static io.handover.model.fixture.ProcedureDraft.procedure;
import static io.handover.model.fixture.ProcedureDraft.withoutRoles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.condition.Conditions;
import io.handover.model.fixture.ProcedureDraft;
import io.handover.model.fixture.WrittenProcedure;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.SiteState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How roles find their servers, steps their roles, and what cannot be bound. */
class BindingTest {
    private static List<String> stepsOf(Plan plan) {
        return plan.steps().stream()
                .map(step -> step.command().phrase(plan.serverName(step.target()), plan.serverName(step.at())))
                .toList();
    }

    /** The names of the servers that a step for that role would be done to. */
    private static List<String> serversOf(ProcedureDraft draft, String role, int servers) {
        Plan plan = draft.step(Commands.STOP, role).plan(servers);
        return plan.steps().stream().map(step -> plan.serverName(step.target())).toList();
    }

    @Nested
    class ARoleIs {
        @Test
        void theSitesActiveServer() {
            assertThat(serversOf(withoutRoles().role("it", new Binding.Active()), "it", 3))
                    .containsExactly("S0");
        }

        @Test
        void theStandbyOfThatNumberCountedFromOne() {
            assertThat(serversOf(withoutRoles().role("it", new Binding.Standby(1)), "it", 3))
                    .containsExactly("S1");
            assertThat(serversOf(withoutRoles().role("it", new Binding.Standby(2)), "it", 3))
                    .containsExactly("S2");
        }

        @Test
        void theServerOfThatNameBeItActiveOrStandby() {
            assertThat(serversOf(withoutRoles().role("it", new Binding.Named("S2")), "it", 3))
                    .containsExactly("S2");
            assertThat(serversOf(withoutRoles().role("it", new Binding.Named("S0")), "it", 3))
                    .containsExactly("S0");
        }

        @Test
        void allStandbysThatNoOtherRoleNames() {
            assertThat(serversOf(procedure(), EXTRAS, 5)).containsExactly("S2", "S3", "S4");
            assertThat(serversOf(procedure().role("spare", new Binding.Named("S3")), EXTRAS, 5))
                    .containsExactly("S2", "S4");
        }

        @Test
        void everyStandbyWhereNoOtherRoleNamesOne() {
            assertThat(serversOf(withoutRoles().role("all", new Binding.OtherStandbys()), "all", 3))
                    .containsExactly("S1", "S2");
        }

        @Test
        void nobodyWhereAllStandbysAreNamedByOtherRoles() {
            assertThat(serversOf(procedure(), EXTRAS, 2)).isEmpty();
        }

        @Test
        void neverAmongTheOtherStandbysWhereItIsTheActive() {
            assertThat(serversOf(withoutRoles().role("all", new Binding.OtherStandbys()), "all", 2))
                    .doesNotContain("S0");
        }
    }

    @Nested
    class ServersAreNumbered {
        @Test
        void inTheSitesOrder() {
            assertThat(procedure().plan(4).serverNames()).containsExactly("S0", "S1", "S2", "S3");
        }

        @Test
        void inTheSitesOrderWhateverTheRolesAreCalledAndStandFor() {
            Plan plan = withoutRoles()
                    .role(FINAL, new Binding.Standby(3))
                    .role(EXTRAS, new Binding.OtherStandbys())
                    .step(Commands.UPGRADE, FINAL)
                    .step(Commands.UPGRADE, EXTRAS)
                    .plan(4);
            assertThat(plan.serverNames()).containsExactly("S0", "S1", "S2", "S3");
            assertThat(plan.steps()).extracting(Step::target).containsExactly(3, 1, 2);
            assertThat(stepsOf(plan)).containsExactly("upgrade S3", "upgrade S1", "upgrade S2");
        }
    }

    @Nested
    class StepsAreBound {
        @Test
        void oneForEachServerOfTheirRoleInTheOrderOfTheProcedure() {
            assertThat(stepsOf(WrittenProcedure.on(4)))
                    .containsExactly(
                            "exclude S1 at S0",
                            "exclude S2 at S0",
                            "exclude S3 at S0",
                            "upgrade S1",
                            "verify-upgraded S1",
                            "force-activate S1",
                            "set-standby S0",
                            "upgrade S0",
                            "upgrade S2",
                            "upgrade S3");
        }

        @Test
        void noneForARoleWithoutServers() {
            assertThat(stepsOf(WrittenProcedure.on(2)))
                    .containsExactly(
                            "exclude S1 at S0",
                            "upgrade S1",
                            "verify-upgraded S1",
                            "force-activate S1",
                            "set-standby S0",
                            "upgrade S0");
        }

        @Test
        void toTheInstructionThatTheyComeFrom() {
            Plan plan = WrittenProcedure.on(4);
            assertThat(plan.step(1).instruction())
                    .isSameAs(plan.procedure().steps().get(1));
            assertThat(plan.step(2).instruction())
                    .isSameAs(plan.procedure().steps().get(1));
            assertThat(plan.step(3).instruction())
                    .isSameAs(plan.procedure().steps().get(2));
        }

        @Test
        void asTheCurrentStepUntilTheProcedureIsComplete() {
            Plan plan = WrittenProcedure.on(3);
            SiteState state = plan.initialState(new Scope(3, 0, 0, 0, 0, 0), Assumptions.DEFAULT);
            assertThat(plan.current(state)).isEqualTo(plan.step(0));
            state.setPc(plan.complete() - 1);
            assertThat(plan.current(state)).isEqualTo(plan.step(7));
            assertThat(plan.hasCurrent(state)).isTrue();
            state.setPc(plan.complete());
            assertThat(plan.hasCurrent(state)).isFalse();
        }
    }

    @Nested
    class ItIsRefused {
        private final Position here = new Position(12, 5);

        private void refused(ThrowingCallable binding, String... words) {
            assertThatThrownBy(binding).isInstanceOfSatisfying(ProcedureException.class, refusal -> {
                assertThat(refusal.position()).isEqualTo(here);
                assertThat(refusal).hasMessageContainingAll(words);
            });
        }

        private RoleRef ref(String role) {
            return new RoleRef(role, here);
        }

        private Plan bound(Role role, int servers) {
            return bound(List.of(role), List.of(), servers);
        }

        private Plan bound(List<Role> roles, List<Instruction> steps, int servers) {
            return bound(roles, steps, List.of(), servers);
        }

        private Plan bound(List<Role> roles, List<Instruction> steps, List<WhatIf> branches, int servers) {
            return new Plan(
                    new Procedure("p", "p", "", roles, Given.NOTHING, Declarations.NOTHING, steps, branches, List.of()),
                    ProcedureDraft.serverNames(servers));
        }

        private Instruction step(Command command, RoleRef target, Optional<RoleRef> at) {
            return new Instruction(
                    command,
                    target,
                    at,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    false,
                    here);
        }

        private final List<Role> usual = procedure().written().roles();

        @Test
        void whereTheSiteHasTooFewStandbys() {
            refused(
                    () -> bound(new Role("far", new Binding.Standby(3), here), 3),
                    "role 'far'",
                    "standby-3",
                    "2 standbys");
            refused(
                    () -> bound(new Role("far", new Binding.Standby(2), here), 2),
                    "role 'far'",
                    "standby-2",
                    "1 standby");
        }

        @Test
        void whereTheSiteHasNoServerOfThatName() {
            refused(() -> bound(new Role("it", new Binding.Named("S7"), here), 2), "role 'it'", "'S7'", "S0, S1");
        }

        @Test
        void whereAStepNamesARoleThatIsNotThere() {
            refused(
                    () -> bound(usual, List.of(step(Commands.STOP, ref("nobody"), Optional.empty())), 3),
                    "no role 'nobody'");
            refused(
                    () -> bound(usual, List.of(step(Commands.EXCLUDE, ref(FINAL), Optional.of(ref("nobody")))), 3),
                    "no role 'nobody'");
        }

        @Test
        void whereAStepIsDoneAtSeveralServersOrNone() {
            List<Instruction> atExtras = List.of(step(Commands.EXCLUDE, ref(FINAL), Optional.of(ref(EXTRAS))));
            refused(() -> bound(usual, atExtras, 4), "role 'extras' is 2 servers", "exactly one");
            refused(() -> bound(usual, atExtras, 2), "role 'extras' is 0 servers", "exactly one");
            assertThat(bound(usual, atExtras, 3).step(0).at()).isEqualTo(2);
        }

        @Test
        void whereAStepNamesOneServerTwice() {
            refused(
                    () -> bound(usual, List.of(step(Commands.EXCLUDE, ref(INITIAL), Optional.of(ref(INITIAL)))), 2),
                    "'exclude' names S0 twice");
        }

        @Test
        void whereTheStepsBecomeTooMany() {
            List<Instruction> sixty = IntStream.range(0, 60)
                    .mapToObj(i -> step(Commands.STOP, ref(FINAL), Optional.empty()))
                    .toList();
            assertThat(bound(usual, sixty, 2).complete()).isEqualTo(60);
            List<Instruction> thirtyOne = sixty.subList(0, 31).stream()
                    .map(step -> step(Commands.STOP, ref(EXTRAS), Optional.empty()))
                    .toList();
            refused(() -> bound(usual, thirtyOne, 4), "62", "60");
        }

        @Test
        void whereTheBranchesBecomeTooMany() {
            WhatIf aboutExtras = new WhatIf(
                    Conditions.DOWN,
                    Optional.of(ref(EXTRAS)),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(step(Commands.START, ref(FINAL), Optional.empty())),
                    new Resume.SameStep(),
                    Optional.empty(),
                    Optional.empty(),
                    here);
            List<WhatIf> four = List.of(aboutExtras, aboutExtras, aboutExtras, aboutExtras);
            assertThat(bound(usual, List.of(), four, 5).branchCount()).isEqualTo(12);
            List<WhatIf> seven =
                    List.of(aboutExtras, aboutExtras, aboutExtras, aboutExtras, aboutExtras, aboutExtras, aboutExtras);
            refused(() -> bound(usual, List.of(), seven, 4), "14", "12");
        }

        @Test
        void whereABranchHasNoSteps() {
            refused(
                    () -> new Plan(
                            new Procedure(
                                    "p",
                                    "p",
                                    "",
                                    usual,
                                    Given.NOTHING,
                                    Declarations.NOTHING,
                                    List.of(step(Commands.STOP, ref(FINAL), Optional.empty())),
                                    List.of(new WhatIf(
                                            Conditions.NO_ACTIVE,
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.empty(),
                                            List.of(),
                                            new Resume.SameStep(),
                                            Optional.empty(),
                                            Optional.empty(),
                                            here)),
                                    List.of()),
                            ProcedureDraft.serverNames(3)),
                    "at least one step");
        }

        @Test
        void whereABranchRefersToAStepThatIsNotThere() {
            WhatIf lost = new WhatIf(
                    Conditions.NO_ACTIVE,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(step(Commands.START, ref(FINAL), Optional.empty())),
                    new Resume.AtStep(new StepRef("nowhere", here)),
                    Optional.empty(),
                    Optional.empty(),
                    here);
            refused(() -> bound(usual, List.of(), List.of(lost), 2), "no step", "'nowhere'");
            WhatIf untilNowhere = new WhatIf(
                    Conditions.NO_ACTIVE,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(new StepRef("nowhere", here)),
                    List.of(step(Commands.START, ref(FINAL), Optional.empty())),
                    new Resume.SameStep(),
                    Optional.empty(),
                    Optional.empty(),
                    here);
            refused(() -> bound(usual, List.of(), List.of(untilNowhere), 2), "no step", "'nowhere'");
        }

        @Test
        void whereAConditionsSecondServerIsNotOne() {
            assertThatThrownBy(() -> procedure()
                            .branch(when(Conditions.BEHIND, FINAL, EXTRAS)
                                    .then(Commands.STOP, FINAL)
                                    .resumingAtSameStep())
                            .plan(4))
                    .isInstanceOf(ProcedureException.class)
                    .hasMessageContaining("role 'extras' is 2 servers");
        }

        @Test
        void alreadyWhenAStandbyIsCountedFromZero() {
            assertThatThrownBy(() -> new Binding.Standby(0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("standby-0");
        }
    }
}
