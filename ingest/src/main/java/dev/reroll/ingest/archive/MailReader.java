package dev.reroll.ingest.archive;

import dev.reroll.ingest.source.MailFiles;
import java.io.IOException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.InvalidObjectIdException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/** Reads mails of one epoch; one per thread, to be closed. */
public final class MailReader implements AutoCloseable {

    private final String epoch;
    private final ObjectReader objects;

    MailReader(String epoch, ObjectReader objects) {
        this.epoch = epoch;
        this.objects = objects;
    }

    /**
     * The bytes of a mail.
     *
     * @param blob 40 hex digits
     * @throws MissingMailException if the epoch has no such blob, or one of more than {@link MailFiles#MAX_MAIL} octets
     * @throws IOException if the repository cannot be read
     */
    public byte[] raw(String blob) throws IOException {
        try {
            ObjectLoader loader = objects.open(ObjectId.fromString(blob), Constants.OBJ_BLOB);
            if (loader.getSize() > MailFiles.MAX_MAIL)
                throw new MissingMailException(
                        "Blob " + blob + " in " + epoch + " has " + loader.getSize() + " octets, more than any mail.",
                        null);
            // the limit lets mails of more than JGit's 50 MB streaming threshold be read whole
            return loader.getCachedBytes(MailFiles.MAX_MAIL);
        } catch (MissingObjectException | IncorrectObjectTypeException absent) {
            throw new MissingMailException("The mail with blob " + blob + " is not in " + epoch + ".", absent);
        } catch (InvalidObjectIdException noId) {
            throw new MissingMailException("“" + blob + "” is no blob of " + epoch + ".", noId);
        }
    }

    @Override
    public void close() {
        objects.close();
    }
}
