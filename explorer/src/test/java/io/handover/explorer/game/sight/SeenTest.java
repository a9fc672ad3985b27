package io.handover.explorer.game.sight;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.model.command.Command;
import io.handover.model.command.Commands;
import io.handover.model.condition.Condition;
import io.handover.model.condition.Conditions;
import io.handover.model.site.Assumptions;
import io.handover.model.site.Scope;
import io.handover.model.state.Pairs;
import io.handover.model.state.SiteState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SeenTest {
    private static final Seen.Look LOOK = new Seen.Look(3);

    private static SiteState first() {
        return new SiteState(new Scope(3, 2, 1, 1, 1, 0), Assumptions.DEFAULT);
    }

    @SafeVarargs
    private static SiteState after(Consumer<SiteState>... events) {
        SiteState state = first();
        for (Consumer<SiteState> event : events) {
            event.accept(state);
        }
        return state;
    }

    private static void isSeen(SiteState one, SiteState other) {
        assertThat(LOOK.at(one)).isNotEqualTo(LOOK.at(other));
    }

    private static void isHidden(SiteState one, SiteState other) {
        assertThat(one).isNotEqualTo(other);
        assertThat(LOOK.at(one)).isEqualTo(LOOK.at(other));
    }

    @Test
    void twoServersAreComparedWhileBothAreUp() {
        isSeen(first(), after(state -> state.makeChange(0, false)));
        Consumer<SiteState> change = state -> state.makeChange(0, false);
        Consumer<SiteState> onlyOneIsUp = state -> {
            state.setStopped(0);
            state.setStopped(2);
        };
        isHidden(after(change, onlyOneIsUp), after(change, onlyOneIsUp, state -> state.setDatabase(1, 1)));
        // That one lacks a change is seen, not how many.
        isHidden(after(change), after(change, change));
    }

    @Test
    void aServerThatIsDownKeepsItsModeToItselfUnlessItsConsoleTells() {
        isSeen(after(state -> state.setStopped(1)), after(state -> state.setCrashed(1)));
        isHidden(after(state -> state.setStopped(1)), after(state -> state.setStopped(1), state -> state.setActive(1)));
        isHidden(
                after(state -> state.setStopped(1)),
                after(state -> state.setStopped(1), state -> state.setUpgraded(1)));
        Consumer<SiteState> alone = state -> {
            state.setStopped(1);
            state.dropOwnEnds(1);
            state.deregister(1, 0);
        };
        isSeen(after(alone), after(alone, state -> state.setActive(1)));
    }

    @Test
    void aCutIsSeenFromEitherEnd() {
        Consumer<SiteState> cut = state -> state.cut(Pairs.number(1, 2));
        isSeen(first(), after(cut));
        isSeen(after(state -> state.setStopped(1)), after(state -> state.setStopped(1), cut));
        Consumer<SiteState> bothDown = state -> {
            state.setStopped(1);
            state.setStopped(2);
        };
        isHidden(after(bothDown), after(bothDown, cut));
    }

    /** Every check and condition, whatever was drawn: what looks alike is alike for any procedure. */
    @Test
    void whateverAProcedureMayAskIsSeen() {
        Random random = new Random(1);
        Map<Seen, List<Boolean>> asked = new HashMap<>();
        int again = 0;
        for (int i = 0; i < 6_000; i++) {
            SiteState state = drawn(random);
            List<Boolean> answers = new ArrayList<>();
            for (int t = 0; t < 2; t++) {
                for (Command command : Commands.ALL) {
                    if (command.isCheck() || !command.usesClient()) {
                        answers.add(command.reached(state, t, 1 - t));
                    }
                }
                for (Condition condition : Conditions.ALL) {
                    answers.add(state.up() != 0 && condition.holds(state, t, 1 - t));
                }
            }
            List<Boolean> before = asked.putIfAbsent(new Seen.Look(2).at(state), answers);
            if (before != null) {
                again++;
                assertThat(answers).as("%s", state).isEqualTo(before);
            }
        }
        assertThat(again).isGreaterThan(1_000);
    }

    private static SiteState drawn(Random random) {
        SiteState state = new SiteState(new Scope(2, 1, 0, 0, 0, 0), Assumptions.DEFAULT);
        state.makeChange(0, false);
        for (int s = 0; s < 2; s++) {
            switch (random.nextInt(8)) {
                case 0 -> state.setStopped(s);
                case 1 -> state.setCrashed(s);
                case 2 -> state.setUpgrading(s);
                case 3 -> state.setInitializing(s);
                default -> state.setUp(s);
            }
            state.setDatabase(s, random.nextInt(2));
            if (random.nextBoolean()) {
                state.setActive(s);
            } else {
                state.setStandby(s);
            }
            if (random.nextInt(3) == 0) {
                state.subscribe(s, 1 - s);
            }
            if (random.nextInt(3) == 0) {
                state.register(s, 1 - s);
            }
            if (random.nextInt(3) == 0) {
                state.setUpgraded(s);
            }
        }
        if (random.nextInt(4) == 0) {
            state.beginSwitch(random.nextInt(2));
        }
        return state;
    }
}
