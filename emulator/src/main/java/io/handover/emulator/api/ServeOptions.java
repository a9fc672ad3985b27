package io.handover.emulator.api;

import io.handover.emulator.site.Profile;
import io.handover.emulator.site.SiteClock;
import io.handover.emulator.site.Ticker;
import io.handover.files.secret.Secret;
import io.handover.simulator.site.SimulatedSite;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a site is served.
 *
 * @param site the site; its servers keep their names, keys and addresses whatever they listen at
 * @param profile how the product behaves where documents and scripts differ
 * @param releases what its two releases are called
 * @param bind the IPv4 address of the first server; each further one listens at the next address
 * @param port the port of all servers, 1 to 65535; 0: a free one
 * @param tls what https needs; empty: http
 * @param clock the site's clock
 * @param seed of everything that chance decides
 * @param key the API key of all servers, also the password of the user {@value Login#USER}
 * @param control the control endpoint; empty: none
 */
public record ServeOptions(
        SimulatedSite site,
        Profile profile,
        Releases releases,
        String bind,
        int port,
        Optional<Tls> tls,
        SiteClock clock,
        long seed,
        Secret key,
        Optional<Control> control) {
    public static final String LOOPBACK = "127.0.0.1";

    /** The product's port. */
    public static final int PORT = 8082;

    public static final int MOST_PORT = 65_535;

    public ServeOptions {
        if (port < 0 || port > MOST_PORT) {
            throw new IllegalArgumentException("the port is " + port + ", allowed are 0 to " + MOST_PORT);
        }
    }

    /**
     * A keystore (PKCS12 or JKS) with the private key and certificate of all servers.
     *
     * @param password of the keystore and of its key
     */
    public record Tls(Path keystore, Secret password) {}

    /**
     * The control endpoint, which listens on loopback only.
     *
     * @param port 1 to 65535; 0: a free one
     * @param token what a request must bear
     */
    public record Control(int port, Secret token) {}

    /** On loopback and the product's port, without TLS and control, in real time, as documented. */
    public static ServeOptions of(SimulatedSite site, Secret key) {
        return new ServeOptions(
                site,
                Profile.DOCUMENTED,
                Releases.DEFAULT,
                LOOPBACK,
                PORT,
                Optional.empty(),
                new SiteClock(Ticker.WALL, 1, false),
                1,
                key,
                Optional.empty());
    }

    public ServeOptions withProfile(Profile behaves) {
        return new ServeOptions(site, behaves, releases, bind, port, tls, clock, seed, key, control);
    }

    public ServeOptions withReleases(Releases called) {
        return new ServeOptions(site, profile, called, bind, port, tls, clock, seed, key, control);
    }

    public ServeOptions withAddress(String first, int ofAll) {
        return new ServeOptions(site, profile, releases, first, ofAll, tls, clock, seed, key, control);
    }

    public ServeOptions withTls(Tls needs) {
        return new ServeOptions(site, profile, releases, bind, port, Optional.of(needs), clock, seed, key, control);
    }

    public ServeOptions withClock(SiteClock goes) {
        return new ServeOptions(site, profile, releases, bind, port, tls, goes, seed, key, control);
    }

    public ServeOptions withSeed(long decides) {
        return new ServeOptions(site, profile, releases, bind, port, tls, clock, decides, key, control);
    }

    public ServeOptions withControl(Control endpoint) {
        return new ServeOptions(site, profile, releases, bind, port, tls, clock, seed, key, Optional.of(endpoint));
    }
}
