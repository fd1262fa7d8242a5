package dev.reroll.index.review;

import dev.reroll.index.series.People;
import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.patch.Block;
import dev.reroll.ingest.patch.Body;
import dev.reroll.ingest.patch.BodyParser;
import dev.reroll.ingest.patch.FileDiff;
import dev.reroll.ingest.patch.Hunk;
import dev.reroll.ingest.patch.PatchMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mail of the thread, ready to be quoted from. Who sent it, and who wrote it by its in-body From, are its authors. */
final class ReadMail {
    private final Mail mail;
    private final MailLines lines;
    private final DiffLines diff;
    private final SourceText source;
    private final boolean[] used;
    private @Nullable SourceText words;
    private final List<Address> authors;
    private final boolean posting;

    private ReadMail(
            Mail mail, MailLines lines, DiffLines diff, boolean[] used, List<Address> authors, boolean posting) {
        this.mail = mail;
        this.lines = lines;
        this.diff = diff;
        this.used = used;
        this.source = new SourceText(lines.text, used);
        this.authors = authors;
        this.posting = posting;
    }

    static ReadMail answer(Mail mail) {
        boolean machine =
                !mail.from().isEmpty() && Machines.isMachine(mail.from().getFirst());
        MailLines lines = MailLines.of(mail.text(), machine);
        boolean[] used = new boolean[lines.size()];
        for (int i = 0; i < used.length; i++) used[i] = lines.isOwnText(i);
        return new ReadMail(mail, lines, DiffLines.NONE, used, mail.from(), false);
    }

    /** A patch or a cover letter. */
    static ReadMail posting(Mail mail) {
        Body body = BodyParser.parse(mail);
        MailLines lines = MailLines.of(mail.text(), false);
        DiffLines diff = DiffLines.of(body, lines.size());
        boolean[] used = new boolean[lines.size()];
        for (int i = 0; i < used.length; i++) {
            used[i] = diff.isDiff(i)
                    || lines.kind[i] == MailLines.Kind.OWN
                    || lines.kind[i] == MailLines.Kind.QUOTE
                    || lines.kind[i] == MailLines.Kind.ATTRIBUTION;
        }
        List<Address> authors = new ArrayList<>(mail.from());
        PatchMessage.of(mail.text()).from().ifPresent(authors::add);
        return new ReadMail(mail, lines, diff, used, List.copyOf(authors), true);
    }

    String id() {
        return mail.id();
    }

    boolean isBy(Address person) {
        for (Address author : authors) if (People.same(author, person)) return true;
        return false;
    }

    Mail mail() {
        return mail;
    }

    MailLines lines() {
        return lines;
    }

    /** For a patch the diff's lines among them. */
    DiffLines diff() {
        return diff;
    }

    SourceText source() {
        return source;
    }

    /** The same lines, of each its words alone. */
    SourceText words() {
        SourceText known = words;
        if (known == null) {
            String[] text = new String[lines.size()];
            for (int i = 0; i < text.length; i++) text[i] = used[i] ? SourceText.words(lines.text[i]) : "";
            words = known = new SourceText(text, used);
        }
        return known;
    }

    /** Whether it is a patch or a cover letter. */
    boolean posting() {
        return posting;
    }

    /** The sender, by the first From. */
    Address sender() {
        return mail.from().isEmpty() ? new Address("", "") : mail.from().getFirst();
    }

    /** Which lines of a text are a diff's, and where in it. */
    static final class DiffLines {
        static final DiffLines NONE = new DiffLines(0);

        final FileDiff[] file;
        /** Counts from 1; 0 for the header of a file. */
        final int[] hunk;
        /** Counts from 1 in the hunk; 0 for the {@code @@} line and for headers. */
        final int[] index;

        private DiffLines(int size) {
            file = new FileDiff[size];
            hunk = new int[size];
            index = new int[size];
        }

        static DiffLines of(Body body, int size) {
            if (!body.hasDiff()) return NONE;
            DiffLines found = new DiffLines(size);
            int at = 0;
            for (Block block : body.blocks()) {
                switch (block) {
                    case Block.Prose prose -> at += prose.lines().size();
                    case Block.Quote quote -> at += quote.lines().size();
                    case Block.Signature signature -> at += signature.lines().size();
                    case Block.Diff diff -> {
                        for (FileDiff file : diff.files()) at = found.put(file, at);
                    }
                }
            }
            return found;
        }

        private int put(FileDiff diff, int from) {
            int at = from;
            for (int i = 0; i < diff.header().size() && at < file.length; i++) file[at++] = diff;
            int number = 0;
            for (Hunk each : diff.hunks()) {
                number++;
                for (int i = 0; i <= each.lines().size() && at < file.length; i++) {
                    file[at] = diff;
                    hunk[at] = number;
                    index[at++] = i;
                }
            }
            return at;
        }

        /** The files of the diff, in order. */
        List<FileDiff> files() {
            Set<FileDiff> all = Collections.newSetFromMap(new IdentityHashMap<>());
            List<FileDiff> files = new ArrayList<>();
            for (FileDiff each : file) if (each != null && all.add(each)) files.add(each);
            return files;
        }

        boolean isDiff(int line) {
            return line < file.length && file[line] != null;
        }
    }
}
