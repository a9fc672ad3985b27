package io.handover.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.emulator.site.LiveSites;
import io.handover.files.secret.Secret;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
    private static final String PASSWORD = "keystore-password";

    @TempDir
    Path directory;

    @BeforeEach
    void makeKeystore() throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        keystore().toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keyalg",
                        "EC",
                        "-alias",
                        "servers",
                        "-dname",
                        "CN=servers",
                        "-ext",
                        "SAN=IP:127.0.0.1")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
    }

    private Path keystore() {
        return directory.resolve("servers.p12");
    }

    private ServeOptions options(String password) {
        return Served.options(LiveSites.FIXED).withTls(new ServeOptions.Tls(keystore(), Secret.of(password)));
    }

    private HttpClient client(String protocol) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keystore())) {
            trusted.load(in, PASSWORD.toCharArray());
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {protocol});
        return HttpClient.newBuilder()
                .sslContext(context)
                .sslParameters(parameters)
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aSessionOverTlsHasASecureCookieAndHrefsOfHttps(String protocol) throws Exception {
        try (ServedSite served = ServedSite.start(options(PASSWORD))) {
            assertThat(served.url("A").getScheme()).isEqualTo("https");
            HttpResponse<String> login = client(protocol)
                    .send(
                            HttpRequest.newBuilder(URI.create(served.url("A") + "/7.3/login"))
                                    .POST(BodyPublishers.ofString("{\"authenticationkey\": \"" + Served.KEY + "\"}"))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(login.statusCode()).isEqualTo(200);
            assertThat(login.headers().firstValue("Set-Cookie").orElseThrow()).contains("Secure");
            HttpResponse<String> versions = client(protocol)
                    .send(
                            HttpRequest.newBuilder(URI.create(served.url("A") + "/api"))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(versions.body()).contains("\"" + served.url("A") + "/7.3/api\"");
        }
    }

    @Test
    void oldTlsIsRefused() throws Exception {
        try (ServedSite served = ServedSite.start(options(PASSWORD))) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(served.url("A") + "/api")).build();
            HttpClient old = client("TLSv1.1");
            assertThatThrownBy(() -> old.send(request, BodyHandlers.ofString()))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void aWrongKeystorePasswordIsSaidWithoutRepeatingIt() {
        assertThatThrownBy(() -> ServedSite.start(options("not-the-password")))
                .isInstanceOf(ServeException.class)
                .hasMessageContaining("servers.p12")
                .hasMessageNotContaining("not-the-password");
    }
}
