package dev.reroll.ingest.mailbox;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;

/** Ends connections from which all that was wanted has been read. */
final class Closing {

    private Closing() {}

    /** Closes the folder without changing anything in it, and then the store. */
    static void quietly(Folder folder, Store store) {
        try {
            folder.close(false);
        } catch (MessagingException | RuntimeException gone) {
            // the server ends what is left of it by itself, and nothing was to be written there
        }
        quietly(store);
    }

    static void quietly(Store store) {
        try {
            store.close();
        } catch (MessagingException | RuntimeException gone) {
            // as above; what went wrong before this is what the person is told
        }
    }
}
