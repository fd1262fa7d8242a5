package dev.reroll.web.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

class AtomFeedTest {

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private static Document parsed(AtomFeed.Entry... entries)
            throws IOException, ParserConfigurationException, SAXException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (AtomFeed feed = new AtomFeed(
                out, new AtomFeed.Head("t", "http://h/l/", "http://h/l/new.atom", "2024-10-10T00:00:00Z"))) {
            for (AtomFeed.Entry entry : entries) feed.add(entry);
        }
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(out.toByteArray()));
    }

    private static AtomFeed.Entry entry(String title, String text) {
        return new AtomFeed.Entry(
                "a@b",
                title,
                title,
                "x@y",
                "2024-10-10T00:00:00Z",
                "http://h/l/a@b/",
                Optional.of(new AtomFeed.Answered("p@q", "http://h/l/p@q/")),
                text);
    }

    private static String text(Document feed, String element) {
        return feed.getElementsByTagNameNS("*", element).item(0).getTextContent();
    }

    @Test
    void a_feed_has_what_atom_requires() throws Exception {
        Document feed = parsed(entry("s", "b"));
        assertThat(feed.getDocumentElement().getNamespaceURI()).isEqualTo(ATOM);
        for (String required : new String[] {"id", "title", "updated"}) {
            // RFC 4287: once in the feed, once in each entry
            assertThat(feed.getElementsByTagNameNS(ATOM, required).getLength()).isEqualTo(2);
        }
        assertThat(feed.getElementsByTagNameNS(ATOM, "author").getLength()).isEqualTo(1);
    }

    @Test
    void markup_of_a_mail_stays_text() throws Exception {
        Document feed = parsed(entry("<b>&amp;]]></b>", "</pre></div></content><script>x</script>"));
        assertThat(text(feed, "pre")).isEqualTo("</pre></div></content><script>x</script>");
        assertThat(feed.getElementsByTagNameNS("*", "script").getLength()).isZero();
        assertThat(feed.getElementsByTagNameNS(ATOM, "title").item(1).getTextContent())
                .isEqualTo("<b>&amp;]]></b>");
    }

    @Test
    void characters_that_xml_forbids_are_replaced() throws Exception {
        Document feed = parsed(entry("s", "a\u0000b\u001bc\ufffed\ud800e\ud83d\ude00"));
        assertThat(text(feed, "pre")).isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffde\ud83d\ude00");
    }

    @Test
    void the_same_mail_has_the_same_id_in_every_feed() {
        assertThat(AtomFeed.uuid("a@b")).isEqualTo(AtomFeed.uuid("a@b")).isNotEqualTo(AtomFeed.uuid("a@c"));
        assertThat(AtomFeed.uuid("a@b").version()).isEqualTo(5);
    }

    @Test
    void an_empty_feed_is_a_feed() throws Exception {
        assertThat(parsed().getElementsByTagNameNS(ATOM, "entry").getLength()).isZero();
    }
}
