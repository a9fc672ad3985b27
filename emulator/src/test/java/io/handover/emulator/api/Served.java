package io.handover.emulator.api;

import io.handover.emulator.site.LiveSites;
import io.handover.emulator.site.Profile;
import io.handover.emulator.site.SiteClock;
import io.handover.files.secret.Secret;
import io.handover.simulator.site.Timing;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A served site of three servers, A (active), B and {@code "C d"}, whose clock is moved by hand, and a script at each. */
final class Served implements AutoCloseable {
    static final String KEY = "a-key-of-this-test";

    final ServedSite site;
    final Script a;
    final Script b;
    final Script c;

    private Served(ServedSite site) {
        this.site = site;
        this.a = Script.loggedIn(site.url("A"), KEY);
        this.b = Script.loggedIn(site.url("B"), KEY);
        this.c = Script.loggedIn(site.url("C d"), KEY);
    }

    static ServeOptions options(Timing timing) {
        return ServeOptions.of(LiveSites.three(timing), Secret.of(KEY))
                .withAddress("127.0.0.1", 0)
                .withClock(SiteClock.manual());
    }

    /** Commands take effect at once. */
    static Served atOnce() {
        return with(LiveSites.AT_ONCE, options -> options);
    }

    static Served documented() {
        return with(LiveSites.FIXED, options -> options);
    }

    static Served permissive() {
        return with(LiveSites.FIXED, options -> options.withProfile(Profile.PERMISSIVE));
    }

    static Served with(Timing timing, UnaryOperator<ServeOptions> change) {
        return new Served(ServedSite.start(change.apply(options(timing))));
    }

    void pass(long seconds) {
        site.advance(Duration.ofSeconds(seconds));
    }

    @Override
    public void close() {
        site.close();
    }
}
