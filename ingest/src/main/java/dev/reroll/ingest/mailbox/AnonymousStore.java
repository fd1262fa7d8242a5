package dev.reroll.ingest.mailbox;

import jakarta.mail.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.util.MailLogger;

/**
 * Logs in by AUTH=ANONYMOUS (RFC 4505) where the server offers it, else as the user “anonymous”, as RFC 5092 says of a
 * URL without a user. public-inbox-imapd serves anonymous readers before those who log in.
 */
final class AnonymousStore extends IMAPStore {

    AnonymousStore(Session session, Scheme scheme) {
        super(session, null, scheme.word(), scheme.tls());
    }

    @Override
    protected IMAPProtocol newIMAPProtocol(String host, int port) throws IOException, ProtocolException {
        return new Protocol(name, host, port, session.getProperties(), isSSL, logger);
    }

    @Override
    protected void preLogin(IMAPProtocol protocol) throws ProtocolException {
        if (protocol instanceof Protocol ours && ours.hasCapability("AUTH=ANONYMOUS")) ours.authenticate();
    }

    private static final class Protocol extends IMAPProtocol {

        /** RFC 4505's trace information, in base64: the word “anonymous”. */
        private static final String TRACE = "YW5vbnltb3Vz\r\n";

        private boolean authenticated;

        Protocol(String name, String host, int port, Properties properties, boolean tls, MailLogger logger)
                throws IOException, ProtocolException {
            super(name, host, port, properties, tls, logger);
        }

        @Override
        public boolean isAuthenticated() {
            return authenticated || super.isAuthenticated();
        }

        void authenticate() throws ProtocolException {
            try {
                String tag = writeCommand("AUTHENTICATE ANONYMOUS", null);
                Response response = readResponse();
                if (response.isContinuation()) {
                    getOutputStream().write(TRACE.getBytes(StandardCharsets.US_ASCII));
                    getOutputStream().flush();
                    response = readResponse();
                }
                while (!response.isBYE() && !(response.isTagged() && tag.equals(response.getTag())))
                    response = readResponse();
                handleLoginResult(response);
                setCapabilities(response);
                authenticated = true;
            } catch (IOException broken) {
                throw new ProtocolException("the connection broke off at the login", broken);
            }
        }
    }
}
