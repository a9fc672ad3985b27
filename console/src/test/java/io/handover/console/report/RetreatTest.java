package io.handover.console.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.analysis.attainment.PointOfNoReturn;
import io.handover.analysis.retreat.Aim;
import io.handover.analysis.retreat.Loss;
import io.handover.analysis.retreat.Retreat;
import io.handover.analysis.retreat.RetreatOptions;
import io.handover.analysis.retreat.Retreats;
import io.handover.analysis.retreat.Times;
import io.handover.analysis.retreat.WayBack;
import io.handover.console.Terminal;
import io.handover.console.fixture.Json;
import io.handover.explorer.game.Standing;
import io.handover.files.Catalogue;
import io.handover.files.Subjects;
import io.handover.model.command.Commands;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RetreatTest {
    private static final RetreatOptions NO_FAULTS = RetreatOptions.DEFAULT.withFaults(0, 0, 0);
    private static final String WRITTEN = "upgrade-without-downtime";

    private static Retreats retreats(String procedure, String site, int servers, RetreatOptions options) {
        return Retreats.of(
                Subjects.of(Catalogue.procedure(procedure), Catalogue.site(site).site(), servers),
                options,
                () -> false);
    }

    private static String text(Retreats retreats) {
        Page page = new Page(new Terminal(false, false, 80));
        RetreatText.write(retreats, page);
        return page.toString();
    }

    private static JsonNode json(Retreats retreats) {
        ObjectNode object = JsonMapper.shared().createObjectNode();
        RetreatJson.write(retreats, object);
        return Json.part(object.toString(), "time", "retreat");
    }

    @Test
    void theWrittenProcedureIsToldAsReviewed() throws IOException {
        Retreats written = retreats(WRITTEN, "three-servers", 3, NO_FAULTS);
        try (InputStream in = RetreatTest.class.getResourceAsStream("/retreat.txt")) {
            String reviewed = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text(written)).isEqualTo(reviewed);
        }
    }

    @Test
    void theNewReleaseOnTheOldActiveServerIsThePointOfNoReturn() {
        Retreats pair = retreats(WRITTEN, "pair", 2, RetreatOptions.DEFAULT);
        PointOfNoReturn<Aim> point = pair.point(Aim.RELEASE, Standing.CERTAIN).orElseThrow();
        PointOfNoReturn.Move move = point.move().orElseThrow();
        assertThat(move.who()).isEqualTo("operator");
        assertThat(move.what()).isEqualTo("upgrade DK_MGT_1");
        assertThat(pair.point(Aim.RELEASE, Standing.WITH_LUCK).orElseThrow().move())
                .hasValue(move);
        assertThat(pair.point(Aim.SERVER, Standing.CERTAIN)).isEmpty();
        assertThat(pair.stages()).hasSize(6);
    }

    @Test
    void whereAnUpgradeMayFailThereIsHopeUntilItEnds() {
        Retreats pair = retreats(WRITTEN, "pair", 2, RetreatOptions.DEFAULT.withFaults(0, 0, 1));
        PointOfNoReturn.Move certain =
                pair.point(Aim.RELEASE, Standing.CERTAIN).orElseThrow().move().orElseThrow();
        PointOfNoReturn.Move possible =
                pair.point(Aim.RELEASE, Standing.WITH_LUCK).orElseThrow().move().orElseThrow();
        assertThat(certain.who()).isEqualTo("operator");
        assertThat(possible.who()).isEqualTo("DK_MGT_1");
        assertThat(possible.what()).startsWith("is up with the new release");
        assertThat(possible.pc()).isEqualTo(certain.pc());
        assertThat(text(pair))
                .contains("is certain until step 7\n(upgrade DK_MGT_1, the operator's own move)")
                .contains("It is impossible from step 7 (DK_MGT_1 is up");
    }

    @Test
    void whoGoesBackAfterTheTakeOverLosesWhatWasChangedSince() {
        Retreats pair = retreats(WRITTEN, "pair", 2, NO_FAULTS);
        Retreat afterExclusion = pair.stages().get(0).retreat(Aim.RELEASE);
        WayBack initialized = afterExclusion.way().orElseThrow();
        assertThat(initialized.orders()).hasSize(1);
        assertThat(initialized.orders().get(0).command()).isEqualTo(Commands.INIT_STANDBY);
        assertThat(initialized.lost()).isEmpty();
        assertThat(initialized.copies()).isEqualTo(1);
        assertThat(afterExclusion.mostCommands()).hasValue(1);

        WayBack afterTakeOver = pair.stages().get(4).retreat(Aim.RELEASE).way().orElseThrow();
        assertThat(afterTakeOver.lost()).containsExactly(new Loss(1, 4, OptionalInt.empty()));
        // What was changed on the old active server meanwhile counts again.
        assertThat(afterTakeOver.regained()).extracting(Loss::server).containsExactly(0);
        assertThat(afterTakeOver.copies()).isZero();

        WayBack atTheEnd = pair.stages().get(5).retreat(Aim.SERVER).way().orElseThrow();
        assertThat(atTheEnd.lost()).isEmpty();
        assertThat(atTheEnd.lostBefore()).extracting(Loss::server).containsExactly(0);
    }

    @Test
    void aWayOnWhichTheProductOftenComesInBetweenIsSteadied() {
        WayBack way = retreats(WRITTEN, "pair", 2, NO_FAULTS)
                .stages()
                .get(3)
                .retreat(Aim.RELEASE)
                .way()
                .orElseThrow();
        assertThat(way.orders())
                .extracting(order -> order.command())
                .containsExactly(Commands.SET_STANDBY, Commands.FORCE_ACTIVATE);
        Times times = way.times().orElseThrow();
        assertThat(times.arrived()).isGreaterThan(times.runs() * 9 / 10);
    }

    @Test
    void aSwitchOverCanBeTakenBackWithoutLoss() {
        Retreats over = retreats("switch-over", "three-servers", 3, NO_FAULTS);
        assertThat(over.points()).isEmpty();
        WayBack back = over.stages()
                .get(over.stages().size() - 1)
                .retreat(Aim.RELEASE)
                .way()
                .orElseThrow();
        assertThat(back.orders()).extracting(order -> order.command()).containsExactly(Commands.ACTIVATE);
        assertThat(back.lost()).isEmpty();
        assertThat(back.copies()).isEqualTo(2);
    }

    @Test
    void withManyServersWhatIsCertainIsFoundAllTheSame() {
        Retreats five = retreats(WRITTEN, "five-servers", 5, NO_FAULTS.withRuns(20, 1, 1));
        assertThat(five.known()).isFalse();
        assertThat(five.point(Aim.RELEASE, Standing.CERTAIN)
                        .orElseThrow()
                        .move()
                        .orElseThrow()
                        .what())
                .isEqualTo("upgrade DK_MGT_1");
        assertThat(five.stages())
                .allMatch(stage -> stage.retreat(Aim.SERVER).standing().equals(Optional.of(Standing.CERTAIN)));
        assertThat(text(five)).contains("all else is unknown");
    }

    @Test
    void withoutOneActiveServerAtTheStartThereIsNothingToGoBackTo() {
        Retreats lost = retreats("failover-and-return", "pair", 2, NO_FAULTS);
        assertThat(lost.home()).isEmpty();
        assertThat(text(lost)).contains("There is nothing to go back to");
        assertThat(json(lost).get("backTo").isNull()).isTrue();
    }

    @Test
    void withABoundThatIsTooSmallNothingIsCertain() {
        Retreats bounded = retreats(WRITTEN, "pair", 2, NO_FAULTS.withMostStates(10));
        assertThat(bounded.known()).isFalse();
        assertThat(bounded.stages().get(0).retreat(Aim.RELEASE).standing()).isEmpty();
        assertThat(bounded.stages().get(0).retreat(Aim.RELEASE).way()).isPresent();
        assertThat(json(bounded).at("/steps/0/aims/0/worst").asString()).isEqualTo("unknown");
    }

    @Test
    void theJsonSaysTheSame() {
        JsonNode json = json(retreats(WRITTEN, "pair", 2, NO_FAULTS));
        assertThat(json.at("/pointsOfNoReturn/0/what").asString()).isEqualTo("upgrade DK_MGT_1");
        assertThat(json.at("/steps/4/aims/0/way/lost/0/sentence").asString())
                .isEqualTo("what is changed on DK_MGT_2 after step 5");
        assertThat(json.at("/steps/5/aims/0/worst").asString()).isEqualTo("lost");
    }

    @Test
    void itCanBeCancelled() {
        assertThatThrownBy(() -> Retreats.of(
                        Subjects.of(
                                Catalogue.procedure(WRITTEN),
                                Catalogue.site("pair").site()),
                        NO_FAULTS,
                        () -> true))
                .isInstanceOf(CancellationException.class);
    }
}
