package dev.reroll.index.review;

import dev.reroll.ingest.mail.Mail;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Gives the trail the mails that it is read from. */
public interface ThreadMails {

    /** The mail, by any of its Message-IDs. */
    Optional<Mail> mail(String messageId) throws IOException;

    /** Message-IDs of the mails that name it first among those that they answer and that are known, by time. */
    List<String> answers(String messageId) throws IOException;
}
