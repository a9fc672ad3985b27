package io.handover.analysis.guidance;

import io.handover.analysis.attainment.Along;
import io.handover.analysis.attainment.Attainment;
import io.handover.analysis.attainment.BySight;
import io.handover.analysis.attainment.Choice;
import io.handover.analysis.attainment.NextMove;
import io.handover.analysis.attainment.Sight;
import io.handover.analysis.attainment.Situation;
import io.handover.analysis.attainment.TooLargeException;
import io.handover.analysis.retreat.RetreatOptions;
import io.handover.analysis.retreat.Retreats;
import io.handover.analysis.retreat.UsualCourse;
import io.handover.explorer.game.Standing;
import io.handover.explorer.game.sight.Bounds;
import io.handover.model.property.Property;
import io.handover.model.site.Scope;
import io.handover.model.state.SiteState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Advice.
 *
 * @param request what was asked
 * @param answer what is known; empty where the game has too many states, or the site can be in too many or in none
 * @param interrupted whether it was stopped before anything was known
 */
public record Guidance(GuidanceRequest request, Optional<Answer> answer, boolean interrupted) {
    /** With more possible states nothing is said of a real site. */
    public static final int MOST_POSSIBLE = 512;

    /**
     * What is known.
     *
     * @param situation where the site stands
     * @param standings how each promise stands; what was broken on the way there is lost
     * @param next what is best to do, for an operator who sees the state of the site
     * @param sighted how one stands who sees only what clients and alarms show; empty where that is not asked
     * @param unattended how each promise stands where nothing is ordered any more
     * @param choices all commands that are offered
     * @param along how each promise stood along the story, or the procedure's usual course
     * @param done the main steps that are done in the usual course, each with how many moments had happened by then
     * @param retreats the ways back from each step of a procedure
     * @param states how many states the game has
     */
    public record Answer(
            Situation situation,
            Map<Property, Standing> standings,
            NextMove next,
            Optional<Sighted> sighted,
            Map<Property, Standing> unattended,
            List<Choice> choices,
            Optional<Along> along,
            List<UsualCourse.Done> done,
            Optional<Retreats> retreats,
            int states) {
        public Answer {
            choices = List.copyOf(choices);
            done = List.copyOf(done);
        }

        /** Whether all that is promised is kept for certain, all at once, by an operator who sees the state of the site. */
        private boolean isCertain() {
            return next.withLuck().isEmpty()
                    && next.givenUp().isEmpty()
                    && standings.values().stream().allMatch(Standing.CERTAIN::equals);
        }
    }

    /**
     * How an operator stands who sees only what clients and alarms show.
     *
     * @param promises each promise by itself; one that is broken already is left out
     * @param together what is kept for certain with full sight, all at once
     */
    public record Sighted(Map<Property, BySight> promises, BySight together) {}

    /** Whether all that is promised can be kept. */
    public enum Verdict {
        /** For certain, all at once, by the operator who was asked about. */
        CERTAIN,
        /** Not for certain. */
        NOT_CERTAIN,
        UNKNOWN
    }

    public Verdict verdict() {
        if (answer.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        if (!answer.get().isCertain()) {
            return Verdict.NOT_CERTAIN;
        }
        if (request.sight() != Sight.CLIENTS) {
            return Verdict.CERTAIN;
        }
        return answer.get()
                .sighted()
                .flatMap(sighted -> sighted.together().standing())
                .map(standing -> standing == Standing.CERTAIN ? Verdict.CERTAIN : Verdict.NOT_CERTAIN)
                .orElse(Verdict.UNKNOWN);
    }

    /** How many parts the work for an answer has. */
    public static int parts(GuidanceRequest request) {
        return request.about() instanceof About.OfProcedure ? 3 : 2;
    }

    /**
     * Finds it.
     *
     * @param cancelled asked often
     * @param partDone told when each of the {@link #parts} is done but for the last
     */
    public static Guidance of(GuidanceRequest request, BooleanSupplier cancelled, Runnable partDone) {
        try {
            return new Guidance(request, answer(request, cancelled, partDone), false);
        } catch (TooLargeException tooLarge) {
            return new Guidance(request, Optional.empty(), false);
        } catch (CancellationException stopped) {
            return new Guidance(request, Optional.empty(), true);
        }
    }

    private static Optional<Answer> answer(GuidanceRequest request, BooleanSupplier cancelled, Runnable partDone) {
        About about = request.about();
        if (about instanceof About.OfStory of) {
            return Optional.of(ofStory(request, of, cancelled, partDone));
        }
        if (about instanceof About.OfProcedure) {
            return Optional.of(ofProcedure(request, cancelled, partDone));
        }
        List<SiteState> states = about instanceof About.OfSiteSeen seen
                ? seen.states()
                : List.of(request.subject()
                        .plan()
                        .initialState(
                                new Scope(request.subject().plan().serverNames().size(), 0, 0, 0, 0, 0),
                                request.terms().assumptions()));
        if (states.isEmpty() || states.size() > MOST_POSSIBLE) {
            return Optional.empty();
        }
        Attainment game = Attainment.of(request.terms(), states, cancelled);
        partDone.run();
        Situation situation = game.at(states);
        return Optional.of(answer(
                request,
                situation,
                situation.standings(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                game.states()));
    }

    private static Answer ofStory(
            GuidanceRequest request, About.OfStory of, BooleanSupplier cancelled, Runnable partDone) {
        Along along = new Along(request.terms(), of.story(), cancelled);
        partDone.run();
        return answer(
                request,
                along.at(of.after()),
                along.standings(of.after()),
                Optional.of(along),
                List.of(),
                Optional.empty(),
                along.states());
    }

    private static Answer ofProcedure(GuidanceRequest request, BooleanSupplier cancelled, Runnable partDone) {
        UsualCourse course =
                new UsualCourse(request.subject().plan(), request.terms().assumptions());
        Along along = new Along(request.terms(), course.story(), cancelled);
        partDone.run();
        RetreatOptions options = RetreatOptions.DEFAULT
                .withFaults(
                        request.terms().faults().crashes(),
                        request.terms().faults().cuts(),
                        request.terms().faults().installerFailures())
                .withMostStates(request.terms().mostStates())
                .withRuns(request.runs(), request.seed(), request.threads());
        Retreats retreats = Retreats.of(request.subject(), options, cancelled);
        partDone.run();
        return answer(
                request,
                along.at(0),
                along.standings(0),
                Optional.of(along),
                course.done(),
                Optional.of(retreats),
                along.states());
    }

    private static Answer answer(
            GuidanceRequest request,
            Situation situation,
            Map<Property, Standing> standings,
            Optional<Along> along,
            List<UsualCourse.Done> done,
            Optional<Retreats> retreats,
            int states) {
        NextMove next = situation.next();
        return new Answer(
                situation,
                standings,
                next,
                request.sight().bounds().map(bounds -> sighted(situation, standings, next, bounds)),
                situation.unattended(),
                situation.choices(),
                along,
                done,
                retreats,
                states);
    }

    private static Sighted sighted(
            Situation situation, Map<Property, Standing> standings, NextMove next, Bounds bounds) {
        Map<Property, BySight> promises = new LinkedHashMap<>();
        standings.forEach((promise, standing) -> {
            if (standing != Standing.LOST) {
                promises.put(promise, situation.bySight(List.of(promise), bounds));
            }
        });
        return new Sighted(promises, situation.bySight(next.certain(), bounds));
    }
}
