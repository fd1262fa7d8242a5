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
 * statement, which of its occurrences in that file, kernel file and line, Message-ID of the patch. Line numbers are those of the patched file, as the patch has
 * them.
 */
final class KernelLines {
    private final Map<String, Place> places;

    record Place(String kernel, String patch) {}

    record Row(String file, String statement, int occurrence, Place place) {}

    private KernelLines(List<Row> rows) {
        places = new HashMap<>();
        for (Row row : rows) {
            places.put(key(row.file(), row.statement(), row.occurrence()), row.place());
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
        if (columns.length != 5) {
            throw new IllegalStateException(
                    "kernel-lines.tsv: five columns expected, not " + columns.length + ": " + line);
        }
        return new Row(columns[0], columns[1], Integer.parseInt(columns[2]), new Place(columns[3], columns[4]));
    }

    private static String key(String file, String statement, int occurrence) {
        return file + '\t' + statement + '\t' + occurrence;
    }

    /** The kernel's line for the statement in line {@code line} (from 1) of a source. */
    Optional<Place> find(String file, List<String> source, int line) {
        if (line < 1 || line > source.size()) {
            return Optional.empty();
        }
        String statement = source.get(line - 1).strip();
        int occurrence = (int) source.subList(0, line).stream()
                .filter(l -> l.strip().equals(statement))
                .count();
        return Optional.ofNullable(places.get(key(file, statement, occurrence)));
    }
}
