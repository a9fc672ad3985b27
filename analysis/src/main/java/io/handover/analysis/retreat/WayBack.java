package io.handover.analysis.retreat;

import io.handover.model.command.Commands;
import io.handover.model.procedure.Step;
import io.handover.model.state.SiteState;
import java.util.List;
import java.util.Optional;

/**
 * The usual way back.
 *
 * @param orders what is done, one after the other, each when all is at rest
 * @param end what it leads to
 * @param lost changes that are lost then and were not before
 * @param lostBefore changes that are lost then and were so where the way begins
 * @param regained changes that were lost where the way begins and are not any more
 * @param times how long it takes; empty where there is nothing to do, or no run arrived
 */
public record WayBack(
        List<Step> orders,
        SiteState end,
        List<Loss> lost,
        List<Loss> lostBefore,
        List<Loss> regained,
        Optional<Times> times) {
    public WayBack {
        orders = List.copyOf(orders);
        lost = List.copyOf(lost);
        lostBefore = List.copyOf(lostBefore);
        regained = List.copyOf(regained);
    }

    /** How many standbys are wiped and copied anew by command. */
    public int initializations() {
        return (int) orders.stream()
                .filter(order -> order.command() == Commands.INIT_STANDBY)
                .count();
    }

    /** How many servers replicate from the active one in the end. */
    public int copies() {
        return Integer.bitCount(end.streamingPairs());
    }
}
