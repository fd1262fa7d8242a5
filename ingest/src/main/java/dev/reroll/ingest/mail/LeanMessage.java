package dev.reroll.ingest.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.util.Properties;

/** Jakarta Mail's message with its header read by {@link LeanHeaders}: a whole mail, or a mail in a mail. */
final class LeanMessage extends MimeMessage implements Entity {
    private static final Session SESSION;

    static {
        // otherwise each message looks for the provider on the class path again, which takes longer than to parse it
        System.setProperty("jakarta.mail.util.StreamProvider", "org.eclipse.angus.mail.util.MailStreamProvider");
        SESSION = Session.getInstance(new Properties());
    }

    LeanMessage(SharedOctets octets) throws MessagingException {
        super(SESSION, octets);
    }

    @Override
    protected InternetHeaders createInternetHeaders(InputStream in) {
        return LeanHeaders.read((SharedOctets) in);
    }

    @Override
    public LeanHeaders fields() {
        return (LeanHeaders) headers;
    }

    @Override
    public SharedOctets body() {
        return (SharedOctets) contentStream;
    }
}
