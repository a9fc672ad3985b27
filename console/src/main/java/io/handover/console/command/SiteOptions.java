package io.handover.console.command;

import io.handover.files.AssumptionKey;
import io.handover.files.Catalogue;
import io.handover.files.InputException;
import io.handover.files.NearestName;
import io.handover.files.SiteFile;
import io.handover.model.site.Assumptions;
import io.handover.simulator.site.SimulatedSite;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options by which a command's user names a site and what is assumed of it. A picocli mixin. */
public final class SiteOptions {
    @Option(
            names = "--site",
            paramLabel = "SITE",
            defaultValue = Catalogue.DEFAULT_SITE,
            description = "A site that is built in, or a file with one. Default: ${DEFAULT-VALUE}.",
            completionCandidates = Names.OfSites.class)
    private String site = Catalogue.DEFAULT_SITE;

    static final String ASSUME = "--assume";

    @Option(
            names = ASSUME,
            paramLabel = "KEY=VALUE",
            description = {
                "What to assume of the product instead of what the site assumes; may be given several times:",
                "splitBrainReaction=ALARM_ONLY|DEMOTE_ALL",
                "forceActivation=ALWAYS|WHEN_UNSTABLE|WHEN_NO_ACTIVE",
                "mixedVersionsSeeEachOther=true|false",
                "autoActivation=true|false"
            })
    private List<String> assumed = new ArrayList<>();

    /**
     * The site with what is assumed of it.
     *
     * @throws InputException where there is no such site, its file cannot be used, or there is no such assumption
     */
    public SiteFile site() {
        SiteFile file = Catalogue.site(site);
        SimulatedSite simulated = file.site();
        return new SiteFile(
                file.source(),
                file.text(),
                simulated.withAssumptions(assumptions(simulated.site().assumptions())),
                file.apis());
    }

    /** The site as the user named it. */
    String name() {
        return site;
    }

    /** The options as the user gave them, but with that site, which is always among them. */
    List<String> given(String siteName) {
        List<String> given = new ArrayList<>(List.of("--site", siteName));
        for (String text : assumed) {
            given.addAll(List.of("--assume", text));
        }
        return given;
    }

    /**
     * Some assumptions, changed as the user says.
     *
     * @throws InputException where there is no such assumption
     */
    public Assumptions assumptions(Assumptions before) {
        Assumptions assumptions = before;
        for (String text : assumed) {
            int equals = text.indexOf('=');
            if (equals < 0) {
                throw new InputException(
                        "--assume " + text + ": a key and a value are needed, as in forceActivation=ALWAYS");
            }
            String name = text.substring(0, equals);
            String value = text.substring(equals + 1);
            AssumptionKey key = AssumptionKey.named(name)
                    .orElseThrow(() -> new InputException("--assume " + text + ": there is no assumption '" + name + "'"
                            + NearestName.orAllowed(name, AssumptionKey.names())));
            if (!key.values().contains(value)) {
                throw new InputException("--assume " + text + ": '" + value + "' is no value of '" + name + "'"
                        + NearestName.orAllowed(value, key.values()));
            }
            assumptions = key.assumed().apply(assumptions, value);
        }
        return assumptions;
    }
}
