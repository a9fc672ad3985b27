package io.handover.model.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SiteTest {
    private static final Server ONE = new Server("DK_MGT_1", "192.0.2.1", 10);
    private static final Server TWO = new Server("DK_MGT_2", "192.0.2.2", 1174);

    @Test
    void serverNamesComeInTheSitesOrder() {
        Site site = new Site("dk", "Denmark", List.of(ONE, TWO), Assumptions.DEFAULT);
        assertThat(site.serverNames()).containsExactly("DK_MGT_1", "DK_MGT_2");
    }

    @Test
    void aSiteHasTwoToFiveServers() {
        assertThatThrownBy(() -> new Site("dk", "Denmark", List.of(ONE), Assumptions.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not 1");
        assertThatThrownBy(() -> new Site("dk", "Denmark", List.of(ONE, TWO, ONE, TWO, ONE, TWO), Assumptions.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not 6");
    }

    @Test
    void aSiteDoesNotChangeWithTheListThatItWasMadeOf() {
        List<Server> servers = new ArrayList<>(List.of(ONE, TWO));
        Site site = new Site("dk", "Denmark", servers, Assumptions.DEFAULT);
        servers.clear();
        assertThat(site.servers()).containsExactly(ONE, TWO);
    }

    @Test
    void otherAssumptionsChangeNothingElse() {
        Site site = new Site("dk", "Denmark", List.of(ONE, TWO), Assumptions.DEFAULT);
        Assumptions assumed = Assumptions.DEFAULT.withAutoActivation(true);
        assertThat(site.withAssumptions(assumed)).isEqualTo(new Site("dk", "Denmark", List.of(ONE, TWO), assumed));
    }

    @Test
    void theDefaultsAreThoseOfTheModel() {
        assertThat(Assumptions.DEFAULT)
                .isEqualTo(new Assumptions(SplitBrainReaction.DEMOTE_ALL, ForceActivation.WHEN_UNSTABLE, true, false));
    }

    @Test
    void oneAssumptionIsExchangedAtATime() {
        assertThat(Assumptions.DEFAULT.withSplitBrainReaction(SplitBrainReaction.ALARM_ONLY))
                .isEqualTo(new Assumptions(SplitBrainReaction.ALARM_ONLY, ForceActivation.WHEN_UNSTABLE, true, false));
        assertThat(Assumptions.DEFAULT.withForceActivation(ForceActivation.ALWAYS))
                .isEqualTo(new Assumptions(SplitBrainReaction.DEMOTE_ALL, ForceActivation.ALWAYS, true, false));
        assertThat(Assumptions.DEFAULT.withMixedVersionsSeeEachOther(false))
                .isEqualTo(new Assumptions(SplitBrainReaction.DEMOTE_ALL, ForceActivation.WHEN_UNSTABLE, false, false));
        assertThat(Assumptions.DEFAULT.withAutoActivation(true))
                .isEqualTo(new Assumptions(SplitBrainReaction.DEMOTE_ALL, ForceActivation.WHEN_UNSTABLE, true, true));
    }
}
