package dev.reroll.web.url;

import java.util.List;
import java.util.Optional;

/** What a URL of the site names. The forms are public-inbox's, so that links and clients carry over. */
public sealed interface Target {

    /** {@code /}. */
    record Front() implements Target {}

    /** {@code /LIST/}: newest threads, or a search with {@code ?q=}. */
    record ListHome(String list) implements Target {}

    /** {@code /LIST/new.atom}. */
    record NewFeed(String list) implements Target {}

    /** {@code /LIST/description}: one line of text. */
    record Description(String list) implements Target {}

    /** {@code /LIST/MSGID/…}. */
    record MailAt(String list, String id, Form form) implements Target {}

    /** {@code /LIST/MSGID/2-name}: the part's number counts, the name is for people. */
    record AttachmentAt(String list, String id, int number) implements Target {}

    /** {@code /manifest.js.gz}, or with a list {@code /LIST/manifest.js.gz}: the epochs that can be cloned. */
    record Manifest(Optional<String> list) implements Target {}

    /** {@code /LIST/_/text/config/raw}: what a mirror's configuration takes over. */
    record Config(String list) implements Target {}

    /** {@code /LIST/all.mbox.gz}. */
    record WholeMbox(String list) implements Target {}

    /**
     * {@code /LIST/git/N.git/SERVICE}, {@code /LIST/N/SERVICE}: an epoch over git's smart HTTP.
     *
     * @param service {@code info/refs} or {@code git-upload-pack}
     */
    record Git(String list, int epoch, String service) implements Target {}

    /** {@code /r/MSGID}, {@code /MSGID/}: a mail wherever it is. */
    record Find(String id) implements Target {}

    /** {@code /LIST/MSGID} without the slash: to be sent to the same with one, if we have the mail. */
    record Unslashed(String list, String id) implements Target {}

    /** A path that is only another way to write {@code path}. */
    record Moved(String path) implements Target {}

    /** {@code /_/text/help/}, also below a list. */
    record Help() implements Target {}

    /** {@code /series/}: every series; {@code /LIST/series/}: those of a list. */
    record SeriesHome(String list) implements Target {}

    /** {@code /series/MSGID/}: the series that a mail is a part of. */
    record SeriesAt(String id) implements Target {}

    /** {@code /series/MSGID/trail/}: what reviewers said and what became of it. */
    record TrailOf(String id) implements Target {}

    /** {@code /why/}: why a line is there. */
    record Why() implements Target {}

    /** {@code /series/MSGID/v2.mbox}: a revision for {@code git am}. */
    record RevisionMbox(String id, String revision) implements Target {}

    /** {@code /series/MSGID/v2..v3/}: two revisions compared. */
    record Compared(String id, String revisions) implements Target {}

    /** {@code /series/MSGID/v2..v3.txt}: the same as {@code git range-diff} writes it. */
    record ComparedText(String id, String revisions) implements Target {}

    /**
     * {@code /series/MSGID/v2..v3/2/}: what became of one patch.
     *
     * @param number counts the patches of the later revision, from 1
     */
    record ComparedPatch(String id, String revisions, int number) implements Target {}

    /** {@code /matrix/}: every system whose behaviours are known. */
    record MatrixHome() implements Target {}

    /** {@code /matrix/SYSTEM/}. */
    record MatrixOf(String system) implements Target {}

    /** {@code /matrix/SYSTEM/BEHAVIOUR/}. */
    record BehaviourOf(String system, String behaviour) implements Target {}

    /**
     * {@code /api/…}, Patchwork's REST API, and what its answers link to: {@code /project/…}, {@code /patch/…},
     * {@code /cover/…}, {@code /series/NUMBER/mbox/}.
     */
    record Patchwork(List<String> steps, boolean slash) implements Target {

        public Patchwork {
            steps = List.copyOf(steps);
        }
    }

    /** {@code /api/reroll/…}: our own answers as JSON. */
    record OwnApi(List<String> steps, boolean slash) implements Target {

        public OwnApi {
            steps = List.copyOf(steps);
        }
    }

    /** A file of the site itself, by its name with hash. */
    record Asset(String name) implements Target {}

    /** {@code /_/suggest?q=}: what a query may go on to, as JSON. */
    record Suggest() implements Target {}

    /** {@code /robots.txt}. */
    record Robots() implements Target {}

    /** {@code /LIST/OID/s/}: a file put together from patches. */
    record Blob(String list, String id) implements Target {}

    /** {@code /LIST/OID/s/NAME}: its octets; the name is for who saves it. */
    record RawBlob(String list, String id) implements Target {}

    /** No form of ours. */
    record Nowhere() implements Target {}

    /** The forms in which a mail or its thread can be had. */
    enum Form {
        MAIL(""),
        NESTED("t/"),
        FLAT("T/"),
        RAW("raw"),
        MBOX("t.mbox.gz"),
        FEED("t.atom");

        private final String suffix;

        Form(String suffix) {
            this.suffix = suffix;
        }

        /** What stands after {@code /LIST/MSGID/}. */
        public String suffix() {
            return suffix;
        }
    }
}
