package dev.reroll.index.review;

import dev.reroll.index.linediff.LineTable;
import dev.reroll.index.linediff.Lines;
import dev.reroll.index.rangediff.PatchText;
import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.patch.FileDiff;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A patch as it was posted, read as far as it was asked about. */
final class PostedPatch {

    private final String id;
    private final String title;
    private final String titleKey;
    private final int place;
    private final Optional<String> patchId;
    private final Mail mail;
    private final PatchText text;
    private final LineTable table;
    private final Map<String, Optional<FileLines>> files = new HashMap<>();
    private @Nullable MessageWords message;
    private @Nullable Set<String> changedWords;

    PostedPatch(Mail mail, String title, int place, Optional<String> patchId, LineTable table) {
        this.id = mail.id();
        this.title = title;
        this.titleKey = String.join(" ", title.toLowerCase(Locale.ROOT).strip().split("\\s+", -1));
        this.place = place;
        this.patchId = patchId;
        this.mail = mail;
        this.table = table;
        text = PatchText.of(mail, "");
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    /** Its number in its revision. */
    int place() {
        return place;
    }

    Optional<String> patchId() {
        return patchId;
    }

    PatchText text() {
        return text;
    }

    /** The title in a form in which titles are compared. */
    String titleKey() {
        return titleKey;
    }

    /** The lines of the file's diff, by the name before or after the patch. */
    Optional<FileLines> file(String name) {
        return files.computeIfAbsent(name, any -> {
            for (FileDiff file : text.files()) {
                if (file.name().equals(name)) return Optional.of(new FileLines(file, table));
            }
            for (FileDiff file : text.files()) {
                if (file.oldName().equals(name)) return Optional.of(new FileLines(file, table));
            }
            return Optional.empty();
        });
    }

    List<FileLines> allFiles() {
        List<FileLines> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (FileDiff file : text.files()) {
            if (seen.add(file.name())) file(file.name()).ifPresent(all::add);
        }
        return all;
    }

    /** Whether the diffs of both are the same, line numbers and blanks aside. */
    boolean sameDiff(PostedPatch other) {
        if (patchId.isPresent() && patchId.equals(other.patchId)) return true;
        List<FileLines> mine = allFiles();
        List<FileLines> theirs = other.allFiles();
        if (mine.size() != theirs.size()) return false;
        for (int i = 0; i < mine.size(); i++) {
            if (!mine.get(i).name().equals(theirs.get(i).name())) return false;
            if (!mine.get(i).keys().sameLines(theirs.get(i).keys())) return false;
        }
        return true;
    }

    /** Whether the commit messages are the same word for word, trailers included. */
    boolean sameMessage(PostedPatch other) {
        return message().words().sameLines(other.message().words());
    }

    MessageWords message() {
        MessageWords known = message;
        if (known == null) message = known = MessageWords.ofPatch(mail, table);
        return known;
    }

    /** Identifiers of the lines that the patch adds or removes. */
    Set<String> changedWords() {
        Set<String> known = changedWords;
        if (known == null) {
            known = new HashSet<>();
            for (FileLines file : allFiles()) known.addAll(file.changedWords());
            changedWords = known;
        }
        return known;
    }

    /** Lines of a text as words of the table. */
    static Lines words(List<String> words, LineTable table) {
        return table.lines(words);
    }
}
