package io.handover.executor.port;

/** A management server. Neither method throws for anything that the server or the network does, and both end in bounded time. */
public interface ManagementServer {
    /** Looks at it, without changing anything. */
    Reading observe();

    /** Gives it an order, once. */
    Outcome give(Order order);
}
