package dev.reroll.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the server cannot do what it is asked: no place to listen, no request to read, no mail but its answers. */
class ServerEdgeTest {

    @TempDir
    static Path data;

    private static WebServer server;
    private static Client client;

    @BeforeAll
    static void serve() throws IOException {
        String answer = Shelf.mail(
                "answer.1@example.org",
                "ghost.1@example.org",
                "Re: what was lost",
                "Rob Reviewer <rob@example.org>",
                "Sat, 12 Oct 2024 10:00:00 +0000",
                "Yes.\n");
        server = WebServer.start(new Shelf(data).put("notes", answer).indexed(), "127.0.0.1", 0);
        client = new Client(server.port());
    }

    @AfterAll
    static void stop() throws IOException {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "t/, /notes/answer.1@example.org/t/",
        "T/, /notes/answer.1@example.org/T/",
        "t.atom, /notes/answer.1@example.org/t.atom"
    })
    void the_thread_of_a_mail_that_is_missing_is_that_of_its_answers(String form, String leadsTo) throws Exception {
        for (String list : List.of("notes", "all", "no-such-list")) {
            HttpResponse<byte[]> response = client.get("/" + list + "/ghost.1@example.org/" + form);
            assertThat(response.statusCode()).isEqualTo(302);
            assertThat(client.leadsTo(response))
                    .isEqualTo(list.equals("all") ? "/all/answer.1@example.org/" + form : leadsTo);
        }
        assertThat(client.get("/notes/ghost.1@example.org/").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /../../etc/passwd HTTP/1.1, 400",
        "GET /%zz HTTP/1.1, 400",
        "GET / HTTP/9.9, 505",
        "GET\u0000/ HTTP/1.1, 400",
        "PUT /../../etc/passwd HTTP/1.1, 400"
    })
    void what_is_no_request_gets_a_page_under_the_same_policy(String line, int status) throws Exception {
        String response = client.wire(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(response)
                .startsWith("HTTP/1.1 " + status)
                .containsIgnoringCase("\r\nContent-Type: text/html; charset=utf-8\r\n")
                .containsIgnoringCase("\r\nContent-Security-Policy: default-src 'none'")
                .containsIgnoringCase("\r\nX-Content-Type-Options: nosniff\r\n")
                .contains("<main", "This request cannot be answered")
                .doesNotContainIgnoringCase("jetty");
    }

    @Test
    void a_folder_without_an_index_is_refused_with_a_sentence(@TempDir Path empty) {
        assertThatThrownBy(() -> WebServer.start(empty, "127.0.0.1", 0))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(empty.toString());
    }

    @Test
    void a_port_that_is_taken_is_named() {
        assertThatThrownBy(() -> WebServer.start(data, "127.0.0.1", server.port()))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot listen on 127.0.0.1 port " + server.port()
                        + ": another program listens there already; choose another port");
    }

    @ParameterizedTest
    @CsvSource({
        "999.1.1.1, 8025, there is no such address",
        "192.0.2.1, 0, this machine does not have that address", // RFC 5737: an address for documentation
        "127.0.0.1, 70000, a port is a number from 0 to 65535"
    })
    void an_address_that_cannot_be_listened_on_is_refused_with_a_sentence(String bind, int port, String why) {
        assertThatThrownBy(() -> WebServer.start(data, bind, port))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot listen on " + bind + " port " + port + ": " + why);
    }
}
