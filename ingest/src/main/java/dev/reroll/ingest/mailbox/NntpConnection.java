package dev.reroll.ingest.mailbox;

import dev.reroll.ingest.source.SourceException;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import org.apache.commons.net.nntp.NNTPClient;
import org.apache.commons.net.nntp.NNTPReply;
import org.apache.commons.net.nntp.NewsgroupInfo;

/** One connection with a news server (RFC 3977), one of its groups selected. */
final class NntpConnection implements Closeable {

    private final NNTPClient client;
    private final NewsgroupInfo group;
    private final Meter meter;
    private final Trouble trouble;

    private NntpConnection(NNTPClient client, NewsgroupInfo group, Meter meter, Trouble trouble) {
        this.client = client;
        this.group = group;
        this.meter = meter;
        this.trouble = trouble;
    }

    static NntpConnection open(MailboxUrl url, Password password, Terms terms) throws IOException {
        Meter meter = new Meter();
        Trouble trouble = new Trouble(url, password, terms, meter);
        // the library has no TLS for this protocol
        if (terms.needsTls(url)) throw trouble.unencrypted();
        NNTPClient client = new NNTPClient();
        client.setSocketFactory(meter);
        client.setConnectTimeout(terms.connectMillis());
        client.setDefaultTimeout(terms.silenceMillis());
        try {
            client.connect(url.address(), url.port());
            if (!NNTPReply.isPositiveCompletion(client.getReplyCode()))
                throw trouble.refused("the connection", client.getReplyString());
            if (!url.anonymous() && !client.authenticate(url.user().orElse(""), password.secret()))
                throw trouble.refused("the login with " + password.origin(), client.getReplyString());
            NewsgroupInfo group = new NewsgroupInfo();
            if (!client.selectNewsgroup(url.folder(), group))
                throw trouble.refused("the group " + url.folder(), client.getReplyString());
            return new NntpConnection(client, group, meter, trouble);
        } catch (SourceException told) {
            disconnect(client);
            throw told;
        } catch (IOException problem) {
            IOException said = trouble.connecting(problem);
            disconnect(client);
            throw said;
        } catch (RuntimeException | OutOfMemoryError unusable) {
            throw trouble.unusable(unusable);
        }
    }

    /** The lowest number in the group. */
    long first() {
        return group.getFirstArticleLong();
    }

    /** The highest number in the group; below the lowest if the group is empty. */
    long last() {
        return group.getLastArticleLong();
    }

    /** What became of the wish for an article. */
    sealed interface Article {
        /** As the server has it. */
        @SuppressWarnings("ArrayRecordComponent") // handed on once and never compared
        record Whole(byte[] octets) implements Article {}

        record TooLarge() implements Article {}

        /** There is none of this number, as where a mail was removed. */
        record None() implements Article {}
    }

    /** An article of at most {@code max} octets; after a larger one the connection can be used no more. */
    Article article(long number, int max) throws IOException {
        meter.allow(max);
        try {
            Reader text = client.retrieveArticle(number);
            if (text == null) return absent();
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            // the library reads octets as ISO 8859-1, so each character is one
            for (int c = text.read(); c >= 0; c = text.read()) {
                if (octets.size() == max) {
                    client.disconnect();
                    return new Article.TooLarge();
                }
                octets.write(c);
            }
            return new Article.Whole(octets.toByteArray());
        } catch (SourceException told) {
            throw told;
        } catch (IOException problem) {
            throw trouble.reading(problem);
        } catch (RuntimeException | OutOfMemoryError unusable) {
            throw trouble.unusable(unusable);
        }
    }

    private Article absent() throws SourceException {
        int code = client.getReplyCode();
        if (code == NNTPReply.NO_SUCH_ARTICLE_NUMBER || code == NNTPReply.NO_SUCH_ARTICLE_FOUND)
            return new Article.None();
        throw trouble.refused(
                "an article", Optional.ofNullable(client.getReplyString()).orElse(""));
    }

    @Override
    public void close() {
        disconnect(client);
    }

    private static void disconnect(NNTPClient client) {
        try {
            if (client.isConnected()) client.disconnect();
        } catch (IOException gone) {
            // nothing was to be written there, and all that was wanted has been read
        }
    }
}
