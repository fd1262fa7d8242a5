package dev.reroll.index.review;

import dev.reroll.index.linediff.LineTable;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.Series.Slot;
import dev.reroll.ingest.mail.Mail;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The mails of a revision, read when they are first asked for. */
final class PostedRevision {

    private final Revision revision;
    private final int index;
    private final ThreadMails mails;
    private final LineTable table;
    private final Map<String, Optional<PostedPatch>> byId = new HashMap<>();
    private @Nullable List<PostedPatch> patches;
    private Optional<MessageWords> cover = Optional.empty();
    private boolean coverRead;
    private @Nullable Map<String, Integer> counts;
    private @Nullable Set<String> changedWords;

    PostedRevision(Revision revision, int index, ThreadMails mails, LineTable table) {
        this.revision = revision;
        this.index = index;
        this.mails = mails;
        this.table = table;
    }

    /** The revision as it was before one of its patches was replaced. */
    PostedRevision with(PostedPatch earlier, PostedPatch current) throws IOException {
        PostedRevision was = new PostedRevision(revision, index, mails, table);
        was.byId.putAll(byId);
        was.patches = patches().stream()
                .map(patch -> patch == current ? earlier : patch)
                .toList();
        return was;
    }

    String label() {
        return revision.label();
    }

    Revision revision() {
        return revision;
    }

    /** Its place among the revisions, from 0. */
    int index() {
        return index;
    }

    /** The patches that are in the archive, by place. */
    List<PostedPatch> patches() throws IOException {
        List<PostedPatch> known = patches;
        if (known == null) {
            known = new ArrayList<>();
            for (Slot slot : revision.slots()) {
                if (slot.mail().isPresent()) patch(slot.mail().get()).ifPresent(known::add);
            }
            patches = known;
        }
        return known;
    }

    /** Whether each of its patches is in the archive. */
    boolean complete() throws IOException {
        return patches().size() == revision.slots().size();
    }

    /** A patch of the revision, or one that was replaced in it, by Message-ID. */
    Optional<PostedPatch> patch(String id) throws IOException {
        Optional<PostedPatch> known = byId.get(id);
        if (known != null) return known;
        Optional<PostedPatch> read = Optional.empty();
        for (Slot slot : revision.slots()) {
            boolean current = slot.mail().filter(id::equals).isPresent();
            if (!current && !slot.earlier().contains(id)) continue;
            Optional<Mail> mail = mails.mail(id);
            Optional<String> patchId = current ? slot.patchId() : Optional.empty();
            if (mail.isPresent()) {
                int place = slot.place().number();
                read = Optional.of(new PostedPatch(mail.get(), slot.title(), place, patchId, table));
            }
        }
        byId.put(id, read);
        return read;
    }

    Optional<MessageWords> cover() throws IOException {
        if (!coverRead && revision.cover().isPresent()) {
            cover = mails.mail(revision.cover().get()).map(mail -> MessageWords.ofCover(mail, table));
        }
        coverRead = true;
        return cover;
    }

    /** How often a changed line stands in all patches together. */
    int count(String key) throws IOException {
        Map<String, Integer> known = counts;
        if (known == null) {
            known = new HashMap<>();
            for (PostedPatch patch : patches()) {
                for (FileLines file : patch.allFiles()) {
                    for (int i = 0; i < file.size(); i++) {
                        if (PatchLine.isChange(file.line(i))) known.merge(file.key(i), 1, Integer::sum);
                    }
                }
            }
            counts = known;
        }
        return known.getOrDefault(key, 0);
    }

    /** Identifiers of the lines that its patches add or remove. */
    Set<String> changedWords() throws IOException {
        Set<String> known = changedWords;
        if (known == null) {
            known = new HashSet<>();
            for (PostedPatch patch : patches()) known.addAll(patch.changedWords());
            changedWords = known;
        }
        return known;
    }
}
