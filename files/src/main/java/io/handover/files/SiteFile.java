package io.handover.files;

import io.handover.simulator.site.SimulatedSite;
import java.util.List;

/**
 * A site as it was read.
 *
 * @param source the file as the user named it, or the name of what is built in with {@code .yaml}
 * @param text the file's content
 * @param site what it says
 * @param apis how its servers are reached; those for which the file does not say it are not among them
 */
public record SiteFile(String source, String text, SimulatedSite site, List<ServerApi> apis) implements InputFile {
    public SiteFile {
        apis = List.copyOf(apis);
    }
}
