package dev.reroll.index.review;

import dev.reroll.index.series.ChangesReader;
import dev.reroll.index.series.RevisionChanges;
import dev.reroll.index.series.RevisionChanges.Change;
import dev.reroll.index.series.Series;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.Series.Slot;
import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.mail.Mail;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The entries of all changelogs of a series, each once: later cover letters repeat what earlier ones said. A nested entry
 * stands for itself, after the one that it is below, whose credits hold for it where it has none of its own.
 */
final class ChangelogEntries {

    /** A series whose changelogs hold more is read up to here. */
    private static final int MOST = 2_000;

    /**
     * One entry.
     *
     * @param patch Message-ID of the patch in which it stands, where it speaks of that patch alone
     */
    record Item(String from, String to, String mail, Optional<String> patch, Change change) {}

    private final List<Item> items = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private ChangelogEntries() {}

    /** In the order of the revisions whose mails they stand in. */
    static List<Item> of(Series series, Collection<Address> people, ThreadMails mails) throws IOException {
        ChangesReader reader = new ChangesReader(series, people);
        ChangelogEntries entries = new ChangelogEntries();
        for (Revision revision : series.revisions()) {
            Set<String> presented = new LinkedHashSet<>();
            revision.cover().ifPresent(presented::add);
            for (Slot slot : revision.slots()) slot.mail().ifPresent(presented::add);
            for (String id : presented) {
                Optional<Mail> mail = mails.mail(id);
                if (mail.isEmpty()) continue;
                for (RevisionChanges changes :
                        reader.in(revision, id, mail.get().text())) entries.add(changes);
            }
        }
        return entries.items;
    }

    private void add(RevisionChanges changes) {
        for (Change change : changes.changes()) add(changes, change, List.of());
    }

    private void add(RevisionChanges changes, Change change, List<RevisionChanges.Credited> above) {
        if (items.size() >= MOST) return;
        List<RevisionChanges.Credited> credits = change.credits().isEmpty() ? above : change.credits();
        Optional<String> patch = changes.patch() ? Optional.of(changes.mail()) : Optional.empty();
        String plain = change.text().toLowerCase(Locale.ROOT).replaceAll("\\s", "");
        if (seen.add(changes.to() + '\n' + plain)) {
            Change alone = new Change(change.text(), credits, List.of());
            items.add(new Item(changes.from(), changes.to(), changes.mail(), patch, alone));
        }
        for (Change nested : change.nested()) add(changes, nested, credits);
    }
}
