package dev.reroll.ingest.patch;

import dev.reroll.ingest.patch.Changelog.Item;
import dev.reroll.ingest.patch.Changelog.Place;
import dev.reroll.ingest.patch.Changelog.Section;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Reads the changelogs of a cover letter or patch mail, in one pass over its lines. */
public final class ChangelogParser {

    private static final int MOST_ITEMS = 2000;
    private static final int DEEPEST = 8;

    private final Place place;
    private final List<Section> sections = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private List<Item> items = new ArrayList<>();
    private Optional<ChangelogHeading> heading = Optional.empty();
    private boolean blank;
    private int count;

    /** An item whose lines are still coming in. */
    private record Open(int indent, boolean bullet, StringBuilder text, List<Item> nested) {}

    private ChangelogParser(Place place) {
        this.place = place;
    }

    public static Changelog parse(PatchMessage text) {
        List<Section> all = new ArrayList<>(new ChangelogParser(Place.MESSAGE).read(text.message()));
        all.addAll(new ChangelogParser(Place.NOTES).read(text.notes()));
        return new Changelog(List.copyOf(all));
    }

    private List<Section> read(List<String> lines) {
        for (int i = 0; i < lines.size() && count < MOST_ITEMS; i++) {
            String line = lines.get(i);
            Optional<ChangelogHeading> next = ChangelogHeading.read(line);
            if (next.isPresent() && !(next.get().general() && heading.isPresent())) {
                close();
                heading = next;
                blank = false;
                if (!next.get().rest().isEmpty()) item(0, false, next.get().rest());
            } else if (heading.isPresent()) {
                body(line);
            }
        }
        close();
        return sections;
    }

    private void body(String line) {
        if (line.isBlank()) {
            blank = true;
            return;
        }
        int indent = indent(line);
        String text = line.strip();
        int bullet = bullet(text);
        boolean started = !open.isEmpty() || !items.isEmpty();
        if (isReference(text) || isShortlog(line) || (blank && started && bullet == 0 && !belongs(indent))) {
            close();
            return;
        }
        if (bullet > 0) {
            item(indent, true, text.substring(bullet).strip());
        } else if (open.isEmpty() || (blank && started)) {
            item(indent, false, text);
        } else if (sameLevelWithoutBullets(indent)) {
            item(indent, false, text);
        } else {
            outer(indent);
            open.element().text().append(' ').append(text);
        }
        blank = false;
    }

    /** After a blank line: text indented as deep as the items, or deeper, is still theirs. */
    private boolean belongs(int indent) {
        return !open.isEmpty() && indent > 0 && indent >= open.getLast().indent();
    }

    /** Lists without bullets have one line an item, told by wrapped lines being indented deeper. */
    private boolean sameLevelWithoutBullets(int indent) {
        return open.element().indent() == indent && !open.element().bullet() && indent > 0 && endsSentence();
    }

    private boolean endsSentence() {
        StringBuilder text = open.element().text();
        return !text.isEmpty() && ".;!)".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    /** A wrapped line continues the innermost item that is not indented deeper than the line is. */
    private void outer(int indent) {
        while (open.size() > 1 && open.element().indent() >= indent && indent > 0) {
            // "- a" at 2 with its text at 4: a line at 4 belongs to it, one at 2 or less to the item around
            if (open.element().indent() < indent) break;
            closeItem();
        }
    }

    private void item(int indent, boolean bullet, String text) {
        count++;
        while (!open.isEmpty() && (open.element().indent() >= indent || open.size() >= DEEPEST)) closeItem();
        if (!open.isEmpty() && !bullet) closeAll();
        open.push(new Open(indent, bullet, new StringBuilder(text), new ArrayList<>()));
    }

    private void closeAll() {
        while (!open.isEmpty()) closeItem();
    }

    private void closeItem() {
        Open done = open.pop();
        String text = done.text().toString();
        Item item = new Item(text, Credits.in(text), List.copyOf(done.nested()));
        if (open.isEmpty()) items.add(item);
        else open.element().nested().add(item);
    }

    private void close() {
        closeAll();
        heading.ifPresent(h -> {
            if (!items.isEmpty()) sections.add(new Section(h.text(), h.from(), h.to(), place, List.copyOf(items)));
        });
        items = new ArrayList<>();
        heading = Optional.empty();
        blank = false;
    }

    private static int indent(String line) {
        int columns = 0;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\t') columns += 8 - columns % 8;
            else if (line.charAt(i) == ' ') columns++;
            else break;
        }
        return columns;
    }

    /** Length of a bullet with the blank after it, or 0. */
    static int bullet(String text) {
        if (text.length() < 3) return 0;
        char c = text.charAt(0);
        if ("-*+•–—·o#>~".indexOf(c) >= 0 && Character.isWhitespace(text.charAt(1))) return 2;
        if (text.startsWith("-- ") || text.startsWith("** ") || text.startsWith("o) ")) return 3;
        int start = c == '(' ? 1 : 0;
        int end = Version.digits(text, start);
        if (end == start && Character.isLetter(text.charAt(start))) end = start + 1;
        boolean mark = end > start && end - start < 3 && end + 1 < text.length() && ".)".indexOf(text.charAt(end)) >= 0;
        if (mark && !(text.charAt(end) == '.' && !Version.isDigit(text.charAt(start))) && text.charAt(end + 1) == ' ') {
            return end + 2;
        }
        // "-fixed it", "*fixed it"
        return "-*".indexOf(c) >= 0 && Character.isLetter(text.charAt(1)) ? 1 : 0;
    }

    /** {@code [1] https://…}: the list of links that a text refers to. */
    private static boolean isReference(String text) {
        if (text.startsWith("Link: ") || text.startsWith("http")) return true;
        if (!text.startsWith("[")) return false;
        int close = text.indexOf(']');
        return close > 1 && Version.digits(text, 1) == close && text.indexOf("://") > close;
    }

    /** {@code Andrii Nakryiko (3):} as git shortlog writes it. */
    private static boolean isShortlog(String line) {
        int open = line.lastIndexOf(" (");
        return open > 0
                && line.endsWith("):")
                && line.charAt(0) != ' '
                && Version.digits(line, open + 2) == line.length() - 2
                && line.length() - 2 > open + 2;
    }
}
