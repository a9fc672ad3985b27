package io.handover.sandbox.web;

import io.handover.emulator.api.ServeException;
import io.handover.emulator.api.ServeOptions;
import io.handover.emulator.api.ServedSite;
import io.handover.files.secret.Secret;
import io.handover.sandbox.session.Session;
import io.handover.sandbox.session.Sessions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The product's own API on the sites of sessions that are in memory, for so many of them: every server at an address of its own. */
final class SiteApis implements Sessions.Guest, AutoCloseable {
    /** Each has an HTTP server of its own. */
    static final int MOST_SERVED = 8;

    private final Secret key;
    private final Map<String, ServedSite> served = new HashMap<>();

    SiteApis(Secret key) {
        this.key = key;
    }

    @Override
    public synchronized void opened(Session session) {
        if (served.size() >= MOST_SERVED) {
            return; // its view says that it has none
        }
        try {
            ServeOptions options =
                    ServeOptions.of(session.scenario().setting().site(), key).withAddress(ServeOptions.LOOPBACK, 0);
            ServedSite site = ServedSite.start(options, session.live());
            served.put(session.id(), site);
            List<Session.Served> told = new ArrayList<>();
            List<String> names = session.scenario().setting().names();
            for (int s = 0; s < names.size(); s++) {
                told.add(new Session.Served(names.get(s), site.urls().get(s).toString(), key.reveal()));
            }
            session.setServed(told);
        } catch (ServeException noAddress) {
            // its view says that it has none
        }
    }

    @Override
    public synchronized void closed(Session session) {
        ServedSite site = served.remove(session.id());
        if (site != null) {
            site.close();
        }
    }

    @Override
    public synchronized void close() {
        served.values().forEach(ServedSite::close);
        served.clear();
    }
}
