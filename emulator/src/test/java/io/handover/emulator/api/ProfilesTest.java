package io.handover.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProfilesTest {
    @Test
    void permissiveSetsTheActiveToStandbyWithoutForce() {
        try (Served served = Served.permissive()) {
            assertThat(served.a.post("ha/set_standby?force=False").statusCode()).isEqualTo(200);
            served.pass(2);
            assertThat(served.site.live().truth().upActive()).isZero();
        }
    }

    @Test
    void permissiveShowsTheNewActiveAtTheContactedServerWithinTenSecondsInTheSameSession() {
        try (Served served = Served.permissive()) {
            assertThat(served.a.post("ha/set_active?server_name=B&force=False").statusCode())
                    .isEqualTo(200);
            served.pass(9);
            assertThat(served.a.json("ha").path("active_server").asString()).endsWith("/mgt_server/1174");
            assertThat(served.b.json("ha").path("active_server").asString()).endsWith("/mgt_server/1174");
            served.pass(120);
            assertThat(served.a.replication()).isEqualTo("STB_REP");
            assertThat(served.c.replication()).isEqualTo("STB_REP");
        }
    }

    @Test
    void permissiveSwitchesAStableSystemAlsoWithForce() {
        try (Served served = Served.permissive()) {
            assertThat(served.b.command("set_active?force=True")).startsWith("Switch Active Server to B");
        }
    }

    @Test
    void documentedShowsTheNewActiveAfterTheCommandAndTheWizardsEightSeconds() {
        try (Served served = Served.documented()) {
            served.b.command("set_active?force=False");
            served.pass(9);
            assertThat(served.site.live().truth().isActive(1)).isFalse();
            served.pass(1);
            assertThat(served.b.json("ha").path("active_server").asString()).endsWith("/mgt_server/1174");
        }
    }
}
