package dev.reroll.index.series;

import dev.reroll.index.series.RevisionChanges.Change;
import dev.reroll.index.series.RevisionChanges.Credited;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.patch.Changelog;
import dev.reroll.ingest.patch.Changelog.Item;
import dev.reroll.ingest.patch.Changelog.Label;
import dev.reroll.ingest.patch.Changelog.Section;
import dev.reroll.ingest.patch.ChangelogParser;
import dev.reroll.ingest.patch.PatchMessage;
import dev.reroll.ingest.patch.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Gives the sections of changelogs their revisions and their credits people. */
public final class ChangesReader {

    private final Series series;
    private final NameFinder people;

    /**
     * Prepares to read the changelogs of one series.
     *
     * @param people whoever wrote in its threads
     */
    public ChangesReader(Series series, Collection<Address> people) {
        this.series = series;
        this.people = new NameFinder(people);
    }

    /** The changelog in a mail of the revision: its cover letter or one of its patches, whose text is given. */
    public List<RevisionChanges> in(Revision revision, String mailId, String text) {
        Changelog log = ChangelogParser.parse(PatchMessage.of(text));
        boolean patch = revision.cover().filter(mailId::equals).isEmpty()
                && revision.slots().size() > 1;
        List<RevisionChanges> all = new ArrayList<>();
        for (Section section : log.sections()) {
            Optional<Label> to = section.to().or(() -> followed(section.from(), revision));
            String later = to.map(l -> label(l, revision)).orElse(revision.label());
            String earlier = section.from().map(l -> label(l, revision)).orElseGet(() -> before(later));
            all.add(new RevisionChanges(
                    earlier,
                    later,
                    section.heading(),
                    mailId,
                    patch,
                    section.place(),
                    section.items().stream().map(this::change).toList()));
        }
        return List.copyOf(all);
    }

    private Change change(Item item) {
        List<Credited> credits = new ArrayList<>();
        for (Changelog.Credit credit : item.credits()) {
            List<Address> candidates = people.named(credit.name());
            // a lone word in brackets that nobody in the thread is called need not be a name
            if (credit.explicit() || !candidates.isEmpty()) {
                credits.add(new Credited(credit.name(), credit.words(), candidates));
            }
        }
        return new Change(
                item.text(),
                List.copyOf(credits),
                item.nested().stream().map(this::change).toList());
    }

    /** "Changes since v2" leads to the next version; in the mail of v3, to v3. */
    private static Optional<Label> followed(Optional<Label> from, Revision revision) {
        if (from.isEmpty() || from.get().version().isEmpty()) return Optional.empty();
        Version version = from.get().version().get();
        boolean last = version.number() + 1 >= revision.version().number()
                || from.get().rfc() != revision.rfc();
        return last
                ? Optional.empty()
                : Optional.of(new Label(from.get().rfc(), Optional.of(Version.of(version.number() + 1))));
    }

    /** The label as the series has it: a changelog's v2 may be RFC v2, its RFC the only RFC. */
    private String label(Label label, Revision revision) {
        if (label.version().isEmpty()) {
            return series.revisions().stream()
                    .filter(Revision::rfc)
                    .map(Revision::label)
                    .reduce((a, b) -> b)
                    .orElse("RFC");
        }
        Version version = label.version().get();
        if (label.rfc()) return "RFC " + version;
        if (revision.version().equals(version)) return revision.label();
        return series.revisions().stream()
                .filter(r -> r.version().equals(version))
                .map(Revision::label)
                .reduce((a, b) -> a.startsWith("RFC") ? b : a)
                .orElse(version.toString());
    }

    private String before(String later) {
        String before = "";
        for (Revision revision : series.revisions()) {
            if (revision.label().equals(later)) return before;
            before = revision.label();
        }
        return Version.parse(later)
                .filter(v -> v.number() > 1)
                .map(v -> Version.of(v.number() - 1).toString())
                .orElse("");
    }
}
