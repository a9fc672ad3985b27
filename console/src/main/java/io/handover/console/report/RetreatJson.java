package io.handover.console.report;

import io.handover.analysis.attainment.PointOfNoReturn;
import io.handover.analysis.retreat.Aim;
import io.handover.analysis.retreat.Loss;
import io.handover.analysis.retreat.Retreat;
import io.handover.analysis.retreat.Retreats;
import io.handover.analysis.retreat.Stage;
import io.handover.analysis.retreat.Times;
import io.handover.analysis.retreat.WayBack;
import io.handover.analysis.story.StepNames;
import io.handover.explorer.game.Standing;
import io.handover.model.procedure.Plan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Ways back and points of no return as a part of a report as JSON. */
public final class RetreatJson {
    private final Retreats retreats;
    private final Plan plan;
    private final StepNames steps;
    private final RetreatWords words;

    private RetreatJson(Retreats retreats) {
        this.retreats = retreats;
        this.plan = retreats.subject().plan();
        this.steps = new StepNames(plan);
        this.words = new RetreatWords(retreats);
    }

    /** Writes it into an object that is empty so far. */
    public static void write(Retreats retreats, ObjectNode to) {
        new RetreatJson(retreats).write(to);
    }

    private void write(ObjectNode to) {
        retreats.home()
                .ifPresentOrElse(home -> to.put("backTo", plan.serverName(home.server())), () -> to.putNull("backTo"));
        to.put("crashes", retreats.options().crashes())
                .put("cuts", retreats.options().cuts())
                .put("installerFailures", retreats.options().installerFailures())
                .put("states", retreats.states())
                .put("known", retreats.known());
        ArrayNode points = to.putArray("pointsOfNoReturn");
        retreats.points().forEach(point -> point(points.addObject(), point));
        ArrayNode stages = to.putArray("steps");
        retreats.stages().forEach(stage -> stage(stages.addObject(), stage));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void point(ObjectNode to, PointOfNoReturn<Aim> point) {
        to.put("aim", name(point.of()));
        to.put("leaves", name(point.left()));
        point.move()
                .ifPresentOrElse(
                        move -> {
                            to.put("step", steps.number(plan.step(move.pc())));
                            to.put("who", move.who());
                            to.put("what", move.what());
                        },
                        () -> to.putNull("step").putNull("who").putNull("what"));
    }

    private void stage(ObjectNode to, Stage stage) {
        to.put("step", steps.number(stage.step()));
        to.put("command", steps.command(stage.step()));
        ArrayNode aims = to.putArray("aims");
        for (Aim aim : Aim.values()) {
            retreat(aims.addObject().put("aim", name(aim)), stage.retreat(aim));
        }
    }

    private void retreat(ObjectNode to, Retreat retreat) {
        to.put("worst", retreat.standing().map(RetreatJson::standing).orElse("unknown"));
        retreat.mostCommands().ifPresentOrElse(most -> to.put("mostCommands", most), () -> to.putNull("mostCommands"));
        Optional<WayBack> way = retreat.way();
        if (way.isEmpty()) {
            to.putNull("way");
            return;
        }
        ObjectNode found = to.putObject("way");
        ArrayNode commands = found.putArray("commands");
        words.commands(way.get()).forEach(commands::add);
        found.put("initializations", way.get().initializations());
        found.put("copies", way.get().copies());
        changes(found.putArray("lost"), way.get().lost());
        changes(found.putArray("lostBefore"), way.get().lostBefore());
        changes(found.putArray("regained"), way.get().regained());
        times(found, way.get().times());
    }

    private void changes(ArrayNode to, List<Loss> losses) {
        for (Loss loss : losses) {
            to.addObject().put("server", plan.serverName(loss.server())).put("sentence", words.changes(loss));
        }
    }

    private static void times(ObjectNode to, Optional<Times> times) {
        if (times.isEmpty()) {
            to.putNull("times");
            return;
        }
        to.putObject("times")
                .put("medianMillis", times.get().medianMillis())
                .put("withoutActiveMillis", times.get().gapMillis())
                .put("arrived", times.get().arrived())
                .put("runs", times.get().runs());
    }

    private static String standing(Standing standing) {
        return name(standing);
    }
}
