package dev.reroll.ingest.mailbox;

import dev.reroll.ingest.source.SourceException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderClosedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.StoreClosedException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.jspecify.annotations.Nullable;

/** Turns what went wrong with a server into a sentence for the person; what the server said is shown as its words. */
final class Trouble {

    private static final int MAX_WORDS = 200;
    private static final String EXCEPTION = "Exception: ";
    private static final int MAX_CAUSES = 20;

    private final MailboxUrl url;
    private final Password password;
    private final Terms terms;
    private final Meter meter;

    Trouble(MailboxUrl url, Password password, Terms terms, Meter meter) {
        this.url = url;
        this.password = password;
        this.terms = terms;
        this.meter = meter;
    }

    /** While the connection is made: up to the login and the opening of the folder. */
    IOException connecting(Exception problem) {
        List<Throwable> causes = causes(problem);
        Optional<String> cutOff = meter.exceeded();
        if (cutOff.isPresent()) return cutOff(cutOff.get());
        for (Throwable cause : causes) {
            Optional<String> sentence = sentence(cause);
            // without the cause, which may repeat what the server said of the login
            if (sentence.isPresent()) return new SourceException(sentence.get());
        }
        return new SourceException("Cannot read " + url + ": " + words(problem.getMessage()) + ".");
    }

    /** After the mailbox was opened: {@link Lost} if only the connection was lost. */
    IOException reading(Exception problem) {
        Optional<String> cutOff = meter.exceeded();
        if (cutOff.isPresent()) return cutOff(cutOff.get());
        for (Throwable cause : causes(problem)) {
            if (cause instanceof FolderClosedException
                    || cause instanceof StoreClosedException
                    || cause instanceof ConnectionException
                    || cause instanceof SocketException
                    || cause instanceof SocketTimeoutException
                    || cause instanceof EOFException)
                return new Lost(
                        "The connection to " + url.host() + " broke off while " + url + " was read: "
                                + words(cause.getMessage()) + ". Run this again; mails that are known are recognised.",
                        problem);
        }
        return new SourceException("Cannot read on in " + url + ": " + words(problem.getMessage()) + ".", problem);
    }

    /** The library cannot cope with what the server answers: what it announces has no room, or what it says no sense. */
    SourceException unusable(Throwable problem) {
        String how = problem instanceof OutOfMemoryError
                ? "announces more than fits into memory"
                : "answers what is not of its protocol (" + words(problem.toString()) + ")";
        return new SourceException("Cannot read " + url + ": the server " + how + ". Nothing of it was taken in.");
    }

    /** The server answered, and its answer was no: {@code what} was refused, in its words. */
    SourceException refused(String what, String answer) {
        return new SourceException(url.host() + " refuses " + words(what) + ": " + words(answer) + ".");
    }

    SourceException unencrypted() {
        return new SourceException(url.host() + ":" + url.port() + " offers no encryption"
                + (url.scheme() == Scheme.NNTP ? " that is spoken here" : " (STARTTLS)")
                + ", so the password is not sent. "
                + (url.scheme() == Scheme.NNTP
                        ? "Read without a user if the group is open to all; "
                        : "Use " + url.scheme().word() + "s:// if the server has it; ")
                + "--cleartext-login sends it all the same, for anybody on the way to read.");
    }

    private SourceException cutOff(String reason) {
        return new SourceException("Cannot read " + url + ": the server " + reason + ", so it was cut off.");
    }

    private Optional<String> sentence(Throwable cause) {
        String host = url.host() + ":" + url.port();
        return Optional.ofNullable(
                switch (cause) {
                    // before the next, as which the POP3 provider throws it
                    case Exception plain
                    when isForWantOfTls(plain) -> unencrypted().getMessage();
                    case AuthenticationFailedException refused ->
                        url.host() + " refuses the login"
                                + url.user().map(user -> " of " + words(user)).orElse("")
                                + " with " + password.origin() + ": " + words(refused.getMessage())
                                + ". Correct it, or take one that the server gives out for programs.";
                    case FolderNotFoundException missing ->
                        "There is no folder " + words(url.folder()) + " at " + url.account() + ".";
                    case UnknownHostException unknown ->
                        "There is no host " + url.host() + ", or no network to ask for it.";
                    case SocketTimeoutException silent ->
                        host + " says nothing for " + terms.silence().toSeconds() + " s: try again later.";
                    case SSLException tls ->
                        host + " cannot be trusted or speaks no TLS: " + words(tls.getMessage()) + ". A certificate of"
                                + " an authority of your own goes into a trust store that"
                                + " JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=FILE names.";
                    case ConnectException nobody ->
                        "Cannot connect to " + host + ": " + words(nobody.getMessage()) + ". Is the port right?";
                    default -> null;
                });
    }

    /** How Jakarta Mail says that STARTTLS (of POP3: STLS) is missing, or that the server wants it before any login. */
    private static boolean isForWantOfTls(Exception problem) {
        String message = String.valueOf(problem.getMessage());
        return message.contains("TLS required but")
                || message.contains("STLS required")
                || message.contains("No login methods");
    }

    private String words(@Nullable String foreign) {
        if (foreign == null || foreign.isBlank()) return "it does not say why";
        StringBuilder shown = new StringBuilder();
        // Jakarta Mail puts the names of exceptions before what they say
        int name = foreign.lastIndexOf(EXCEPTION);
        String said = name < 0 ? foreign : foreign.substring(name + EXCEPTION.length());
        String scrubbed = password.scrub(said).strip();
        for (int i = 0; i < scrubbed.length() && i < MAX_WORDS; i++) {
            char c = scrubbed.charAt(i);
            shown.append(Character.isISOControl(c) ? ' ' : c);
        }
        if (scrubbed.length() > MAX_WORDS) shown.append('…');
        while (!shown.isEmpty() && shown.charAt(shown.length() - 1) == '.') shown.setLength(shown.length() - 1);
        return shown.toString();
    }

    /** Jakarta Mail's own chain of “next” exceptions is what its causes are; the innermost say most and come first. */
    private static List<Throwable> causes(Throwable problem) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = problem; cause != null && causes.size() < MAX_CAUSES; cause = inner(cause))
            causes.addFirst(cause);
        return causes;
    }

    private static @Nullable Throwable inner(Throwable cause) {
        if (cause instanceof MailConnectException connect && connect.getNextException() != null)
            return connect.getNextException();
        if (cause instanceof SocketConnectException socket && socket.getException() != null)
            return socket.getException();
        return cause.getCause();
    }
}
