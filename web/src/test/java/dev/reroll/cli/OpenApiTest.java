package dev.reroll.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.reroll.web.WebServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/reroll/openapi.json} against what the server answers, over the bundled sample. */
class OpenApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LOOKUP = "lookup-v3-cover@notes.reroll.invalid";

    /** What is asked of each path; a path that is missing here fails its test. */
    private static final Map<String, List<String>> CALLS = Map.of(
            "/api/reroll/search/",
            List.of(
                    "?q=uprobes&limit=200",
                    "?q=outcome:changed",
                    "?q=state:applied",
                    "?q=s:lookup&in=points",
                    "?q=zzzz"),
            "/api/reroll/series/",
            List.of("", "?q=s:uprobes&sort=quiet&limit=2&offset=1"),
            "/api/reroll/series/{msgid}/",
            List.of(""),
            "/api/reroll/series/{msgid}/revisions/",
            List.of(""),
            "/api/reroll/series/{msgid}/range-diff/",
            List.of("", "?from=v1&to=v2"),
            "/api/reroll/series/{msgid}/trail/",
            List.of("", "?open=1", "?by=o&revision=v3"),
            "/api/reroll/matrix/",
            List.of("", "?series=lookup"),
            "/api/reroll/openapi.json",
            List.of(""));

    @TempDir
    static Path folder;

    private static WebServer server;
    private static HttpClient http;
    private static JsonNode document;
    private static List<String> series;

    @BeforeAll
    static void serve() throws IOException, InterruptedException {
        Path notes = folder.resolve("notes.mbox");
        try (InputStream in = OpenApiTest.class.getResourceAsStream(Sample.NOTES)) {
            Files.write(notes, Objects.requireNonNull(in).readAllBytes());
        }
        command(0, "ingest", notes.toString(), "--list", "sample");
        server = WebServer.start(folder.resolve("data"), "127.0.0.1", 0);
        http = HttpClient.newHttpClient();
        document = get("/api/reroll/openapi.json", 200);
        series = new ArrayList<>();
        for (JsonNode each : get("/api/reroll/series/?limit=1000", 200).get("series")) {
            series.add(each.get("id").asString());
        }
        assertThat(series).isNotEmpty();
    }

    @AfterAll
    static void stop() throws IOException {
        if (server == null) return;
        http.close();
        server.close();
    }

    @Test
    void every_answer_of_every_path_is_as_the_document_says() throws Exception {
        assertThat(new TreeSet<>(document.get("paths").propertyNames())).isEqualTo(new TreeSet<>(CALLS.keySet()));
        for (var path : document.get("paths").properties()) {
            Schema schema = schema(path.getValue(), "200");
            for (String query : Objects.requireNonNull(CALLS.get(path.getKey()))) {
                for (String url : urls(path.getKey() + query)) {
                    HttpResponse<byte[]> reply = ask(url);
                    if (reply.statusCode() == 404) {
                        // a series of one revision has no range-diff, and not every one has a v1 and a v3
                        assertThat(url).containsAnyOf("range-diff", "revision=v3");
                        continue;
                    }
                    assertThat(reply.statusCode()).as(url).isEqualTo(200);
                    assertThat(schema.validate(JSON.readTree(reply.body())))
                            .as(url)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void a_field_that_the_document_does_not_name_would_be_noticed() throws Exception {
        Schema schema = schema(document.get("paths").get("/api/reroll/series/"), "200");
        ObjectNode list = (ObjectNode) get("/api/reroll/series/", 200);
        assertThat(schema.validate(list)).isEmpty();
        ((ObjectNode) list.get("series").get(0)).put("colour", "red");
        assertThat(schema.validate(list)).isNotEmpty();
        ((ObjectNode) list.get("series").get(0)).remove("colour");
        ((ObjectNode) list.get("series").get(0)).remove("title");
        assertThat(schema.validate(list)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/reroll/series/nobody@example.org/            | 404
            /api/reroll/series/nobody@example.org/trail/      | 404
            /api/reroll/series/?list=nope                     | 404
            /api/reroll/series/?limit=0                       | 400
            /api/reroll/series/?limit=many                    | 400
            /api/reroll/series/?sort=colour                   | 400
            /api/reroll/search/                               | 400
            /api/reroll/search/?q=d:noday..                   | 400
            /api/reroll/matrix/?series=nope                   | 404
            /api/reroll/series/lookup-v3-cover@notes.reroll.invalid/range-diff/?from=v1 | 400
            /api/reroll/series/lookup-v3-cover@notes.reroll.invalid/range-diff/?from=v1&to=v99 | 404
            """)
    void what_cannot_be_answered_is_said_in_a_sentence(String path, int status) throws Exception {
        String template = path.replaceFirst("\\?.*", "").replaceFirst("/series/[^/]+@[^/]+/", "/series/{msgid}/");
        JsonNode said = get(path, status);
        assertThat(schema(document.get("paths").get(template), Integer.toString(status))
                        .validate(said))
                .isEmpty();
        assertThat(said.get("error").asString()).endsWith(".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/reroll/", "/api/reroll/nothing/", "/api/reroll/series/x@y/nothing/"})
    void a_path_that_there_is_not_leads_to_the_document(String path) throws Exception {
        if (path.contains("x@y")) path = path.replace("x@y", LOOKUP);
        assertThat(get(path, 404).get("error").asString()).contains("/api/reroll/openapi.json");
    }

    @Test
    void answers_are_those_of_the_commands() throws Exception {
        assertThat(get("/api/reroll/series/?q=s:uprobes&limit=3", 200))
                .isEqualTo(command(0, "series", "s:uprobes", "-n", "3", "--json"));
        assertThat(get("/api/reroll/series/" + LOOKUP + "/", 200)).isEqualTo(command(0, "series", LOOKUP, "--json"));
        assertThat(get("/api/reroll/series/" + LOOKUP + "/revisions/", 200).get("revisions"))
                .isEqualTo(command(0, "series", LOOKUP, "--json").get("revisions"));
        assertThat(get("/api/reroll/series/" + LOOKUP + "/range-diff/?from=v3&to=v4", 200))
                .isEqualTo(command(0, "range-diff", LOOKUP, "v3", "v4", "--json"));
        assertThat(get("/api/reroll/series/" + LOOKUP + "/trail/?revision=v3", 200)
                        .get("points"))
                .isNotEmpty()
                .isEqualTo(command(0, "trail", LOOKUP, "--revision", "v3", "--json")
                        .get("points"));
        assertThat(get("/api/reroll/search/?q=uprobes&limit=5&sort=oldest", 200))
                .isEqualTo(command(0, "search", "uprobes", "-n", "5", "--sort", "oldest", "--json"));
        assertThat(get("/api/reroll/search/?q=outcome:changed&limit=5", 200))
                .isEqualTo(command(0, "search", "outcome:changed", "-n", "5", "--json"));
        assertThat(get("/api/reroll/matrix/", 200)).isEqualTo(command(0, "matrix", "--json"));
    }

    /** The schema of a path's answer, with the components that it refers to. */
    private static Schema schema(JsonNode path, String status) {
        ObjectNode schema = (ObjectNode) path.at("/get/responses/" + status + "/content/application~1json/schema")
                .deepCopy();
        schema.set("$defs", document.at("/components/schemas"));
        String text = schema.toString().replace("#/components/schemas/", "#/$defs/");
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text);
    }

    /** One for each series where the path names one. */
    private static List<String> urls(String path) {
        if (!path.contains("{msgid}")) return List.of(path);
        return series.stream().map(id -> path.replace("{msgid}", id)).toList();
    }

    private static JsonNode get(String path, int status) throws IOException, InterruptedException {
        HttpResponse<byte[]> reply = ask(path);
        assertThat(reply.statusCode())
                .as("%s: %s", path, new String(reply.body(), UTF_8))
                .isEqualTo(status);
        assertThat(reply.headers().firstValue("Content-Type")).as(path).hasValue("application/json");
        return JSON.readTree(reply.body());
    }

    private static HttpResponse<byte[]> ask(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
    }

    private static JsonNode command(int code, String... words) {
        List<String> line =
                new ArrayList<>(List.of("--data", folder.resolve("data").toString()));
        line.addAll(List.of(words));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int ended = Reroll.run(new PrintWriter(out), new PrintWriter(err), line.toArray(String[]::new));
        assertThat(ended).as("%s: %s", line, err).isEqualTo(code);
        return words[words.length - 1].equals("--json") ? JSON.readTree(out.toString()) : JSON.nullNode();
    }
}
