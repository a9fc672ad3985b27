package io.handover.executor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handover.executor.port.Order;
import io.handover.executor.port.Outcome;
import io.handover.executor.port.Reading;
import io.handover.files.Access;
import io.handover.model.site.Server;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server whose certificate is not to be trusted is told nothing, the key least of all. */
class ImpostorTest {
    private static final String PASSWORD = "password";
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(2), Duration.ofSeconds(2), 64 << 10);
    private static final Server SELF = new Server("DK_MGT_1", "192.0.2.1", 10);

    @TempDir
    private Path folder;

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(process.waitFor()).isZero();
    }

    /** A key pair whose certificate is for that address, and the certificate in a file of its own. */
    private SSLContext identity(String name, String address, String... more)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve(name + ".p12");
        String[] in = {"-keystore", store.toString(), "-storepass", PASSWORD, "-alias", name};
        String[] made = {"-genkeypair", "-storetype", "PKCS12", "-keyalg", "EC", "-dname", "CN=" + name, "-ext", address
        };
        keytool(and(and(in, made), more));
        keytool(and(in, "-exportcert", "-rfc", "-file", certificate(name).toString()));
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(store)) {
            keys.load(content, PASSWORD.toCharArray());
        }
        return context(keys);
    }

    private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), null, null);
        return context;
    }

    private static String[] and(String[] some, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(List.of(some));
        return all.toArray(new String[0]);
    }

    private Path certificate(String name) {
        return folder.resolve(name + ".pem");
    }

    private static SmcServer server(URI url, Optional<Path> ca) {
        Access access = new Access(url, "7.3", "env:SMC_KEY", ca);
        return new SmcServer(SELF, List.of(SELF), access, LIMITS, Map.of("SMC_KEY", Stub.KEY));
    }

    @Test
    void isToldFromAServerWhoseCertificateIsTrusted() throws Exception {
        SSLContext honest = identity("honest", "SAN=IP:127.0.0.1");
        SSLContext elsewhere = identity("elsewhere", "SAN=IP:192.0.2.77");
        try (Stub stub = new Stub(honest);
                SmcServer trusting = server(stub.url(), Optional.of(certificate("honest")));
                SmcServer trustingAnother = server(stub.url(), Optional.of(certificate("elsewhere")));
                SmcServer trustingAsJavaDoes = server(stub.url(), Optional.empty())) {
            for (SmcServer careful : List.of(trustingAnother, trustingAsJavaDoes)) {
                assertThat(careful.observe()).isInstanceOf(Reading.Stranger.class);
                assertThat(careful.observe().text())
                        .startsWith("no trusted connection: ")
                        .contains("'ca:'");
                assertThat(careful.give(new Order.ForceActivate()).text())
                        .startsWith("not sent: no trusted connection");
            }
            assertThat(stub.requests()).isEmpty();
            assertThat(trusting.observe()).isInstanceOf(Reading.Answered.class);
            assertThat(trusting.give(new Order.ForceActivate())).isInstanceOf(Outcome.Accepted.class);
        }
        try (Stub stub = new Stub(elsewhere);
                SmcServer careful = server(stub.url(), Optional.of(certificate("elsewhere")))) {
            assertThat(careful.observe().text()).startsWith("no trusted connection: ");
            assertThat(stub.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-10d, 3, 'is out of date, it was valid until '",
        "+2d, 30, 'is not valid yet, only from '",
    })
    void aCertificateThatIsItsOwnAuthorityIsNotTrustedOutOfItsTime(String from, String days, String why)
            throws Exception {
        SSLContext self = identity("self", "SAN=IP:127.0.0.1", "-startdate", from, "-validity", days);
        try (Stub stub = new Stub(self);
                SmcServer careful = server(stub.url(), Optional.of(certificate("self")))) {
            assertThat(careful.observe()).isInstanceOf(Reading.NoAnswer.class);
            assertThat(careful.observe().text()).startsWith("no trusted connection: the certificate of CN=self " + why);
            assertThat(careful.give(new Order.ForceActivate())).isInstanceOf(Outcome.Refused.class);
            assertThat(stub.requests()).isEmpty();
        }
    }

    /** What is signed by it is no better. */
    @Test
    void anAuthorityThatIsOutOfDateIsNotTrusted() throws Exception {
        identity("authority", "BC=ca:true", "-startdate", "-10d", "-validity", "3");
        identity("server", "SAN=IP:127.0.0.1");
        Path request = folder.resolve("request");
        Path signed = folder.resolve("signed.pem");
        String[] server = {"-keystore", folder.resolve("server.p12").toString(), "-storepass", PASSWORD};
        String[] authority = {"-keystore", folder.resolve("authority.p12").toString(), "-storepass", PASSWORD};
        keytool(and(server, "-certreq", "-alias", "server", "-file", request.toString()));
        String[] signing = {
            "-gencert", "-alias", "authority", "-rfc", "-ext", "SAN=IP:127.0.0.1", "-infile", request.toString()
        };
        keytool(and(and(authority, signing), "-outfile", signed.toString()));
        X509Certificate leaf;
        try (InputStream in = Files.newInputStream(signed)) {
            leaf = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(folder.resolve("server.p12"))) {
            keys.load(content, PASSWORD.toCharArray());
        }
        keys.setKeyEntry(
                "server", keys.getKey("server", PASSWORD.toCharArray()), PASSWORD.toCharArray(), new Certificate[] {leaf
                });
        try (Stub stub = new Stub(context(keys));
                SmcServer careful = server(stub.url(), Optional.of(certificate("authority")))) {
            assertThat(careful.observe().text())
                    .startsWith("no trusted connection: the certificate of CN=authority is out of date");
            assertThat(stub.requests()).isEmpty();
        }
    }

    @Test
    void aFileWithoutCertificatesIsRefused() throws IOException {
        Path file = folder.resolve("ca.pem");
        Files.writeString(file, "nothing");
        URI url = URI.create("https://127.0.0.1:1");
        assertThatThrownBy(() -> server(url, Optional.of(file)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the CA file " + file + " cannot be used");
    }
}
