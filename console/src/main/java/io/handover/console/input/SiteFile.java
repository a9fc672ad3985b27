package io.handover.console.input;

import io.handover.simulator.site.SimulatedSite;

/**
 * A site as it was read.
 *
 * @param source the file as the user named it, or the name of what is built in with {@code .yaml}
 * @param text the file's content
 * @param site what it says
 */
public record SiteFile(String source, String text, SimulatedSite site) implements InputFile {}
