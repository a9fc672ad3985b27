package io.handover.emulator.api;

import io.handover.model.state.Version;

/**
 * What the two releases of the model are called.
 *
 * @param before the release that the site has before the upgrade
 * @param after the release that the installer brings
 */
public record Releases(Release before, Release after) {
    /** Two releases without the fault SMC-65140. */
    public static final Releases DEFAULT = new Releases(new Release(3, 4), new Release(4, 2));

    /** The release of a version of the model. */
    public Release of(Version version) {
        return version == Version.OLD ? before : after;
    }
}
