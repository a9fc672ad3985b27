package io.handover.sandbox.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EventsTest {
    private final Events events = new Events();
    private final List<String> told = new ArrayList<>();

    private List<String> after(long number) {
        told.clear();
        events.watch(number, event -> told.add(event.number() + event.data()));
        return told;
    }

    @Test
    void whoComesBackIsToldWhatTheyMissedAndOfTheWholeOnlyTheLast() {
        events.publish(Events.Kind.VIEW, "a");
        events.publish(Events.Kind.ALARM, "b");
        events.publish(Events.Kind.VIEW, "c");
        events.publish(Events.Kind.ALARM, "d");
        assertThat(after(0)).containsExactly("2b", "3c", "4d");
        assertThat(after(3)).containsExactly("4d");
        assertThat(after(4)).isEmpty();
    }

    @Test
    void aNumberFromBeforeARestartCountsAsNone() {
        events.publish(Events.Kind.VIEW, "a");
        assertThat(after(99)).containsExactly("1a");
    }

    @Test
    void soManyAreKeptAndTheViewAmongThemStays() {
        events.publish(Events.Kind.ALARM, "first");
        for (int i = 0; i < 2 * Events.MOST_KEPT; i++) {
            events.publish(Events.Kind.ALARM, "alarm");
        }
        events.publish(Events.Kind.VIEW, "view");
        assertThat(after(0)).hasSizeLessThanOrEqualTo(Events.MOST_KEPT + 1).doesNotContain("1first");
        assertThat(told.get(told.size() - 1)).endsWith("view");
    }

    @Test
    void theViewIsNeverDroppedForAlarms() {
        events.publish(Events.Kind.VIEW, "view");
        for (int i = 0; i < 2 * Events.MOST_KEPT; i++) {
            events.publish(Events.Kind.ALARM, "alarm");
        }
        assertThat(after(0)).contains("1view");
    }

    @Test
    void soManyCanWatchAndWhoLeavesMakesRoom() {
        Consumer<Events.Event> first = event -> {};
        assertThat(events.watch(0, first)).isTrue();
        for (int i = 1; i < Events.MOST_WATCHING; i++) {
            assertThat(events.watch(0, event -> told.add(event.data()))).isTrue();
        }
        assertThat(events.watch(0, event -> {})).isFalse();
        events.leave(first);
        assertThat(events.watch(0, event -> {})).isTrue();
    }
}
