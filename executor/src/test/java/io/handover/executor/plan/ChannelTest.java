package io.handover.executor.plan;

import io.handover.files.Catalogue;
import io.handover.files.SiteFile;
import io.handover.model.procedure.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelTest {
    @Test
    void explore() {
        SiteFile site = Catalogue.site("three-servers");
        for (String name : List.of("upgrade-without-downtime","switch-over-in-small-steps","failover-and-return","split-brain-prevention","split-brain-recovery","switch-interrupted-after-activation","switch-interrupted-before-demotion","switch-interrupted-none-active","switch-interrupted-target-active","upgrade-without-downtime-extras-stopped","upgrade-without-downtime-hardened","what-if-standby-activated-drop-change","what-if-standby-activated-keep-change","what-if-standbys-not-excluded","what-if-upgrade-cancelled")) {
            var file = Catalogue.procedure(name);
            List<String> names = site.site().site().serverNames();
            Channel channel = new Channel(new Plan(file.procedure(), names), new Plan(ThroughApi.of(file.procedure()), names));
            long t = System.nanoTime();
            var losses = channel.losses(site.site().site().assumptions());
            System.out.println("== " + name + " " + channel.changes() + " " + (System.nanoTime() - t) / 1_000_000 + " ms");
            for (var l : losses) {
                System.out.println("   " + l.property().name() + " " + l.bounds() + " " + l.summary());
                l.story().ifPresent(s -> s.moments().forEach(m -> System.out.println("      " + m.who() + ": " + m.what())));
            }
        }
    }
}
