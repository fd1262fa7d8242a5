package dev.reroll.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.ingest.archive.Archive;
import dev.reroll.ingest.archive.MissingMailException;
import dev.reroll.ingest.archive.Place;
import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.mail.MailParser;
import dev.reroll.ingest.mail.Part;
import dev.reroll.ingest.mail.StandsFor;
import dev.reroll.ingest.patch.BodyParser;
import dev.reroll.ingest.patch.FileDiff;
import dev.reroll.ingest.patch.Hunk;
import dev.reroll.web.text.BodyHtml;
import dev.reroll.web.text.MailText;
import dev.reroll.web.text.Shown;
import dev.reroll.web.url.Percent;
import dev.reroll.web.view.MailView;
import dev.reroll.web.view.Sizes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads mails out of the archive and makes their text into markup, once for each while they are in demand. */
final class MailReading {

    /** Characters of one mail that are shown; the rest is a link to the raw mail. See {@link ThreadPages} for why. */
    static final int LONGEST = 300_000;

    /** Of the markup kept: some thousand mails of usual size. */
    private static final int CACHE_BYTES = 96_000_000;

    /** Of the patches kept to show single hunks of: a hundred bytes each. */
    private static final int DIFF_LINES = 200_000;

    /** Of the beginnings of mails kept to show snippets of. */
    private static final int TEXT_CHARACTERS = 8_000_000;

    /** Of one mail. */
    private static final int BEGINNING = 30_000;

    private static final Logger LOG = LoggerFactory.getLogger(MailReading.class);

    private final Archive archive;
    private final Cache<Key, ReadMail> cache = Caffeine.newBuilder()
            .maximumWeight(CACHE_BYTES)
            .weigher((Key key, ReadMail mail) -> mail.weight())
            .build();

    private final Cache<String, List<FileDiff>> diffs = Caffeine.newBuilder()
            .maximumWeight(DIFF_LINES)
            .<String, List<FileDiff>>weigher((blob, files) -> 1 + lines(files))
            .build();

    private final Cache<String, String> texts = Caffeine.newBuilder()
            .maximumWeight(TEXT_CHARACTERS)
            .<String, String>weigher((blob, text) -> 64 + text.length())
            .build();

    MailReading(Archive archive) {
        this.archive = archive;
    }

    /** The blob alone is no key: its bytes may lie in two mails whose shown copies differ in length. */
    private record Key(String blob, int longest) {}

    /** The raw bytes of the copy that is shown. */
    byte[] raw(IndexedMail mail) throws IOException {
        return archive.raw(mail.copies().getFirst().place());
    }

    /** The mail as read from the archive, not kept. */
    Mail parse(IndexedMail mail) throws IOException {
        return new MailParser().parse(raw(mail));
    }

    /** The mail as read from the archive, of its text at most {@code longest} characters. */
    ReadMail read(IndexedMail indexed, int longest) throws IOException {
        Place place = indexed.copies().getFirst().place();
        Key key = new Key(place.blob(), longest);
        ReadMail known = cache.getIfPresent(key);
        if (known != null) return known;
        try {
            ReadMail read = render(new MailParser().parse(archive.raw(place)), longest);
            cache.put(key, read);
            return read;
        } catch (MissingMailException e) {
            LOG.warn("the text of {} is not in the archive: {}", indexed.id(), e.getMessage());
            return ReadMail.LOST; // not kept: a fetch may bring it
        }
    }

    /** The files that the mail's patch changes; none where the archive does not hold the mail's text. */
    List<FileDiff> diffs(IndexedMail mail) throws IOException {
        String blob = mail.copies().getFirst().place().blob();
        List<FileDiff> known = diffs.getIfPresent(blob);
        if (known != null) return known;
        List<FileDiff> files;
        try {
            files = BodyParser.parse(parse(mail)).files();
        } catch (MissingMailException e) {
            LOG.warn("{}", e.getMessage());
            files = List.of();
        }
        diffs.put(blob, files);
        return files;
    }

    /** The beginning of a mail's text; empty where the archive does not hold it. */
    String beginning(IndexedMail mail) throws IOException {
        String blob = mail.copies().getFirst().place().blob();
        String known = texts.getIfPresent(blob);
        if (known != null) return known;
        String text;
        try {
            text = parse(mail).text();
        } catch (MissingMailException e) {
            LOG.warn("{}", e.getMessage());
            text = "";
        }
        text = text.substring(0, Math.min(text.length(), BEGINNING));
        texts.put(blob, text);
        return text;
    }

    private static int lines(List<FileDiff> files) {
        int lines = 0;
        for (FileDiff file : files) {
            lines += 1 + file.header().size();
            for (Hunk hunk : file.hunks()) lines += 1 + hunk.lines().size();
        }
        return lines;
    }

    static ReadMail render(Mail mail, int longest) {
        List<ReadMail.Section> sections = new ArrayList<>();
        List<ReadMail.File> files = new ArrayList<>();
        int left = longest;
        boolean cut = false;
        for (Part part : mail.parts()) {
            boolean file = part.attached() || !part.fileName().isEmpty() || !part.isText();
            if (file) files.add(new ReadMail.File(part.number(), name(part), part.type(), part.size()));
            if (part.text().isBlank()) continue;
            String text = part.text();
            if (text.length() > left) {
                text = upTo(text, left);
                cut = true;
            }
            left -= text.length();
            if (text.isEmpty()) continue;
            // hunks are named for the mail's own text alone, of which there is one
            MailText html = BodyHtml.of(BodyParser.parse(text), sections.isEmpty() ? mail.id() : "");
            sections.add(new ReadMail.Section(new Shown(heading(part, file)), html));
        }
        return new ReadMail(sections, files, mail.standsFor().map(MailReading::original), cut, false);
    }

    /** lore finds a mail of any of its lists under {@code /all/}. */
    private static MailView.Original original(StandsFor mail) {
        String href = "https://lore.kernel.org/all/" + Percent.encode(mail.id()) + "/";
        return new MailView.Original(new Shown(mail.id()), href, new Shown(mail.author()), new Shown(mail.date()));
    }

    private static String heading(Part part, boolean file) {
        if (!file) return "";
        return name(part) + " (" + part.type() + ", " + Sizes.text(part.size()) + ")";
    }

    private static String name(Part part) {
        return part.fileName().isEmpty() ? "part " + part.number() : part.fileName();
    }

    /** The start of a text, up to the last line end within the limit. */
    private static String upTo(String text, int limit) {
        int end = text.lastIndexOf('\n', limit) + 1;
        return text.substring(
                0, end > 0 || limit <= 0 ? end : Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
    }
}
