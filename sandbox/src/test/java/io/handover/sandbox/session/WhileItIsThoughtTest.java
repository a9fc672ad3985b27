package io.handover.sandbox.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.model.state.SiteState;
import io.handover.sandbox.coach.Coach;
import io.handover.sandbox.coach.Ponderer;
import io.handover.sandbox.coach.Review;
import io.handover.sandbox.rehearsal.History;
import io.handover.sandbox.rehearsal.Input;
import io.handover.sandbox.rehearsal.Outcome;
import io.handover.sandbox.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The coach takes his time: until he is let, nothing comes of him. */
class WhileItIsThoughtTest {
    private final Ponderer coach = new Ponderer();
    private final ExecutorService thinking = Executors.newSingleThreadExecutor();
    private final Desk desk = new Desk(Optional.empty(), Optional.of(coach), thinking);
    private final Session session = desk.begin("calm").session();

    @AfterEach
    void nobodyThinksAnyMore() {
        coach.let();
        thinking.shutdown();
    }

    /** Clock, inputs, views and streams; who had to wait for the coach would hang here. */
    private void assertItGoesOn() {
        List<Events.Kind> told = new ArrayList<>();
        session.events().watch(Long.MAX_VALUE - 1, event -> told.add(event.kind()));
        long before = Desk.millis(session);
        told.clear();
        session.clock("run", Optional.of(60));
        desk.pass(1_000);
        assertThat(Desk.millis(session)).isEqualTo(before + 60_000);
        assertThat(session.apply(Desk.OPEN_SECOND).accepted()).isTrue();
        desk.pass(1_000);
        assertThat(Desk.millis(session)).isEqualTo(before + 120_000);
        assertThat(told).contains(Events.Kind.CLOCK, Events.Kind.VIEW);
        assertThat(Desk.json(session.instructorView()).path("happenings")).isNotEmpty();
    }

    @Test
    void aHintIsForTheMomentAtWhichItWasAskedForAndWhoAsksTwiceGetsTheSame() {
        CompletableFuture<String> hint = session.hint();
        coach.awaitThinking();

        assertItGoesOn();
        CompletableFuture<String> again = session.hint();

        assertThat(hint).isNotDone();
        assertThat(again).isNotDone();
        coach.let();
        assertThat(Desk.json(hint.join()).path("text").asString()).isEqualTo("grade 1");
        assertThat(again.join()).isEqualTo(hint.join());
        assertThat(coach.times()).isEqualTo(1);
        JsonNode hints = Desk.json(session.view()).path("hints");
        assertThat(hints).hasSize(1);
        assertThat(hints.path(0).path("millis").asLong()).isZero();
    }

    @Test
    void aDebriefIsOfTheMomentAtWhichItWasAskedForAndIsFoundOnce() {
        desk.pass(1_000);
        CompletableFuture<String> early = session.debrief(true);
        CompletableFuture<String> same = session.debrief(true);
        coach.awaitThinking();

        assertItGoesOn();

        assertThat(early).isNotDone();
        coach.let();
        assertThat(Desk.json(early.join()).path("millis").asLong()).isZero();
        assertThat(Desk.json(early.join()).path("ended").asBoolean()).isFalse();
        assertThat(same.join()).isEqualTo(early.join());
        assertThat(coach.times()).isEqualTo(1);
        JsonNode later = Desk.json(session.debrief(true).join());
        assertThat(later.path("millis").asLong()).isEqualTo(120_000);
        assertThat(coach.times()).isEqualTo(2);
    }

    @Test
    void whatHasEndedIsThoughtAboutOnceWhileTheTraineeTellsTheirOwnStory() {
        session.apply(new Input.Finish());
        coach.awaitThinking();
        session.setAccount("Nothing.");
        CompletableFuture<String> debrief = session.debrief(false);

        assertThat(Desk.json(session.view()).path("ended").asBoolean()).isTrue();
        session.setAccount("Nothing at all.");

        coach.let();
        assertThat(Desk.json(debrief.join()).path("account").asString()).isEqualTo("Nothing.");
        assertThat(Desk.json(session.debrief(false).join()).path("account").asString())
                .isEqualTo("Nothing at all.");
        assertThat(coach.times()).isEqualTo(1);
    }

    @Test
    void whatCouldNotBeThoughtIsThoughtAnewForWhoAsksAgain() {
        Coach forgetful = new Prompter() {
            private boolean hasFailed;

            @Override
            public Optional<String> hint(Scenario scenario, SiteState state, int grade) {
                return Optional.empty();
            }

            @Override
            public Review review(Scenario scenario, History history, Outcome outcome, int hints) {
                if (!hasFailed) {
                    hasFailed = true;
                    throw new IllegalStateException("he has forgotten it");
                }
                return super.review(scenario, history, outcome, hints);
            }
        };
        Session other =
                new Desk(Optional.empty(), Optional.of(forgetful)).begin("calm").session();
        assertThatThrownBy(() -> other.debrief(true).join()).isInstanceOf(CompletionException.class);

        assertThat(Desk.json(other.debrief(true).join()).path("scenario").asString())
                .isEqualTo("calm");
        assertThatThrownBy(() -> other.hint().join()).hasCauseInstanceOf(SessionException.class);
    }
}
