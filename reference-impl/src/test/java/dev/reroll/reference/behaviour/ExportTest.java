package dev.reroll.reference.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packed behaviours.json is what the behaviours say, and has the form that its schema describes. */
final class ExportTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** {@code -Dreroll.export=write} writes the file anew; look at the difference before you commit it. */
    @Test
    void thePackedFileIsWhatTheBehavioursSayNow() throws IOException {
        Matrix matrix = new BehaviourRunner(Catalogue.own()).run(Selection.ALL);
        assertThat(matrix.troubles()).isEmpty();
        String now = BehaviourJson.text(matrix);
        if ("write".equals(System.getProperty("reroll.export"))) {
            Path file = Path.of("src/main/resources").resolve(BehaviourJson.RESOURCE);
            Files.createDirectories(file.getParent());
            Files.writeString(file, now);
            return;
        }
        assertThat(BehaviourJson.packedText())
                .as("behaviours.json is stale; write it anew with -Dreroll.export=write and look at the difference")
                .isEqualTo(now);
    }

    @Test
    void itHasTheFormThatItsSchemaDescribes() throws IOException {
        assertThat(Schema.check(schema(), MAPPER.readTree(BehaviourJson.packedText())))
                .isEmpty();
    }

    @Test
    void theSchemaRefusesWhatItDoesNotDescribe() throws IOException {
        JsonNode wrong = MAPPER.readTree("{\"format\": 1, \"series\": [{\"name\": \"Bad Name\", \"title\": \"t\","
                + " \"revisions\": [], \"behaviours\": [], \"more\": 1}]}");
        assertThat(Schema.check(schema(), wrong))
                .anyMatch(e -> e.contains("/series/0/name"))
                .anyMatch(e -> e.contains("/series/0/revisions"))
                .anyMatch(e -> e.contains("more"));
    }

    private static JsonNode schema() throws IOException {
        try (var in =
                ExportTest.class.getClassLoader().getResourceAsStream("dev/reroll/reference/behaviours.schema.json")) {
            return MAPPER.readTree(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
