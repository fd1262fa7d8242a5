package dev.reroll.ingest.patch;

import dev.reroll.ingest.mail.Address;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A line {@code Name: value} that says something about a patch.
 *
 * @param name as written, {@code Reviewed-by}
 * @param value without the note
 * @param note what follows as {@code # …} or stands in brackets on the next line, with its marks; empty for most
 * @param lead the line of text before it in a reply, which may limit it ({@code With this fixed, feel free to add:}); empty
 *     where the trailer stands in a patch or after a blank start
 */
public record Trailer(String name, String value, String note, String lead) {

    private static final List<String> ABOUT_COMMITS = List.of(
            "fixes",
            "link",
            "buglink",
            "closes",
            "obsoleted-by",
            "supersedes",
            "message-id",
            "change-id",
            "base-commit",
            "based-on",
            "depends-on",
            "cherry-picked-from");

    /** The person of a {@code Reviewed-by:} and its like; empty for trailers about commits, bugs and links. */
    public Optional<Address> person() {
        if (isUtility()) return Optional.empty();
        return MailboxText.read(value).filter(a -> !a.email().isEmpty());
    }

    /** Whether it speaks of commits, bugs or links and not of a person. */
    public boolean isUtility() {
        return ABOUT_COMMITS.contains(key()) || value.contains("://");
    }

    /** The name in lower case: names are the same in any case. */
    public String key() {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Whether both say the same: same name and value in any case, the note left out. */
    public boolean same(Trailer other) {
        return key().equals(other.key()) && value.equalsIgnoreCase(other.value);
    }

    public String line() {
        String sameLine = note.startsWith("#") ? " " + note : "";
        String nextLine = note.startsWith("[") ? "\n" + note : "";
        return name + ": " + value + sameLine + nextLine;
    }
}
