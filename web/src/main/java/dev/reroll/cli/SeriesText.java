package dev.reroll.cli;

import dev.reroll.index.series.Join;
import dev.reroll.index.series.Participant;
import dev.reroll.index.series.Relation;
import dev.reroll.index.series.RevisionChanges;
import dev.reroll.index.series.RevisionChanges.Change;
import dev.reroll.index.series.RevisionChanges.Credited;
import dev.reroll.index.series.Series.Applied;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.Series.Slot;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.ingest.mail.Address;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One series, written out for a terminal. */
final class SeriesText {

    private final PrintWriter out;
    private final SeriesEntry entry;

    SeriesText(PrintWriter out, SeriesEntry entry) {
        this.out = out;
        this.entry = entry;
    }

    void print(List<RevisionChanges> changelogs) {
        head();
        for (Revision revision : entry.series().revisions()) {
            out.println();
            revision(revision);
        }
        if (!entry.series().gaps().isEmpty()) {
            out.println();
            say("", "Not in the archive: " + String.join(", ", entry.series().gaps()), 2);
        }
        changelogs(changelogs);
        section("Why these belong together", entry.series().joins(), this::join);
        section("Other series", entry.series().relations(), this::relation);
        section("Applied", entry.series().applied(), this::applied);
    }

    private void head() {
        say("", entry.series().title(), 2);
        say(
                "  ",
                "by "
                        + names(entry.people().stream()
                                .filter(Participant::author)
                                .toList()),
                4);
        say(
                "  ",
                Counted.of(entry.mails().size(), "mail") + " of "
                        + Counted.of(entry.people().size(), "person").replace("persons", "people") + ", "
                        + Columns.day(entry.first()) + " to " + Columns.day(entry.last()) + ", on "
                        + String.join(", ", entry.lists()),
                4);
    }

    private static String names(List<Participant> people) {
        return people.isEmpty()
                ? "nobody who is named"
                : people.stream().map(p -> name(p.address())).collect(Collectors.joining(", "));
    }

    private static String name(Address address) {
        return address.name().isEmpty() ? address.email() : address.name();
    }

    private void revision(Revision revision) {
        String number = revision.numbered() ? "" : " (no version is given)";
        say("", revision.label() + number + "  " + Columns.day(revision.date()) + "  " + name(revision.sender()), 2);
        if (!revision.title().equals(entry.series().title())) say("  ", revision.title(), 4);
        if (revision.cover().isPresent()) {
            say("  ", "cover  " + revision.cover().get() + (revision.coverKnown() ? "" : " (not in the archive)"), 9);
        }
        for (Slot slot : revision.slots()) slot(slot, revision);
        for (String note : revision.notes()) say("  * ", note, 4);
    }

    private void slot(Slot slot, Revision revision) {
        String state = switch (slot.state()) {
            case POSTED -> "";
            case REPLACED -> " (a later reroll of this patch alone)";
            case INSERTED -> " (inserted later)";
            case APPENDED -> " (appended later)";
            case MISSING -> " (not in the archive)";
        };
        String sender = slot.sender()
                .map(SeriesText::name)
                .filter(by -> !by.equals(name(revision.sender())))
                .map(by -> ", from " + by)
                .orElse("");
        String title = slot.title().isEmpty() ? "(title unknown)" : slot.title();
        String place = String.format(Locale.ROOT, "  %-6s ", slot.place());
        say(place, title + state + sender, 9);
        if (slot.mail().isPresent()) say("         ", slot.mail().get(), 9);
        for (String earlier : slot.earlier()) say("         ", "in place of " + earlier, 9);
    }

    private void changelogs(List<RevisionChanges> changelogs) {
        section("Changelogs", once(changelogs), changes -> {
            say("  ", arrow(changes) + (changes.patch() ? ", of one patch" : "") + "  <" + changes.mail() + ">", 4);
            for (Change change : changes.changes()) change(change, 4);
        });
    }

    /** Authors carry old changelogs along: each is shown where it stood first. */
    private static List<RevisionChanges> once(List<RevisionChanges> changelogs) {
        Map<List<Object>, RevisionChanges> first = new LinkedHashMap<>();
        for (RevisionChanges changes : changelogs) {
            first.putIfAbsent(List.of(changes.from(), changes.to(), changes.changes()), changes);
        }
        return List.copyOf(first.values());
    }

    private static String arrow(RevisionChanges changes) {
        return changes.from().isEmpty() ? "to " + changes.to() : changes.from() + " -> " + changes.to();
    }

    private void change(Change change, int indent) {
        say(" ".repeat(indent) + "- ", change.text(), indent + 2);
        for (Credited credit : change.credits()) say(" ".repeat(indent + 2), credited(credit), indent + 4);
        // deeper ones stay at a depth that leaves room for words
        for (Change nested : change.nested()) change(nested, Math.min(indent + 2, 24));
    }

    private static String credited(Credited credit) {
        String who = credit.candidates().stream().map(SeriesText::name).collect(Collectors.joining(" or "));
        if (credit.candidates().isEmpty()) return "\"" + credit.name() + "\": nobody of the thread is called so";
        return credit.clear() ? "credits " + who : "\"" + credit.name() + "\" may be " + who;
    }

    private void join(Join join) {
        say("  ", join.earlier(), 4);
        say("    -> ", join.later() + String.format(Locale.ROOT, "  (%.2f)", join.score()), 7);
        for (Join.Evidence evidence : join.evidence()) {
            say("       ", words(evidence.kind()) + ": " + evidence.words(), 9);
        }
    }

    private void relation(Relation relation) {
        say("  ", relation.from(), 4);
        say("    ", words(relation.kind()) + " " + relation.to(), 6);
        if (!relation.words().isEmpty()) say("      ", "\"" + relation.words() + "\"", 8);
    }

    private void applied(Applied applied) {
        String commit = applied.commit()
                .map(id -> " as " + id.substring(0, Math.min(12, id.length())))
                .orElse("");
        String same = applied.samePatch()
                .map(equal -> equal ? ", as posted" : ", changed against what was posted")
                .orElse("");
        String tree = applied.tree().isEmpty() ? "" : " in " + applied.tree();
        say(
                "  ",
                Columns.day(applied.date()) + "  " + (applied.title().isEmpty() ? "the series" : applied.title()),
                14);
        say("              ", words(applied.kind()) + tree + commit + same, 16);
        say("              ", applied.notice(), 16);
    }

    private static String words(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private interface Item<T> {
        void print(T item);
    }

    private <T> void section(String heading, List<T> items, Item<T> item) {
        if (items.isEmpty()) return;
        out.println();
        out.println(heading);
        for (T one : items) item.print(one);
    }

    private void say(String first, String text, int indent) {
        for (String line : Columns.wrapped(first, text, indent)) out.println(line);
    }
}
