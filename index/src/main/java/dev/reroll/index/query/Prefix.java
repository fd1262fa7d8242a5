package dev.reroll.index.query;

import static dev.reroll.index.schema.Field.*;

import dev.reroll.index.schema.Field;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The prefixes of the query language, one line each: how it is written, how its value is read, which fields it asks and
 * what it is for. All but the last column is public-inbox's; a new prefix is a new line.
 */
public enum Prefix {
    ANY("", Kind.TEXT, "any text", with(unquoted(), ID_PARTS, SUBJECT, FROM, QUOTED, ATTACHMENT)),
    S("s", Kind.TEXT, "subject", SUBJECT),
    F("f", Kind.TEXT, "From: names and addresses", FROM),
    T("t", Kind.TEXT, "To:", TO),
    C("c", Kind.TEXT, "Cc:", CC),
    TC("tc", Kind.TEXT, "To: and Cc:", TO, CC),
    A("a", Kind.TEXT, "To:, Cc: and From:", TO, CC, FROM),
    TCF("tcf", Kind.TEXT, "the same as a:", TO, CC, FROM),
    B("b", Kind.TEXT, "body, quoted text and diffs too", with(unquoted(), QUOTED)),
    BS("bs", Kind.TEXT, "body and subject", with(unquoted(), QUOTED, SUBJECT)),
    NQ("nq", Kind.TEXT, "body without quoted text", unquoted()),
    Q("q", Kind.TEXT, "quoted text", QUOTED),
    N("n", Kind.TEXT, "file names of attachments", ATTACHMENT),
    M("m", Kind.TEXT, "part of a Message-ID", ID_PARTS),
    L("l", Kind.TEXT, "part of a List-Id", LIST_ID_PARTS),
    DFN("dfn", Kind.TEXT, "file name in a diff", DIFF_FILE),
    DFA("dfa", Kind.TEXT, "removed lines of a diff", DIFF_REMOVED),
    DFB("dfb", Kind.TEXT, "added lines of a diff", DIFF_ADDED),
    DFHH("dfhh", Kind.TEXT, "what follows @@ in a diff, usually the function", DIFF_HEADING),
    DFCTX("dfctx", Kind.TEXT, "context lines of a diff", DIFF_CONTEXT),
    RP("rp", Kind.TEXT, "what a reviewer wrote: finds review points", POINT_TEXT),
    BY("by", Kind.TEXT, "who made a review point", POINT_BY),
    OUTCOME_OF("outcome", Kind.WORD, "what became of a review point in the next revision", OUTCOME),
    KIND_OF("kind", Kind.WORD, "what a review point is", POINT_KIND),
    STATE_OF("state", Kind.WORD, "where a series stands", STATE),
    MID("mid", Kind.ID, "whole Message-ID", ID),
    REFERENCED("references", Kind.ID, "whole Message-ID in References: or In-Reply-To:", REFERENCES),
    LID("lid", Kind.LOWER_CASE_ID, "whole List-Id", LIST_ID),
    DFPRE("dfpre", Kind.BLOB, "blob id before, 7 hex digits or more", DIFF_BLOB_BEFORE),
    DFPOST("dfpost", Kind.BLOB, "blob id after", DIFF_BLOB_AFTER),
    DFBLOB("dfblob", Kind.BLOB, "blob id before or after", DIFF_BLOB_BEFORE, DIFF_BLOB_AFTER),
    PATCHID("patchid", Kind.HASH, "git patch-id --stable", PATCH_ID),
    D("d", Kind.DAYS, "Date: a day, or a range A..B, A.., ..B of days or of git's words", DATE),
    DT("dt", Kind.SECONDS, "Date: to the second, YYYYMMDDHHMMSS in UTC", DATE),
    RT("rt", Kind.EPOCH, "time of arrival, seconds since 1970 or git's words", RECEIVED),
    Z("z", Kind.NUMBERS, "size in octets, a range", SIZE);

    /** How the text behind a prefix is read. */
    enum Kind {
        /** Words, phrases, parentheses. */
        TEXT,
        /** An id as it stands, angle brackets left out. */
        ID,
        LOWER_CASE_ID,
        /** One of a few words, see {@link Choices}. */
        WORD,
        /** An abbreviated object id, 7 to 64 hex digits. */
        BLOB,
        /** A whole id of 40 or 64 hex digits. */
        HASH,
        DAYS,
        SECONDS,
        EPOCH,
        NUMBERS
    }

    private static final Map<String, Prefix> BY_NAME = new HashMap<>();

    static {
        for (Prefix prefix : values()) {
            if (prefix != ANY) BY_NAME.put(prefix.text, prefix);
        }
    }

    private final String text;
    private final Kind kind;
    private final String help;
    // List.of makes lists that do not change
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Field> fields;

    Prefix(String text, Kind kind, String help, Field... fields) {
        this.text = text;
        this.kind = kind;
        this.help = help;
        this.fields = List.of(fields);
    }

    /** What public-inbox counts as unquoted: single words find ids of blobs and patches too. */
    private static Field[] unquoted() {
        return new Field[] {
            UNQUOTED,
            DIFF_FILE,
            DIFF_REMOVED,
            DIFF_ADDED,
            DIFF_HEADING,
            DIFF_CONTEXT,
            DIFF_BLOB_BEFORE,
            DIFF_BLOB_AFTER,
            PATCH_ID
        };
    }

    private static Field[] with(Field[] some, Field... more) {
        Field[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    /** The prefix of this name, written without the colon. */
    static Optional<Prefix> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** As it is written in a query, with its colon; empty for {@link #ANY}. */
    public String written() {
        return this == ANY ? "" : text + ":";
    }

    /** What it finds, in a few words, for a help page. */
    public String help() {
        return help;
    }

    Kind kind() {
        return kind;
    }

    List<Field> fields() {
        return fields;
    }
}
