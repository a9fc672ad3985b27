package io.handover.emulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.emulator.http.Web;
import io.handover.emulator.site.LiveSites;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JunkTest {
    private final ServedSite served = ServedSite.start(Served.options(LiveSites.FIXED));
    private final URI url = served.url("A");
    private Script script = new Script(url);

    @BeforeAll
    void login() {
        script = Script.loggedIn(url, Served.KEY);
    }

    @AfterAll
    void close() {
        served.close();
    }

    /** Sends bytes as they are and reads what comes until the connection is closed or nothing comes. */
    private String raw(byte[] request) throws IOException {
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(5_000);
            try {
                socket.getOutputStream().write(request);
                socket.shutdownOutput();
            } catch (SocketException closedEarly) {
                // it has answered already, or closed the connection
            }
            InputStream in = socket.getInputStream();
            StringBuilder answer = new StringBuilder();
            byte[] buffer = new byte[4_096];
            try {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    answer.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
                }
            } catch (SocketException reset) {
                // closed without an answer
            }
            return answer.toString();
        }
    }

    private String raw(String request) throws IOException {
        return raw(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void assertRefusedInShape(String answer) {
        assertThat(answer).matches("(?s)HTTP/1.1 (4[0-9][0-9]|501|505) .*");
        assertThat(answer).contains("Content-Type: application/json\r\n").contains("\"status\":0}");
        assertThat(answer).doesNotContain("Exception", "\tat ", "jetty", "Jetty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET /api HTTP/1.1\r\n\r\n",
                "GET /api HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET /api HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
                "GET /api HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
                "GET /%ZZ HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /7.3/../ha HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /7.3/%2e%2e/ha HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET //api HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET nowhere HTTP/1.1\r\nHost: x\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
                "TRACE /api HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /7.3/ha?force=%ZZ HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /7.3/login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n\r\n",
                "POST /7.3/login HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n[]",
                "POST /7.3/login HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n{\"a\":",
            })
    void whatIsNoRequestOfTheApiIsRefusedInTheProductsShape(String request) throws IOException {
        assertRefusedInShape(raw(request));
    }

    @Test
    void aRequestLineThatIsTooLongIsRefused() throws IOException {
        assertRefusedInShape(raw("GET /" + "a".repeat(Web.MOST_HEADER_BYTES) + " HTTP/1.1\r\nHost: x\r\n\r\n"));
    }

    @Test
    void headersThatAreTooLargeAreRefused() throws IOException {
        assertRefusedInShape(
                raw("GET /api HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(Web.MOST_HEADER_BYTES) + "\r\n\r\n"));
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWhetherItSaysSoOrNot() throws IOException {
        String body = "{\"domain\": \"" + "a".repeat(ApiDoor.MOST_BODY_BYTES) + "\"}";
        assertRefusedInShape(
                raw("POST /7.3/login HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length() + "\r\n\r\n" + body));
        assertRefusedInShape(raw("POST /7.3/login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n"));
    }

    @Test
    void randomBytesAreMetWithARefusalOrAClosedConnectionAndHarmNothing() throws IOException {
        Random random = new Random(20_260_101);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[1 + random.nextInt(300)];
            random.nextBytes(bytes);
            String answer = raw(bytes);
            if (!answer.isEmpty()) {
                assertRefusedInShape(answer);
            }
        }
        assertThat(script.get("ha").statusCode()).isEqualTo(200);
    }

    @Test
    void brokenRequestsOfAValidOneAreNeverAnsweredWithAnErrorOfTheServers() throws IOException {
        String valid = "POST /7.3/ha/set_active?server_name=C+d&force=False HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: "
                + script.cookie() + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
        Random random = new Random(20_260_102);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = valid.getBytes(StandardCharsets.ISO_8859_1);
            for (int change = random.nextInt(3); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            String answer = raw(bytes);
            assertThat(answer).doesNotContain("HTTP/1.1 500", "Exception", "\tat ");
        }
        assertThat(script.get("ha").statusCode()).isEqualTo(200);
    }

    @Test
    void anUnknownPathOrMethodIsAnErrorInShape() {
        JsonNode missing = script.json("ha/nothing");
        assertThat(missing.path("status").intValue()).isZero();
        assertThat(missing.path("message").asString()).isNotEmpty();
        assertThat(script.post("ha").statusCode()).isEqualTo(405);
        assertThat(script.send("DELETE", "/7.3/elements/mgt_server/10", "").statusCode())
                .isEqualTo(405);
    }

    @Test
    void aGetMayHaveABody() {
        assertThat(script.send("GET", "/7.3/ha", "{}").statusCode()).isEqualTo(200);
        assertThat(script.send("GET", "/7.3/ha", "").statusCode()).isEqualTo(200);
    }
}
