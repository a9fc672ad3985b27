package io.handover.emulator.site;

import io.handover.simulator.fault.Fault;
import io.handover.simulator.fault.Hold;
import java.util.List;

/**
 * A fault that lasts on a live site.
 *
 * @param fault of the simulator's catalogue
 * @param servers those that it was let strike
 * @param hold what it holds back
 */
record Lasting(Fault fault, List<Integer> servers, Hold hold) {
    Lasting {
        servers = List.copyOf(servers);
    }

    boolean is(Fault other, List<Integer> struck) {
        return fault == other && servers.equals(struck);
    }
}
