package io.handover.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.emulator.site.LiveSites;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @Test
    void serversListenAtOneAddressAfterTheOther() {
        assertThat(Addresses.from("127.0.3.7", 3))
                .extracting(InetAddress::getHostAddress)
                .containsExactly("127.0.3.7", "127.0.3.8", "127.0.3.9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0", "127.0.0.300", "127.0.0.254", "::1", "", "127.0.0.01"})
    void whatIsNoAddressWithEnoughAfterItIsRefused(String first) {
        assertThatThrownBy(() -> Addresses.from(first, 3)).isInstanceOf(ServeException.class);
    }

    @Test
    void aPortThatIsTakenIsSaid() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.2"))) {
            ServeOptions options = Served.options(LiveSites.FIXED).withAddress("127.0.0.1", taken.getLocalPort());
            assertThatThrownBy(() -> ServedSite.start(options))
                    .isInstanceOf(ServeException.class)
                    .hasMessageContaining("127.0.0.2");
        }
    }

    @Test
    void anAddressThatIsNotOfThisMachineIsSaid() {
        ServeOptions options = Served.options(LiveSites.FIXED).withAddress("192.0.2.1", 8_082);
        assertThatThrownBy(() -> ServedSite.start(options))
                .isInstanceOf(ServeException.class)
                .hasMessageContaining("192.0.2.1");
    }
}
