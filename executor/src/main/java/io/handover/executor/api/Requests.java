package io.handover.executor.api;

import io.handover.executor.port.Order;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What the product's API has for orders. */
public final class Requests {
    /** The entry point of all of them; each is a POST below it. */
    public static final String ENTRY_POINT = "ha";

    private Requests() {}

    /**
     * Path and query of an order below its entry point. A server is told about itself without being named; the product's client then
     * leaves the name out, too.
     */
    public static String path(Order order) {
        if (order instanceof Order.Exclude exclude) {
            return "/exclude?force=False&server_name=" + encoded(exclude.standby());
        }
        if (order instanceof Order.Initialize initialize) {
            return "/full_replication?force=False&server_name=" + encoded(initialize.standby());
        }
        if (order instanceof Order.Activate) {
            return "/set_active?force=False";
        }
        return order instanceof Order.ForceActivate ? "/set_active?force=True" : "/set_standby?force=True";
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
