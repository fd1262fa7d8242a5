package dev.reroll.index.schema;

import java.nio.charset.StandardCharsets;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/**
 * The fields of the index, one line each; documents and queries are both made from this table. Names are those of
 * public-inbox's search prefixes where it has one.
 */
public enum Field {
    /** Subject. */
    SUBJECT("s", Kind.TEXT, Analysis.PROSE),
    /** From: names and addresses. */
    FROM("f", Kind.TEXT, Analysis.NAMES),
    /** To: names and addresses. */
    TO("t", Kind.TEXT, Analysis.NAMES),
    /** Cc: names and addresses. */
    CC("c", Kind.TEXT, Analysis.NAMES),
    /** What the sender wrote, less what stands in the diff fields. */
    UNQUOTED("nq", Kind.TEXT, Analysis.PROSE),
    /** Quoted text of any depth, quoted diffs included. */
    QUOTED("q", Kind.TEXT, Analysis.PROSE),
    /** Names of attachments. */
    ATTACHMENT("n", Kind.TEXT, Analysis.NAMES),
    /** The parts of Message-IDs. */
    ID_PARTS("m", Kind.TEXT, Analysis.NAMES),
    /** The parts of List-Ids. */
    LIST_ID_PARTS("l", Kind.TEXT, Analysis.NAMES),
    /** File names of diffs, both sides, without {@code a/} and {@code b/}. */
    DIFF_FILE("dfn", Kind.TEXT, Analysis.CODE),
    /** Removed lines, without their mark. */
    DIFF_REMOVED("dfa", Kind.TEXT, Analysis.CODE),
    /** Added lines, without their mark. */
    DIFF_ADDED("dfb", Kind.TEXT, Analysis.CODE),
    /** What follows the second {@code @@} of a hunk's head. */
    DIFF_HEADING("dfhh", Kind.TEXT, Analysis.CODE),
    /** Context lines. */
    DIFF_CONTEXT("dfctx", Kind.TEXT, Analysis.CODE),

    /** What the maker of a review point wrote. */
    POINT_TEXT("rp", Kind.TEXT, Analysis.PROSE),
    /** Who made a review point: name and address. */
    POINT_BY("by", Kind.TEXT, Analysis.NAMES),

    /** What a document stands for, see {@link DocumentKind}. */
    KIND("kind", Kind.KEYWORD, Analysis.NONE),
    /**
     * The first Message-ID of a mail, or the name of a document of another kind: each document has one, and no two share it. It is a column too, to sort by. Lucene skips
     * hits by the words of the field that it sorts by, so these must be the same as the column's, as those of
     * {@link #ID} are not.
     */
    KEY("id", Kind.KEYWORD, Analysis.NONE),
    /** Every Message-ID. */
    ID("mid", Kind.KEYWORD, Analysis.NONE),
    /** The Message-ID of the mail that a note of the sample stands for. */
    STANDS_FOR("standsfor", Kind.KEYWORD, Analysis.NONE),
    /** Message-IDs of References and In-Reply-To. */
    REFERENCES("references", Kind.KEYWORD, Analysis.NONE),
    /** List-Id, in lower case. */
    LIST_ID("lid", Kind.KEYWORD, Analysis.NONE),
    /** Inbox names of all copies of a mail. */
    LIST("list", Kind.KEYWORD, Analysis.NONE),
    /** Inbox names of all mails of a series; not {@link #LIST}, so that whoever walks an inbox meets only its mails. */
    SERIES_LIST("serieslist", Kind.KEYWORD, Analysis.NONE),
    /** Blob ids of all copies, as the archive has them. */
    BLOB("blob", Kind.KEYWORD, Analysis.NONE),
    /** Blob ids before, as abbreviated on the {@code index} lines of diffs. */
    DIFF_BLOB_BEFORE("dfpre", Kind.KEYWORD, Analysis.NONE),
    /** Blob ids after. */
    DIFF_BLOB_AFTER("dfpost", Kind.KEYWORD, Analysis.NONE),
    /** {@code git patch-id --stable}. */
    PATCH_ID("patchid", Kind.KEYWORD, Analysis.NONE),
    /** Names of the mail's flaws' kinds. */
    FLAW("flaw", Kind.KEYWORD, Analysis.NONE),
    /** The {@linkplain SubjectKey normalised subject}. */
    SUBJECT_KEY("subjectkey", Kind.KEYWORD, Analysis.NONE),
    /** The normalised subject of a reply that names no mail that it answers. */
    ORPHAN("orphan", Kind.KEYWORD, Analysis.NONE),
    /** Of a series: the Message-IDs of all its mails, and of those that are known only from their answers. */
    MEMBER("member", Kind.KEYWORD, Analysis.NONE),

