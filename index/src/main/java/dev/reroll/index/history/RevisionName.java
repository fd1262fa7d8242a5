package dev.reroll.index.history;

import dev.reroll.index.series.Series;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.ingest.patch.Version;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads the names that people give to revisions. */
final class RevisionName {

    private RevisionName() {}

    static Revision find(Series series, String name) throws NoSuchRevisionException {
        List<Revision> found = found(series, name.strip());
        if (found.size() == 1) return found.getFirst();
        String all = (found.isEmpty() ? series.revisions() : found)
                .stream().map(RevisionName::shown).collect(Collectors.joining(", "));
        throw new NoSuchRevisionException(
                found.isEmpty()
                        ? "\"" + series.title() + "\" has no revision \"" + name + "\"; there are " + all
                        : "several revisions of \"" + series.title() + "\" are called \"" + name
                                + "\"; name one by its Message-ID: " + all);
    }

    private static String shown(Revision revision) {
        return revision.label() + " (" + LocalDate.ofInstant(revision.date(), ZoneOffset.UTC) + ", " + revision.head()
                + ")";
    }

    private static List<Revision> found(Series series, String name) {
        if (name.indexOf('@') > 0) {
            String id = name.startsWith("<") && name.endsWith(">") ? name.substring(1, name.length() - 1) : name;
            return matching(series, revision -> revision.holds(id));
        }
        List<Revision> labelled = matching(series, revision -> revision.label().equalsIgnoreCase(name));
        if (!labelled.isEmpty()) return labelled;
        String plain = name.toLowerCase(Locale.ROOT)
                .replace('-', ' ')
                .replace('_', ' ')
                .strip();
        boolean rfc = plain.startsWith("rfc");
        String number = (rfc ? plain.substring(3) : plain).strip();
        if (number.isEmpty()) return rfc ? matching(series, Revision::rfc) : List.of();
        Optional<Version> version = Version.parse(number.startsWith("v") ? number : "v" + number);
        if (version.isEmpty()) return List.of();
        List<Revision> exact = matching(
                series, revision -> revision.rfc() == rfc && revision.version().equals(version.get()));
        // "2" means RFC v2 where no other v2 was
        return exact.isEmpty() && !rfc
                ? matching(series, revision -> revision.version().equals(version.get()))
                : exact;
    }

    private static List<Revision> matching(Series series, Predicate<Revision> fits) {
        return series.revisions().stream().filter(fits).toList();
    }
}
