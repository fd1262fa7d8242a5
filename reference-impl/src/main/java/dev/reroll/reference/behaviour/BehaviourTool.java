package dev.reroll.reference.behaviour;

import dev.reroll.reference.explore.Model;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.spi.ToolProvider;

/**
 * The behaviours as a tool of the platform, by which a command line runs them without knowing this module. The first
 * argument is {@code run}, {@code explain} or {@code matrix}, the others are {@code key=value}: {@code series},
 * {@code from}, {@code to}, {@code behaviour}, {@code revision}, {@code model}, {@code form=json}.
 *
 * <p>Answers 0 where all is as claimed, 1 where a cell differs from its claim, 2 where something named is not there.
 */
public final class BehaviourTool implements ToolProvider {

    @Override
    public String name() {
        return "reroll-behaviours";
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (String argument : Arrays.asList(arguments).subList(1, arguments.length)) {
            int equals = argument.indexOf('=');
            given.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        try {
            return switch (arguments[0]) {
                case "run" -> runSelected(out, given);
                case "explain" -> explain(out, given);
                case "matrix" -> matrix(out, given);
                default -> throw new IllegalArgumentException("no such task: " + arguments[0]);
            };
        } catch (IllegalArgumentException e) {
            err.println("reroll: " + e.getMessage());
            return 2;
        }
    }

    private static int runSelected(PrintWriter out, Map<String, String> given) {
        Matrix matrix = new BehaviourRunner(Catalogue.own())
                .run(new Selection(
                        value(given, "series"),
                        value(given, "from"),
                        value(given, "to"),
                        value(given, "behaviour"),
                        model(given).map(List::of).orElse(List.of())));
        print(out, given, matrix);
        return matrix.troubles().isEmpty() ? 0 : 1;
    }

    private static int matrix(PrintWriter out, Map<String, String> given) {
        Optional<String> series = value(given, "series");
        if (given.containsKey("form") && series.isEmpty()) {
            out.println(BehaviourJson.packedText());
        } else {
            print(out, given, PackedMatrix.of(BehaviourJson.packed(), series));
        }
        return 0;
    }

    private static void print(PrintWriter out, Map<String, String> given, Matrix matrix) {
        out.print(given.containsKey("form") ? BehaviourJson.text(matrix) + "\n" : MatrixText.of(matrix, columns()));
    }

    /** What the shell says of the terminal's width; most shells say nothing, and then it is the usual one. */
    private static int columns() {
        String said = System.getenv("COLUMNS");
        return said != null && said.matches("[0-9]{1,4}") ? Integer.parseInt(said) : MatrixText.COLUMNS;
    }

    private static int explain(PrintWriter out, Map<String, String> given) {
        String behaviour = given.getOrDefault("behaviour", "");
        String revision = given.getOrDefault("revision", "");
        Optional<Explain.Explanation> explanation =
                new Explain(Catalogue.own()).explain(value(given, "series"), behaviour, revision, model(given));
        out.println(explanation
                .map(Explain::text)
                .orElseGet(() -> behaviour + " holds in " + revision + ": nothing to tell"));
        return 0;
    }

    private static Optional<String> value(Map<String, String> given, String key) {
        return Optional.ofNullable(given.get(key));
    }

    private static Optional<Model> model(Map<String, String> given) {
        return value(given, "model")
                .map(name -> Arrays.stream(Model.values())
                        .filter(model -> model.name().equals(name.toUpperCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "no memory model is called " + name + "; there are sc, tso and weak")));
    }
}
