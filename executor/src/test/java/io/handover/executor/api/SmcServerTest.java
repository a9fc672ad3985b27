package io.handover.executor.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.handover.executor.port.Order;
import io.handover.executor.port.Outcome;
import io.handover.executor.port.Reading;
import io.handover.executor.port.Told;
import io.handover.files.Access;
import io.handover.model.display.ReplicationState;
import io.handover.model.site.Server;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmcServerTest {
    private static final List<Server> SITE = List.of(
            new Server("DK_MGT_1", "192.0.2.1", 10),
            new Server("DK_MGT_2", "192.0.2.2", 20),
            new Server("DK_MGT_3", "192.0.2.3", 30));
    private static final Map<String, String> ENVIRONMENT = Map.of("SMC_KEY", Stub.KEY);
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(1), Duration.ofMillis(700), 64 << 10);
    private static final String DIAGNOSTIC = "database_replication_diagnostic";
    private static final Order EXCLUDE = new Order.Exclude("DK_MGT_2");

    private final Stub stub = new Stub();
    private final SmcServer server = server(stub.url());

    private static SmcServer server(URI url) {
        return new SmcServer(
                SITE.get(0), SITE, new Access(url, "7.3", "env:SMC_KEY", Optional.empty()), LIMITS, ENVIRONMENT);
    }

    @AfterEach
    void close() {
        server.close();
        stub.close();
    }

    private String reading() {
        Reading reading = server.observe();
        assertThat(reading).isInstanceOf(Reading.NoAnswer.class);
        return reading.text();
    }

    private static Stub.Behaviour says(int status, String type, String body) {
        return (request, out) -> {
            Stub.send(out, status, type.isEmpty() ? "" : "Content-Type: " + type + "\r\n", body);
            return false;
        };
    }

    @Test
    void readsWhatAServerTellsOfItselfInOneSession() {
        Reading.Answered told = new Reading.Answered(
                "7.3.4",
                ReplicationState.ACT_REP_EX,
                OptionalInt.of(2),
                Optional.of(Set.of("DK_MGT_2")),
                Optional.of(false),
                OptionalLong.of(3_001),
                new Told(
                        Optional.of(true),
                        List.of(named("DK_MGT_1", 10), named("DK_MGT_2", 20), named("DK_MGT_3", 30)),
                        Optional.of("DK_MGT_1"),
                        List.of("DK_MGT_2", "DK_MGT_3")));
        assertThat(server.observe()).isEqualTo(told);
        assertThat(server.observe()).isEqualTo(told);
        assertThat(stub.count("POST /7.3/login ")).isEqualTo(1);
        assertThat(stub.count("GET /7.3/elements/mgt_server/20 ")).isEqualTo(1);
    }

    private static Told.Named named(String name, int key) {
        return new Told.Named(name, OptionalInt.of(key));
    }

    private Told told() {
        Reading reading = server.observe();
        assertThat(reading).isInstanceOf(Reading.Answered.class);
        return ((Reading.Answered) reading).told();
    }

    private void tells(String field, String value) {
        stub.answers(
                DIAGNOSTIC,
                says(
                        200,
                        "application/json",
                        "{\"server_name\":\"DK_MGT_1\",\"state\":\"[STB_REP] enabled\",\"" + field + "\":" + value
                                + "}"));
    }

    @Test
    void readsALicenceThatIsNotValidAndServersThatNobodyElseNames() {
        tells("valid_license", "false");
        assertThat(told().licensed()).hasValue(false);
        tells("servers", "\"[DK_MGT_1 (10), A, (b) c (77), DK_MGT_3 (31)]\"");
        assertThat(told().licensed()).isEmpty();
        assertThat(told().servers())
                .containsExactly(
                        named("DK_MGT_1", 10), named("A, (b) c", 77), named("DK_MGT_3", 31), named("DK_MGT_2", 20));
        stub.answers("/7.3/ha ", says(200, "application/json", "{\"standby_servers\":[\"" + stub.element(20) + "\"]}"));
        assertThat(told().active()).isEmpty();
        assertThat(told().standbys()).containsExactly("DK_MGT_2");
    }

    @Test
    void aServerWithAnotherNameOrKeyIsAStranger() {
        tells("server_name", "\"OTHER\"");
        assertThat(server.observe())
                .isEqualTo(new Reading.Stranger("expected is DK_MGT_1 with the key 10, and 'OTHER' answers there"));
        tells("servers", "\"[DK_MGT_1 (99)]\"");
        assertThat(server.observe())
                .isEqualTo(new Reading.Stranger(
                        "expected is DK_MGT_1 with the key 10, and one with the key 99 answers there"));
        stub.answers("mgt_server/10", says(200, "application/json", "{\"name\":\"DK_MGT_1\",\"key\":\"98\"}"));
        server.close();
        assertThat(server.observe().text()).endsWith("one with the key 98 answers there");
        stub.answers("mgt_server/10", says(200, "application/json", "{\"name\":\"DK_MGT_3\"}"));
        server.close();
        assertThat(server.observe())
                .isInstanceOf(Reading.Stranger.class)
                .extracting(Reading::text)
                .asString()
                .endsWith("'DK_MGT_3' answers there");
    }

    @Test
    void whatCannotBeReadOfTheSiteIsNoAnswer() {
        stub.answers("/7.3/ha ", says(500, "text/html", "<html>"));
        assertThat(reading()).isEqualTo("it answers 500");
        stub.answers("mgt_server/20", says(404, "application/json", "{\"message\":\"none\"}"));
        assertThat(reading()).isEqualTo("it answers 404: none");
        stub.answers("mgt_server/20", says(200, "application/json", "{}"));
        assertThat(reading()).isEqualTo("it lists a server without a name");
        stub.answers(
                "/7.3/ha ",
                says(200, "application/json", "{\"active_server\":\"http://192.0.2.99/7.3/elements/mgt_server/10\"}"));
        assertThat(reading()).startsWith("it points to another server: ");
        tells("servers", "\"[" + "x".repeat(17_000) + "]\"");
        assertThat(reading()).isEqualTo("it lists more than 64 servers");
    }

    @Test
    void givesEachOrderAsTheProductsClientDoes() {
        server.give(EXCLUDE);
        server.give(new Order.Activate());
        server.give(new Order.ForceActivate());
        server.give(new Order.SetStandbyAndStopReplication());
        assertThat(server.give(new Order.Initialize("a b&c"))).isEqualTo(new Outcome.Accepted("requested"));
        assertThat(stub.requests().stream().filter(line -> line.contains("/ha/")))
                .containsExactly(
                        "POST /7.3/ha/exclude?force=False&server_name=DK_MGT_2 HTTP/1.1",
                        "POST /7.3/ha/set_active?force=False HTTP/1.1",
                        "POST /7.3/ha/set_active?force=True HTTP/1.1",
                        "POST /7.3/ha/set_standby?force=True HTTP/1.1",
                        "POST /7.3/ha/full_replication?force=False&server_name=a+b%26c HTTP/1.1");
    }

    @Test
    void tellsAServerThatIsDownFromOneThatSaysNothing() throws IOException {
        try (SmcServer down = server(URI.create("http://127.0.0.1:" + freePort()))) {
            assertThat(down.observe()).isEqualTo(new Reading.NothingListens());
            assertThat(down.give(EXCLUDE)).isEqualTo(new Outcome.Refused("not sent: nothing listens there"));
        }
        stub.answers(DIAGNOSTIC, (request, out) -> true);
        assertThat(reading()).isEqualTo("the connection was closed before an answer was complete");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void logsInAgainWhereARestartHasEndedTheSession() {
        server.observe();
        boolean[] lost = {true};
        stub.answers(DIAGNOSTIC, (request, out) -> {
            if (lost[0]) {
                lost[0] = false;
                Stub.send(out, 401, "Content-Type: application/json\r\n", "{\"message\":\"no\"}");
            } else {
                Stub.send(
                        out,
                        200,
                        "Content-Type: application/json\r\n",
                        "{\"server_name\":\"DK_MGT_1\",\"state\":\"[STB_REP] enabled\"}");
            }
            return false;
        });
        assertThat(server.observe()).isInstanceOf(Reading.Answered.class);
        assertThat(stub.count("POST /7.3/login ")).isEqualTo(2);
    }

    @Test
    void doesNotLogInForEver() {
        stub.answers(DIAGNOSTIC, says(401, "application/json", "{}"));
        assertThat(reading()).isEqualTo("it knows no such session (401)");
        assertThat(stub.count("POST /7.3/login ")).isEqualTo(2);
    }

    @Test
    void saysWhatIsWrongWithAnAnswer() {
        stub.answers(DIAGNOSTIC, says(200, "text/html", "<html>"));
        assertThat(reading()).isEqualTo("it answers with the content type 'text/html', not with JSON");
        stub.answers(DIAGNOSTIC, says(200, "application/json", "{\"server_name\":\"DK_"));
        assertThat(reading()).isEqualTo("it answers with JSON that is broken or cut off");
        stub.answers(DIAGNOSTIC, says(500, "text/html", "<html>" + "x".repeat(5_000)));
        assertThat(reading()).isEqualTo("it answers 500");
        stub.answers(DIAGNOSTIC, says(200, "application/json", "[]"));
        assertThat(reading()).isEqualTo("it answers with JSON that is no object");
        stub.answers(DIAGNOSTIC, says(200, "application/json", "{}"));
        assertThat(reading()).isEqualTo("it does not tell its name");
        stub.answers(
                DIAGNOSTIC, says(200, "application/json", "{\"server_name\":\"DK_MGT_1\",\"state\":\"[UNKNOWN] ?\"}"));
        assertThat(reading()).isEqualTo("it displays a state that does not tell its mode: [UNKNOWN] ?");
        server.close();
        stub.answers("GET /api", says(200, "application/json", "{\"version\":[{\"rel\":\"6.10\"}]}"));
        assertThat(reading()).isEqualTo("it has no API version 7.3, only 6.10");
    }

    @Test
    void followsNoRedirectAndNoAddressOfAnotherHost() {
        stub.answers(DIAGNOSTIC, (request, out) -> {
            Stub.send(out, 302, "Location: http://192.0.2.99/steal\r\n", "");
            return false;
        });
        assertThat(reading()).isEqualTo("it answers 302 and points to http://192.0.2.99/steal, which is not followed");
        stub.answers(
                "/7.3/api",
                says(
                        200,
                        "application/json",
                        "{\"entry_point\":[{\"rel\":\"ha\",\"href\":\"http://192.0.2.99/7.3/ha\"}]}"));
        assertThat(reading()).isEqualTo("it points to another server: http://192.0.2.99/7.3/ha");
    }

    @Test
    void givesUpAnAnswerThatDoesNotEnd() {
        stub.answers(DIAGNOSTIC, (request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            byte[] more = "x".repeat(8_192).getBytes(StandardCharsets.UTF_8);
            while (true) {
                out.write(more);
            }
        });
        assertThat(reading()).isEqualTo("its answer is longer than 64 KB");
    }

    @Test
    void givesUpAnAnswerThatComesTooSlowly() {
        stub.answers(DIAGNOSTIC, SmcServerTest::drip);
        assertThat(reading()).startsWith("no complete answer within");
        stub.answers("set_active", SmcServerTest::drip);
        assertThat(server.give(new Order.ForceActivate())).isInstanceOf(Outcome.Unknown.class);
    }

    private static boolean drip(String request, OutputStream out) throws IOException {
        out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 1_000; i++) {
            out.write(' ');
            out.flush();
            try {
                Thread.sleep(20);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return true;
            }
        }
        return true;
    }

    @Test
    void neverRepeatsAnOrderAndCallsItUnknownWhereNoAnswerTellsOtherwise() {
        server.observe();
        stub.answers("/exclude", (request, out) -> true);
        assertThat(server.give(EXCLUDE))
                .isEqualTo(new Outcome.Unknown("the connection was closed before an answer was complete"));
        stub.answers("/exclude", says(500, "text/html", "<html>"));
        assertThat(server.give(EXCLUDE)).isEqualTo(new Outcome.Unknown("it answers 500"));
        stub.answers("/exclude", says(200, "text/plain", "ok"));
        assertThat(server.give(EXCLUDE)).isInstanceOf(Outcome.Unknown.class);
        stub.answers(
                "/exclude",
                says(400, "application/json", "{\"message\":\"not\\u001b[2J now\",\"details\":[\"later\"]}"));
        assertThat(server.give(EXCLUDE)).isEqualTo(new Outcome.Refused("it answers 400: not [2J now later"));
        stub.answers("/exclude", says(401, "application/json", "{}"));
        assertThat(server.give(EXCLUDE)).isInstanceOf(Outcome.Refused.class);
        assertThat(stub.count("POST /7.3/ha/exclude")).isEqualTo(5);
    }

    @Test
    void doesNotShowTheKeyEvenWhereTheServerSaysIt() {
        stub.answers("/exclude", says(400, "application/json", "{\"message\":\"bad key " + Stub.KEY + "\"}"));
        assertThat(server.give(EXCLUDE)).isEqualTo(new Outcome.Refused("it answers 400: bad key (secret)"));
        stub.answers("/login", says(403, "application/json", "{\"message\":\"" + Stub.KEY + "\"}"));
        assertThat(reading()).isEqualTo("the login is refused with status 403");
    }

    @Test
    void saysWhereNoKeyIs() {
        SmcServer keyless = new SmcServer(
                SITE.get(0), SITE, new Access(stub.url(), "7.3", "env:SMC_KEY", Optional.empty()), LIMITS, Map.of());
        assertThat(keyless.observe()).isEqualTo(new Reading.NoAnswer("there is no secret in env:SMC_KEY"));
    }
}
