package dev.reroll.web;

import dev.reroll.index.query.QueryException;
import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.search.Order;
import dev.reroll.index.search.SearchOptions;
import dev.reroll.ingest.archive.Archive;
import dev.reroll.ingest.archive.Epoch;
import dev.reroll.web.url.Urls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What mirrors ask before they clone: which epochs there are, and how an inbox of them is to be set up. */
final class Epochs {

    private static final JsonMapper JSON = new JsonMapper();

    private final Archive archive;
    private final Library library;

    Epochs(Archive archive, Library library) {
        this.archive = archive;
        this.library = library;
    }

    /**
     * An entry of grokmirror's manifest; its names are grokmirror's.
     *
     * @param fingerprint SHA-1 of what {@code git show-ref} prints
     * @param modified seconds since 1970 of the newest commit
     */
    record Entry(
            String fingerprint,
            long modified,
            @Nullable String reference,
            @Nullable String owner,
            String description) {}

    /** The epochs of one list, or of all, as {@code manifest.js.gz}. */
    Reply manifest(Optional<String> list) throws IOException {
        Map<String, Entry> entries = new TreeMap<>();
        Instant newest = Instant.EPOCH;
        for (Epoch epoch : archive.epochs()) {
            if (list.isPresent()
                    && !list.get().equals(epoch.list())
                    && !list.get().equals(Urls.ALL)) continue;
            Optional<Epoch.Tip> tip = epoch.tip();
            if (tip.isEmpty()) continue;
            Instant modified = tip.get().committed();
            if (modified.isAfter(newest)) newest = modified;
            entries.put(
                    Urls.epoch(epoch.list(), epoch.number()),
                    new Entry(
                            tip.get().fingerprint(),
                            modified.getEpochSecond(),
                            null,
                            null,
                            epoch.list() + " [epoch " + epoch.number() + "]"));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            JSON.writeValue(out, entries);
        }
        return new Reply.Whole(200, "application/gzip", Map.of("Last-Modified", httpDate(newest)), bytes.toByteArray());
    }

    /** The lines that {@code public-inbox-clone} puts into a configuration. */
    Reply config(String list, String origin) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("; For the configuration of a mirror, see public-inbox-config(5).\n");
        text.append("[publicinbox \"").append(list).append("\"]\n");
        text.append("\tinboxdir = /path/to/").append(list).append('\n');
        Optional<String> id = listId(list);
        if (id.isPresent()) {
            text.append("\t; the address follows from the List-Id of the newest mail\n");
            text.append("\taddress = ")
                    .append(id.get().replaceFirst("\\.", "@"))
                    .append('\n');
            text.append("\tlistid = ").append(id.get()).append('\n');
        } else {
            text.append("\t; no mail of this list names its List-Id, so this is no address\n");
            text.append("\taddress = ").append(list).append("@list.invalid\n");
        }
        text.append("\turl = ").append(origin).append(Urls.list(list)).append('\n');
        return Reply.text(200, text.toString());
    }

    private Optional<String> listId(String list) throws IOException {
        try {
            List<IndexedMail> newest = library.search()
                    .search("d:19700101..", new SearchOptions(Library.inbox(list), Order.ARRIVAL, 0, 25, false))
                    .mails();
            return newest.stream()
                    .flatMap(mail -> mail.listIds().stream())
                    .filter(Epochs::plain)
                    .findFirst();
        } catch (QueryException e) {
            throw new IllegalStateException("a query of our own was refused", e);
        }
    }

    /** A List-Id that can stand in a configuration: the header is any sender's to write. */
    private static boolean plain(String id) {
        return id.length() <= 200
                && id.indexOf('.') > 0
                && id.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || "-._".indexOf(c) >= 0));
    }

    static String httpDate(Instant time) {
        return DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(time);
    }
}
