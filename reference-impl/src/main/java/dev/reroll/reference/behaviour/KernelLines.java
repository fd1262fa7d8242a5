package dev.reroll.reference.behaviour;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which line of the kernel a line of our sources stands for: {@code kernel-lines.tsv}, with the columns source file,
 * statement, kernel file and line, Message-ID of the patch. Line numbers are those of the patched file, as the patch has
 * them.
 */
final class KernelLines {
    private final Map<String, Place> places;

    record Place(String kernel, String patch) {}

    record Row(String file, String statement, Place place) {}

    private KernelLines(List<Row> rows) {
        places = new HashMap<>();
        for (Row row : rows) {
            places.put(row.file() + '\t' + row.statement(), row.place());
        }
    }

    static KernelLines packed() {
        return new KernelLines(rows());
    }

    static List<Row> rows() {
        try (InputStream in = KernelLines.class.getClassLoader().getResourceAsStream("kernel-lines.tsv")) {
            if (in == null) {
                return List.of();
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(KernelLines::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != 4) {
            throw new IllegalStateException(
                    "kernel-lines.tsv: four columns expected, not " + columns.length + ": " + line);
        }
        return new Row(columns[0], columns[1], new Place(columns[2], columns[3]));
    }

    Optional<Place> find(String file, String statement) {
        return Optional.ofNullable(places.get(file + '\t' + statement));
    }
}
