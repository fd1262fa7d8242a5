package dev.reroll.reference.sample;

import dev.reroll.reference.sample.Posting.Cover;
import dev.reroll.reference.sample.Posting.Cut;
import dev.reroll.reference.sample.Posting.Note;
import dev.reroll.reference.sample.Posting.Origin;
import dev.reroll.reference.sample.Posting.Original;
import dev.reroll.reference.sample.Posting.Patch;
import dev.reroll.reference.sample.Posting.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a file of notes; the form is described in {@code src/test/resources/sample/README.md}. */
final class NotesReader {
    private final Path file;
    private final String name;
    private final List<String> lines;
    private int at;
    private int patches;

    private NotesReader(Path file) throws IOException {
        this.file = file;
        name = file.getFileName().toString().replace(".notes", "");
        lines = Files.readAllLines(file);
    }

    static Posting read(Path file) throws IOException {
        return new NotesReader(file).posting();
    }

    private Posting posting() {
        Keys keys = keys();
        List<Origin> base = new ArrayList<>();
        for (String from : keys.all("base")) base.add(origin(from));
        String prefix = keys.find("prefix").orElse("PATCH");
        List<Note> notes = new ArrayList<>();
        while (at < lines.size()) {
            if (!lines.get(at).startsWith("== ")) throw wrong("a note begins with == cover, == patch or == reply");
            notes.add(note(lines.get(at++).substring(3).strip()));
        }
        return new Posting(name, prefix, keys.find("sources"), base, notes);
    }

    private Note note(String heading) {
        String[] words = heading.split(" +", -1);
        Keys keys = keys();
        Original stands = new Original(keys.one("original"), keys.one("by"), keys.one("date"));
        String text = text();
        return switch (words[0]) {
            case "cover" -> new Cover(name + "-cover", stands, keys.one("title"), text);
            case "patch" -> {
                String number = words.length > 1 ? words[1] : String.valueOf(++patches);
                yield new Patch(
                        name + "-patch-" + number,
                        stands,
                        keys.one("title"),
                        keys.find("author"),
                        keys.find("answers").map(this::whole),
                        keys.find("tree"),
                        keys.find("subject"),
                        keys.all("file").stream().map(this::origin).toList(),
                        text);
            }
            case "reply" -> {
                if (words.length != 4) throw wrong("an answer is headed == reply NAME to NAME");
                yield new Reply(name + "-" + words[1], stands, whole(words[3]), keys.find("subject"), text);
            }
            default -> throw wrong("no note is a " + words[0]);
        };
    }

    /** A name of this file's notes without the file's name, or of another's with it. */
    private String whole(String note) {
        return note.startsWith(":") ? note.substring(1) : name + "-" + note;
    }

    /** {@code FILE of PACKAGE} or {@code PACKAGE}, and what is cut, each on a line of its own. */
    private Origin origin(String value) {
        String[] parts = value.split("\n", -1);
        int of = parts[0].indexOf(" of ");
        String source = of < 0 ? "" : parts[0].substring(0, of);
        String from = of < 0 ? parts[0] : parts[0].substring(of + 4);
        List<Cut> cuts = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) cuts.add(cut(parts[i]));
        return new Origin(source, from, cuts);
    }

    private Cut cut(String line) {
        int space = line.indexOf(' ');
        String what = line.substring(0, Math.max(0, space));
        String rest = line.substring(space + 1);
        return switch (what) {
            case "without" -> new Cut.Without(rest);
            case "lines" -> {
                int to = rest.indexOf(" .. ");
                yield to < 0 ? new Cut.Lines(rest, rest) : new Cut.Lines(rest.substring(0, to), rest.substring(to + 4));
            }
            case "put" -> {
                int to = rest.indexOf(" => ");
                if (to < 0) throw wrong("put WORDS => OTHER WORDS");
                yield new Cut.Put(rest.substring(0, to), rest.substring(to + 4));
            }
            case "take" -> {
                int of = rest.indexOf(" of ");
                int before = rest.indexOf(" before ");
                if (of < 0) throw wrong("take METHOD of PACKAGE before METHOD");
                yield new Cut.Take(
                        rest.substring(0, of),
                        rest.substring(of + 4, before < 0 ? rest.length() : before),
                        before < 0 ? Optional.empty() : Optional.of(rest.substring(before + 8)));
            }
            default -> throw wrong("a cut is without, lines, put or take, not " + line);
        };
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        while (at < lines.size() && !lines.get(at).startsWith("== "))
            text.append(lines.get(at++)).append('\n');
        return text.toString().strip() + "\n";
    }

    private Keys keys() {
        Map<String, List<String>> found = new LinkedHashMap<>();
        String last = "";
        while (at < lines.size() && !lines.get(at).isBlank()) {
            String line = lines.get(at++);
            if (line.startsWith(" ")) {
                List<String> values = found.get(last);
                if (values == null) throw wrong("a line goes on that never began");
                values.set(values.size() - 1, values.getLast() + "\n" + line.strip());
            } else {
                int colon = line.indexOf(": ");
                if (colon < 0) throw wrong("KEY: VALUE is wanted");
                last = line.substring(0, colon);
                found.computeIfAbsent(last, k -> new ArrayList<>())
                        .add(line.substring(colon + 2).strip());
            }
        }
        while (at < lines.size() && lines.get(at).isBlank()) at++;
        return new Keys(found);
    }

    private IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException(file + ":" + at + ": " + why);
    }

    private final class Keys {
        private final Map<String, List<String>> values;

        Keys(Map<String, List<String>> values) {
            this.values = values;
        }

        List<String> all(String key) {
            return values.getOrDefault(key, List.of());
        }

        Optional<String> find(String key) {
            return all(key).stream().findFirst();
        }

        String one(String key) {
            return find(key).orElseThrow(() -> wrong(key + ": is missing"));
        }
    }
}
