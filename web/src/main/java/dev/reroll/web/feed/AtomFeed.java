package dev.reroll.web.feed;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes an Atom feed (RFC 4287) of whole mails while it is sent, with the threading extension (RFC 4685): the form of
 * public-inbox's feeds, which feed readers and patch-hub read.
 */
public final class AtomFeed implements AutoCloseable {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String THREADING = "http://purl.org/syndication/thread/1.0";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    /** The JDK's own, whatever else lies on the class path. */
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter xml;

    /**
     * What stands above the entries.
     *
     * @param page the URL of the page that the feed is of
     * @param self the feed's own URL
     * @param updated when the newest entry is of, RFC 3339
     */
    public record Head(String title, String page, String self, String updated) {}

    /**
     * A mail.
     *
     * @param inReplyTo the URL of the mail that it answers, and that mail's id, if it does
     */
    public record Entry(
            String id,
            String title,
            String name,
            String email,
            String updated,
            String url,
            Optional<Answered> inReplyTo,
            String text) {}

    /** A mail that is answered. */
    public record Answered(String id, String url) {}

    public AtomFeed(OutputStream out, Head head) throws IOException {
        try {
            xml = FACTORY.createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            xml.writeNamespace("thr", THREADING);
            text("title", head.title());
            link("alternate", "text/html", head.page());
            link("self", "application/atom+xml", head.self());
            text("id", head.self());
            text("updated", head.updated());
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    public void add(Entry entry) throws IOException {
        try {
            xml.writeCharacters("\n");
            xml.writeStartElement("entry");
            xml.writeStartElement("author");
            text("name", entry.name().isEmpty() ? "(no name)" : entry.name());
            if (!entry.email().isEmpty()) text("email", entry.email());
            xml.writeEndElement();
            text("title", entry.title().isEmpty() ? "(no subject)" : entry.title());
            text("updated", entry.updated());
            xml.writeEmptyElement("link");
            xml.writeAttribute("href", legal(entry.url()));
            text("id", "urn:uuid:" + uuid(entry.id()));
            if (entry.inReplyTo().isPresent()) {
                xml.writeEmptyElement("thr", "in-reply-to", THREADING);
                xml.writeAttribute(
                        "ref", "urn:uuid:" + uuid(entry.inReplyTo().get().id()));
                xml.writeAttribute("href", legal(entry.inReplyTo().get().url()));
            }
            xml.writeStartElement("content");
            xml.writeAttribute("type", "xhtml");
            xml.writeStartElement("div");
            xml.writeDefaultNamespace(XHTML);
            text("pre", entry.text());
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void text(String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(legal(text));
        xml.writeEndElement();
    }

    private void link(String relation, String type, String url) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", legal(url));
    }

    /** Text with U+FFFD in place of what XML 1.0 cannot hold even as a reference. */
    static String legal(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            boolean legal =
                    c == '\t' || c == '\n' || (c >= ' ' && c < 0xd800) || (c >= 0xe000 && c != 0xfffe && c != 0xffff);
            if (!legal && out == null) out = new StringBuilder(text.length()).append(text, 0, i);
            if (out != null) out.appendCodePoint(legal ? c : 0xfffd);
            i += Character.charCount(c);
        }
        return out == null ? text : out.toString();
    }

    /** An entry's id: the same for the same Message-ID in every feed and for ever. */
    static UUID uuid(String id) {
        try {
            byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(id.getBytes(StandardCharsets.UTF_8));
            sha1[6] = (byte) ((sha1[6] & 0x0f) | 0x50); // RFC 9562: version 5, by SHA-1
            sha1[8] = (byte) ((sha1[8] & 0x3f) | 0x80);
            long high = 0;
            long low = 0;
            for (int i = 0; i < 8; i++) {
                high = (high << 8) | (sha1[i] & 0xff);
                low = (low << 8) | (sha1[i + 8] & 0xff);
            }
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
