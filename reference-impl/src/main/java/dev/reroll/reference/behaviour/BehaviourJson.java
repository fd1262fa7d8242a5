package dev.reroll.reference.behaviour;

import dev.reroll.reference.explore.Model;
import dev.reroll.reference.explore.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code behaviours.json}: the matrix with its evidence, for readers that run nothing. Its fields are described in
 * {@code behaviours.schema.json} beside it. It holds no times, so that it changes only where a verdict, an interleaving or
 * a number of states does.
 */
public final class BehaviourJson {
    /** Where the exported matrix lies on the class path. */
    public static final String RESOURCE = "dev/reroll/reference/behaviours.json";

    /** Raised where a reader of the old form could misread the new one. */
    public static final int FORMAT = 1;

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private BehaviourJson() {}

    /** The whole file. */
    public record File(int format, List<SeriesOf> series) {
        public File {
            series = List.copyOf(series);
        }
    }

    /** One series: its revisions, oldest first, and its behaviours, by identifier. */
    public record SeriesOf(String name, String title, List<RevisionOf> revisions, List<BehaviourOf> behaviours) {
        public SeriesOf {
            revisions = List.copyOf(revisions);
            behaviours = List.copyOf(behaviours);
        }
    }

    /** {@code cover}: Message-ID, without angle brackets. */
    public record RevisionOf(String name, String cover) {}

    /** One behaviour with a cell for each revision. */
    public record BehaviourOf(
            String id,
            String says,
            List<String> raisedBy,
            List<String> settledBy,
            boolean foundHere,
            String note,
            List<CellOf> cells,
            List<FlipOf> flips) {
        public BehaviourOf {
            raisedBy = List.copyOf(raisedBy);
            settledBy = List.copyOf(settledBy);
            cells = List.copyOf(cells);
            flips = List.copyOf(flips);
        }
    }

    /** {@code verdict}: holds, fails, not-applicable or undecided; {@code failsUnder}: sc, tso, weak. */
    public record CellOf(String revision, String verdict, List<String> failsUnder, List<EvidenceOf> evidence) {
        public CellOf {
            failsUnder = List.copyOf(failsUnder);
            evidence = List.copyOf(evidence);
        }
    }

    /** What the search under one model said; {@code found}, {@code schedule} and {@code steps} are empty where it holds; steps are told for the strongest failing model only. */
    public record EvidenceOf(
            String model, String verdict, long states, String found, String schedule, List<StepOf> steps) {
        public EvidenceOf {
            steps = List.copyOf(steps);
        }
    }

    /**
     * One step of an interleaving; {@code java} is file and line of our source, {@code source} that line, {@code kernel} file
     * and line of the patched kernel file, {@code patch} the Message-ID of the patch that has it; each may be empty.
     */
    public record StepOf(
            String thread, String what, String note, String java, String source, String kernel, String patch) {
        static StepOf of(Explain.Line line) {
            return new StepOf(
                    line.step().thread(),
                    line.step().what(),
                    line.step().note(),
                    line.java(),
                    line.source(),
                    line.kernel(),
                    line.patch());
        }
    }

    /** The verdict is new in {@code revision}, because of the mail {@code by}. */
    public record FlipOf(String revision, String from, String to, String by) {}

    /** The exported form of a matrix. */
    public static File file(Matrix matrix) {
        StepLines lines = new StepLines();
        return new File(
                FORMAT,
                matrix.tables().stream()
                        .map(table -> new SeriesOf(
                                table.series(),
                                table.title(),
                                table.revisions().stream()
                                        .map(r -> new RevisionOf(r.name(), r.cover()))
                                        .toList(),
                                table.rows().stream()
                                        .map(row -> behaviour(row, lines))
                                        .toList()))
                        .toList());
    }

    private static BehaviourOf behaviour(Matrix.Row row, StepLines lines) {
        return new BehaviourOf(
                row.id(),
                row.says(),
                row.raisedBy(),
                row.settledBy(),
                row.foundHere(),
                row.note(),
                row.cells().stream().map(cell -> cell(cell, lines)).toList(),
                row.flips().stream()
                        .map(f -> new FlipOf(f.revision(), word(f.from()), word(f.to()), f.by()))
                        .toList());
    }

    private static CellOf cell(Cell cell, StepLines lines) {
        List<Model> failsUnder = cell.failsUnder();
        return new CellOf(
                cell.revision(),
                word(cell.verdict()),
                failsUnder.stream().map(BehaviourJson::word).toList(),
                cell.models().stream()
                        .map(m -> evidence(m, !failsUnder.isEmpty() && m.model() == failsUnder.getFirst(), lines))
                        .toList());
    }

    private static EvidenceOf evidence(ModelResult result, boolean withSteps, StepLines lines) {
        List<Step> steps = withSteps ? result.steps() : List.of();
        return new EvidenceOf(
                word(result.model()),
                word(result.verdict()),
                result.states(),
                result.found(),
                result.schedule(),
                steps.stream().map(step -> StepOf.of(lines.line(0, step))).toList());
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String word(Model model) {
        return model.name().toLowerCase(Locale.ROOT);
    }

    /** The text of the file, ending in a newline. */
    public static String text(Matrix matrix) {
        return MAPPER.writeValueAsString(file(matrix)).replace("\r\n", "\n") + "\n";
    }

    /** The exported matrix that is packed with the program. */
    public static File packed() {
        return MAPPER.readValue(packedText(), File.class);
    }

    /** The same as text, as it lies there. */
    public static String packedText() {
        try (InputStream in = BehaviourJson.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not packed with this program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
