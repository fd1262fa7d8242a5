package dev.reroll.ingest.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Mails in files: an mbox, a file with one mail (either may be gzipped), or a folder of those.
 *
 * <p>Of a folder every regular file is read, recursively and sorted by name. Hidden files and a Maildir's {@code tmp}
 * are left out; symbolic links are not followed, so that nothing outside the folder is read. A file in it that is no
 * mail is rejected and the rest goes on. A file that is cut short or damaged is refused whole: a gzipped file is
 * unpacked to its end once before the first of its mails is handed out, so that it gives all its mails or none.
 */
public final class MailFiles implements Mails {

    /** A larger mail is rejected, octets. Mails of 30 MB are real; far larger ones are not mail. */
    public static final int MAX_MAIL = 100 * 1024 * 1024;

    private final Path path;
    private final String list;
    private final boolean folder;

    MailFiles(Path path, String list, boolean folder) {
        this.path = path;
        this.list = list;
        this.folder = folder;
    }

    @Override
    public String list() {
        return list;
    }

    /** The file or folder, absolute and without links. */
    @Override
    public String location() {
        return path.toString();
    }

    /**
     * Hands out every mail, in the order of the files, and everything that is not taken in.
     *
     * @throws SourceException if the one file that this source is cannot be read, or a folder holds no mail at all;
     *     nothing that was handed out should then be kept
     * @throws IOException if reading fails in the middle
     */
    @Override
    public void forEach(Consumer<RawMail> mails, Consumer<Reject> rejects) throws IOException {
        MailFile file = new MailFile(MAX_MAIL);
        if (folder) {
            new FolderWalk(path, file).forEach(mails, rejects);
            return;
        }
        try {
            file.read(path, mails, rejects);
        } catch (Unreadable refused) {
            throw new SourceException(
                    path + " is refused whole: it " + refused.reason() + ". Nothing of it was taken in.", refused);
        }
    }
}
