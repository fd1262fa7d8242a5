package dev.reroll.web.json;

import dev.reroll.index.series.Join;
import dev.reroll.index.series.Participant;
import dev.reroll.index.series.Relation;
import dev.reroll.index.series.RevisionChanges;
import dev.reroll.index.series.Series;
import dev.reroll.index.series.Series.Applied;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.Series.Slot;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.ingest.mail.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A series as {@code --json} shows it whole. Times are ISO 8601 in UTC, Message-IDs come without angle brackets, what is
 * not known is null.
 */
public record SeriesJson(
        LineJson summary,
        List<PersonJson> participants,
        List<String> files,
        List<RevisionJson> revisions,
        List<JoinJson> joins,
        List<RelationJson> relations,
        List<AppliedJson> applied,
        List<String> gaps,
        List<ChangesJson> changelogs) {

    /** A series as it stands in a list. */
    public record LineJson(
            String id,
            String title,
            List<String> revisions,
            int patches,
            List<String> lists,
            List<Address> authors,
            int people,
            int mails,
            String first,
            String last) {

        public static LineJson of(SeriesEntry entry) {
            return new LineJson(
                    entry.id(),
                    entry.series().title(),
                    entry.series().revisions().stream().map(Revision::label).toList(),
                    entry.size(),
                    entry.lists(),
                    entry.people().stream()
                            .filter(Participant::author)
                            .map(Participant::address)
                            .toList(),
                    entry.people().size(),
                    entry.mails().size(),
                    entry.first().toString(),
                    entry.last().toString());
        }
    }

    public record PersonJson(String name, String email, boolean author, int mails) {}

    public record RevisionJson(
            String label,
            boolean numbered,
            String title,
            Address sender,
            String date,
            @Nullable String cover,
            boolean coverInArchive,
            List<String> postings,
            List<PatchJson> patches,
            List<String> notes) {

        public static RevisionJson of(Revision revision) {
            return new RevisionJson(
                    revision.label(),
                    revision.numbered(),
                    revision.title(),
                    revision.sender(),
                    revision.date().toString(),
                    revision.cover().orElse(null),
                    revision.coverKnown(),
                    revision.postings(),
                    revision.slots().stream().map(PatchJson::of).toList(),
                    revision.notes());
        }
    }

    public record PatchJson(
            String place,
            String state,
            String title,
            @Nullable String mail,
            List<String> replaced,
            @Nullable Address sender,
            @Nullable String patchId) {

        public static PatchJson of(Slot slot) {
            return new PatchJson(
                    slot.place().toString(),
                    slot.state().name(),
                    slot.title(),
                    slot.mail().orElse(null),
                    slot.earlier(),
                    slot.sender().orElse(null),
                    slot.patchId().orElse(null));
        }
    }

    public record JoinJson(
            String earlier, String later, boolean sameRevision, double score, List<EvidenceJson> evidence) {

        public static JoinJson of(Join join) {
            return new JoinJson(
                    join.earlier(),
                    join.later(),
                    join.sameRevision(),
                    join.score(),
                    join.evidence().stream()
                            .map(e -> new EvidenceJson(e.kind().name(), e.words(), e.mails()))
                            .toList());
        }
    }

    public record EvidenceJson(String kind, String words, List<String> mails) {}

    public record RelationJson(String kind, String from, String to, String words, List<String> mails) {

        public static RelationJson of(Relation relation) {
            return new RelationJson(
                    relation.kind().name(), relation.from(), relation.to(), relation.words(), relation.mails());
        }
    }

    public record AppliedJson(
            String kind,
            String tree,
            @Nullable String commit,
            @Nullable String patch,
            String title,
            String notice,
            String date,
            @Nullable Boolean samePatch,
            String words) {

        public static AppliedJson of(Applied applied) {
            return new AppliedJson(
                    applied.kind().name(),
                    applied.tree(),
                    applied.commit().orElse(null),
                    applied.patch().orElse(null),
                    applied.title(),
                    applied.notice(),
                    applied.date().toString(),
                    applied.samePatch().orElse(null),
                    applied.words());
        }
    }

    public record ChangesJson(
            String from, String to, String heading, String mail, boolean ofPatch, List<ChangeJson> changes) {

        public static ChangesJson of(RevisionChanges changes) {
            return new ChangesJson(
                    changes.from(),
                    changes.to(),
                    changes.heading(),
                    changes.mail(),
                    changes.patch(),
                    changes.changes().stream().map(ChangeJson::of).toList());
        }
    }

    public record ChangeJson(String text, List<CreditJson> credits, List<ChangeJson> nested) {

        public static ChangeJson of(RevisionChanges.Change change) {
            return new ChangeJson(
                    change.text(),
                    change.credits().stream()
                            .map(c -> new CreditJson(c.name(), c.words(), c.candidates()))
                            .toList(),
                    change.nested().stream().map(ChangeJson::of).toList());
        }
    }

    /**
     * Somebody whom a changelog names.
     *
     * @param candidates people of the series whom the name fits: one where it is clear
     */
    public record CreditJson(String name, String words, List<Address> candidates) {}

    public static SeriesJson of(SeriesEntry entry, List<RevisionChanges> changelogs) {
        Series series = entry.series();
        return new SeriesJson(
                LineJson.of(entry),
                entry.people().stream()
                        .map(p -> new PersonJson(p.address().name(), p.address().email(), p.author(), p.mails()))
                        .toList(),
                entry.files(),
                series.revisions().stream().map(RevisionJson::of).toList(),
                series.joins().stream().map(JoinJson::of).toList(),
                series.relations().stream().map(RelationJson::of).toList(),
                series.applied().stream().map(AppliedJson::of).toList(),
                series.gaps(),
                changelogs.stream().map(ChangesJson::of).toList());
    }
}
