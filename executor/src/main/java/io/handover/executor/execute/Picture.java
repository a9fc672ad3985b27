package io.handover.executor.execute;

import io.handover.executor.port.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What counts of a round of observation: two rounds with equal pictures are the same to the executor. How many elements a database
 * holds changes all the time and does not count, only whether it holds fewer than the fullest active server; nor do the words in which
 * a server could not be read.
 *
 * @param servers what was read of each, but for its elements
 * @param behind which of them hold less, by number
 */
record Picture(List<List<Object>> servers, List<Integer> behind) {
    Picture {
        servers = List.copyOf(servers);
        behind = List.copyOf(behind);
    }

    static Picture of(List<Reading> round) {
        List<List<Object>> servers = new ArrayList<>();
        List<Integer> behind = new ArrayList<>();
        long most = round.stream()
                .filter(reading -> reading instanceof Reading.Answered answered && answered.active())
                .mapToLong(reading -> elements(reading).orElse(0))
                .max()
                .orElse(0);
        for (int s = 0; s < round.size(); s++) {
            servers.add(of(round.get(s)));
            if (elements(round.get(s)).orElse(most) < most) {
                behind.add(s);
            }
        }
        return new Picture(servers, behind);
    }

    private static List<Object> of(Reading reading) {
        return reading instanceof Reading.Answered answered
                ? List.of(
                        answered.text(),
                        answered.state(),
                        answered.registered(),
                        answered.streaming(),
                        answered.subscribed())
                : List.of(reading.getClass());
    }

    private static OptionalLong elements(Reading reading) {
        return reading instanceof Reading.Answered answered ? answered.elements() : OptionalLong.empty();
    }
}
