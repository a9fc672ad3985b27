package io.handover.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerApiTest {
    private static String site(String api) {
        return """
                site: drafted
                title: A drafted site
                servers:
                  - { name: DK_MGT_1, address: 192.0.2.1, key: 10, mode: active }
                  - name: DK_MGT_2
                    address: 192.0.2.2
                    key: 20
                    mode: standby
                    api: API
                """.replace("API", api);
    }

    private static List<ServerApi> apis(String api) {
        return Catalogue.siteOf("site.yaml", site(api)).apis();
    }

    @Test
    void isReadWhereItIsSaid() {
        assertThat(apis("{ url: https://a.example, version: '7.3', key: env:KEY }"))
                .containsExactly(new ServerApi(
                        "DK_MGT_2",
                        new Access(URI.create("https://a.example"), "7.3", "env:KEY", Optional.empty()),
                        Optional.empty()));
        assertThat(apis("{ url: 'http://192.0.2.2:8082', version: '7.3', key: 'file:/etc/key', ca: ca.pem,"
                        + " installer: { command: [ssh, root@b, upgrade it] } }"))
                .containsExactly(new ServerApi(
                        "DK_MGT_2",
                        new Access(
                                URI.create("http://192.0.2.2:8082"),
                                "7.3",
                                "file:/etc/key",
                                Optional.of(Path.of("ca.pem"))),
                        Optional.of(List.of("ssh", "root@b", "upgrade it"))));
        assertThat(apis("{ url: https://b, version: '7.3', key: env:KEY, installer: manual }")
                        .get(0)
                        .installer())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                { version: '7.3', key: env:K }                                     | the key 'url' is missing in 'api'
                { url: https://b, version: 7.3, key: env:K }                       | 'version' is 7.3; it must be the version of the API to use, in quotes, such as '7.3'
                { url: https://b/, version: '7.3', key: env:K }                    | 'url' is 'https://b/'; it must be scheme, host and port
                { url: 'https://b:99999', version: '7.3', key: env:K }             | 'https://b:99999' is no address of a server
                { url: https://b, version: '7.3', key: env:K, installer: x }       | 'installer' is 'x'; it must be 'manual', where a person runs the installer
                { url: https://b, version: '7.3', key: env:K, installer: 7 }       | 'installer' is 7; it must be 'manual', where a person runs the installer
                { url: https://b, version: '7.3', key: env:K, installer: { } }     | the key 'command' is missing in 'installer'
                { url: https://b, version: '7.3', key: env:K, installer: { command: [] } } | 'command' needs at least 1 element
                { url: https://b, version: '7.3', key: env:K, cert: x }            | unknown key 'cert' in 'api'
                { url: https://b, version: '7.3', key: 's3cret' }                  | 'key' must say where the API key comes from, env:NAME or file:PATH
                { url: https://b, version: '7.3', key: [s3cret] }                  | 'key' must say where the API key comes from, env:NAME or file:PATH
                { url: https://b, version: '7.3', key: { s3cret: 1 } }             | 'key' must say where the API key comes from, env:NAME or file:PATH
                """)
    void isRefusedWithItsPlaceAndWithoutWhatMayBeTheKey(String api, String message) {
        assertThatThrownBy(() -> apis(api))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("site.yaml:9:")
                .hasMessageContaining(message)
                .message()
                .doesNotContain("s3cret");
    }
}
