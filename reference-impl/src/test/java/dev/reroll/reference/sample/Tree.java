package dev.reroll.reference.sample;

import dev.reroll.reference.sample.Posting.Cut;
import dev.reroll.reference.sample.Posting.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The kernel files of a revision as files of one path, so that revisions are states of the same files: {@code
 * lookup.v3.Uprobes} is {@code lookup/Uprobes.java} of the package {@code lookup}, and {@code helpers} counts as {@code
 * lookup}. The face for the scenarios and the package page are no kernel files.
 */
final class Tree {
    private static final Path SOURCES = Path.of("src/main/java/dev/reroll/reference");
    private static final String ROOT = "dev.reroll.reference.";
    private static final List<String> NOT_KERNEL = List.of("Revision.java", "package-info.java");

    private Tree() {}

    /** The kernel files of a package such as {@code lookup.v3}, by path. */
    static SortedMap<String, String> of(String source) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        Path folder = SOURCES.resolve(source.replace('.', '/'));
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                String name = file.getFileName().toString();
                if (NOT_KERNEL.contains(name) || !name.endsWith(".java")) continue;
                String text = Files.readString(file).replace(ROOT + source + ".", ROOT + home(source) + ".");
                files.put(
                        home(source) + "/" + name,
                        text.replace("package " + ROOT + source + ";", "package " + ROOT + home(source) + ";"));
            }
        }
        return files;
    }

    /** The tree with one file, or a whole package, as it is at its origin. */
    static SortedMap<String, String> with(Map<String, String> tree, Origin origin) throws IOException {
        SortedMap<String, String> result = new TreeMap<>(tree);
        SortedMap<String, String> from = of(origin.from());
        if (origin.file().isEmpty()) {
            result.putAll(from);
            return result;
        }
        String path = home(origin.from()) + "/" + origin.file();
        String text = from.get(path);
        if (text == null) throw new IllegalArgumentException(origin.from() + " has no " + origin.file());
        for (Cut cut : origin.cuts()) text = cut(text, cut, origin);
        result.put(path, text);
        return result;
    }

    private static String home(String source) {
        String system = source.substring(0, source.indexOf('.'));
        return system.equals("helpers") ? "lookup" : system;
    }

    private static String cut(String text, Cut cut, Origin origin) throws IOException {
        return switch (cut) {
            case Cut.Without without -> without(text, without.method(), origin);
            case Cut.Lines lines -> lines(text, lines, origin);
            case Cut.Take take -> take(text, take, origin);
            case Cut.Put put -> {
                if (!text.contains(put.words())) throw missing(origin, put.words());
                yield text.replace(put.words(), put.others());
            }
        };
    }

    private static String lines(String text, Cut.Lines cut, Origin origin) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int first = find(lines, 0, cut.from(), origin);
        int last = find(lines, first, cut.to(), origin);
        takeOut(lines, first, last);
        return String.join("\n", lines) + "\n";
    }

    private static String without(String text, String method, Origin origin) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        Span span = method(lines, method, origin);
        takeOut(lines, span.first(), span.last());
        lines.removeIf(line -> line.startsWith("    // : ") && line.contains(" " + method + "("));
        return String.join("\n", lines) + "\n";
    }

    private static String take(String text, Cut.Take take, Origin origin) throws IOException {
        List<String> lines = new ArrayList<>(text.lines().toList());
        String path = home(take.pack()) + "/" + origin.file();
        List<String> other = of(take.pack()).getOrDefault(path, "").lines().toList();
        Span found = method(other, take.method(), origin);
        List<String> taken = other.subList(found.first(), found.last() + 1);
        Span here = method(lines, take.before().orElse(take.method()), origin);
        if (take.before().isEmpty()) {
            lines.subList(here.first(), here.last() + 1).clear();
        } else {
            lines.add(here.first(), "");
        }
        lines.addAll(here.first(), taken);
        return String.join("\n", lines) + "\n";
    }

    private record Span(int first, int last) {}

    /** A method with the Javadoc above it. */
    private static Span method(List<String> lines, String method, Origin origin) {
        int declared = find(lines, 0, " " + method + "(", origin);
        while (!lines.get(declared).matches("    [a-z].*[^;]$")) {
            declared = find(lines, declared + 1, " " + method + "(", origin);
        }
        int last = find(lines, declared, "    }", origin);
        while (!lines.get(last).equals("    }")) last = find(lines, last + 1, "    }", origin);
        boolean documented = lines.get(declared - 1).strip().startsWith("/**");
        return new Span(documented ? declared - 1 : declared, last);
    }

    /** With the blank line before it or behind it, so that no two are left and none opens or closes a block. */
    private static void takeOut(List<String> lines, int first, int last) {
        lines.subList(first, last + 1).clear();
        boolean blankBefore = first > 0 && lines.get(first - 1).isBlank();
        String next = first < lines.size() ? lines.get(first) : "";
        if (next.isBlank() && first < lines.size()) {
            if (blankBefore || first == 0 || lines.get(first - 1).endsWith("{")) lines.remove(first);
        } else if (blankBefore && (next.strip().startsWith("}") || next.strip().startsWith("// #"))) {
            lines.remove(first - 1);
        }
    }

    private static int find(List<String> lines, int from, String words, Origin origin) {
        for (int i = from; i < lines.size(); i++) if (lines.get(i).contains(words)) return i;
        throw missing(origin, words);
    }

    private static IllegalArgumentException missing(Origin origin, String words) {
        return new IllegalArgumentException(origin.file() + " of " + origin.from() + " has no '" + words + "'");
    }
}
