package dev.reroll.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that a command makes for itself. */
final class Folders {

    private Folders() {}

    static void delete(Path folder) throws IOException {
        for (Path path : inside(folder).reversed()) Files.deleteIfExists(path);
    }

    /** Octets of the files in it. */
    static long size(Path folder) throws IOException {
        long sum = 0;
        for (Path path : inside(folder)) {
            if (Files.isRegularFile(path)) sum += Files.size(path);
        }
        return sum;
    }

    private static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
