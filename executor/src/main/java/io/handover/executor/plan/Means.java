package io.handover.executor.plan;

import io.handover.executor.port.Machine;
import io.handover.executor.port.Order;

/** How a step is carried out. */
public sealed interface Means {
    /**
     * By a request to a server.
     *
     * @param contact the server that is asked, by number
     * @param order what it is told
     */
    record Request(int contact, Order order) implements Means {}

    /** At the machine of the step's server. */
    record AtMachine(Machine.Work work) implements Means {}

    /**
     * By a person, because the API has nothing for it or because a person is to do it.
     *
     * @param where where: {@code in the client of the product}
     */
    record ByPerson(String where) implements Means {}

    /** Nothing is done, something is waited for. */
    record Look() implements Means {}
}