    /** Of a review point: the Message-ID that its series goes by. */
    POINT_SERIES("pointseries", Kind.KEYWORD, Analysis.NONE),
    /** What became of a review point in the next revision, as {@code answered-no-change}. */
    OUTCOME("outcome", Kind.KEYWORD, Analysis.NONE),
    /** The kind of a review point, as {@code request}. */
    POINT_KIND("pointkind", Kind.KEYWORD, Analysis.NONE),
    /** The state of a series, or of that of a review point, as {@code waiting-for-author}; never {@code stalled}. */
    STATE("state", Kind.KEYWORD, Analysis.NONE),

    /** Seconds since 1970 of the last mail of a series, or of that of a review point. */
    ACTIVE("active", Kind.LONG, Analysis.NONE),
    /** Seconds since 1970 of the Date header. */
    DATE("date", Kind.LONG, Analysis.NONE),
    /** Seconds since 1970 of the first copy's arrival in its archive. */
    RECEIVED("received", Kind.LONG, Analysis.NONE),
    /** Seconds since 1970 of the {@linkplain SentTime time} at which the mail is placed among others. */
    SENT("sent", Kind.LONG, Analysis.NONE),
    /** Octets of the first copy. */
    SIZE("size", Kind.LONG, Analysis.NONE),

    /** What the assembly of series needs of a mail: {@link dev.reroll.index.series.StoredFacts}, encoded. */
    FACTS("facts", Kind.COLUMN, Analysis.NONE),
    /** Of a series: a digest of all that its document was made from. */
    DIGEST("digest", Kind.COLUMN, Analysis.NONE),

    /** The {@link IndexedMail}, encoded. */
    MAIL("mail", Kind.STORED, Analysis.NONE),
    /** The {@link dev.reroll.index.series.SeriesEntry}, encoded. */
    SERIES("series", Kind.STORED, Analysis.NONE),
    /** The {@link dev.reroll.index.review.Trail} of a series, encoded. */
    TRAIL("trail", Kind.STORED, Analysis.NONE),
    /** The {@link dev.reroll.index.review.SeriesState} of a series, encoded. */
    STANDING("standing", Kind.STORED, Analysis.NONE),
    /** A {@link dev.reroll.index.review.FoundPoint}, encoded. */
    POINT("point", Kind.STORED, Analysis.NONE);

    /** How a field is kept. */
    public enum Kind {
        /** Words with their positions. */
        TEXT,
        /** The whole value as one term, case kept. */
        KEYWORD,
        /** A number: a point for ranges, a numeric doc value for sorting. */
        LONG,
        /** Not searchable, only read back. */
        STORED,
        /** Not searchable, read back for many documents at once. */
        COLUMN
    }

    /** How a field's value becomes terms; see {@link Words}. */
    public enum Analysis {
        NONE,
        /** Words, asked for exactly. */
        NAMES,
        /** Words; those of one English stem are looked for together when a query asks. */
        CODE,
        /** Words, and beside each the marked stem of English words. */
        PROSE
    }

    // Lucene refuses terms above 32,766 bytes; no honest id is anywhere near this
    private static final int LONGEST_KEYWORD = 1000;

    private final String lucene;
    private final Kind kind;
    private final Analysis analysis;

    Field(String lucene, Kind kind, Analysis analysis) {
        this.lucene = lucene;
        this.kind = kind;
        this.analysis = analysis;
    }

    /** The field's name in Lucene. */
    public String lucene() {
        return lucene;
    }

    public Kind kind() {
        return kind;
    }

    public Analysis analysis() {
        return analysis;
    }

    /**
     * The term that finds a value of a {@linkplain Kind#KEYWORD keyword field}. Build terms only with this: values above
     * 1,000 bytes are cut, here as in the index.
     */
    public Term term(String value) {
        return new Term(lucene, keyword(value));
    }

    /** The bytes of {@link #term}. */
    public static BytesRef keyword(String value) {
        if (value.length() * 3 <= LONGEST_KEYWORD) return new BytesRef(value);
        byte[] bytes =
                value.substring(0, Math.min(value.length(), LONGEST_KEYWORD)).getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, LONGEST_KEYWORD);
        while (length < bytes.length && (bytes[length] & 0xC0) == 0x80) length--;
        return new BytesRef(bytes, 0, length);
    }
}
