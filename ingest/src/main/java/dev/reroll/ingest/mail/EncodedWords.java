package dev.reroll.ingest.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Header text with encoded words (RFC 2047) and octets over 127, decoded. More is read than the RFC allows, because
 * lists hold it:
 *
 * <ul>
 *   <li>neighbouring words of one charset are put together before they are decoded: mailers split characters;
 *   <li>words within quotes and in the middle of other text;
 *   <li>words with blanks in them, with raw question marks, without their {@code ?=}, with a language (RFC 2231);
 *   <li>octets over 127 outside of words are read as {@link TextDecoder#guess} reads them.
 * </ul>
 *
 * Jakarta Mail's own decoder does the first of these not at all, so it is not used.
 */
final class EncodedWords {
    private static final int LONGEST_CHARSET = 64;

    private final String text;
    private final Flaws flaws;
    private final StringBuilder out;
    /** Octets of the words since the last other text, all in one charset. */
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    private String charset = "";

    private EncodedWords(String text, Flaws flaws) {
        this.text = text;
        this.flaws = flaws;
        this.out = new StringBuilder(text.length());
    }

    /**
     * Decodes an unfolded octet string. Control characters become blanks, as a word may hold line breaks; the text has
     * no blanks at its ends.
     */
    static String decode(String octets, Flaws flaws) {
        int words = octets.indexOf("=?");
        if (words < 0 && isPlain(octets)) return octets.strip();
        return clean(words < 0 ? plain(octets) : new EncodedWords(octets, flaws).decode());
    }

    /** As {@link #decode}, but leaves encoded words as they are, as ids and addresses hold none. */
    static String octetsOnly(String octets) {
        return isPlain(octets) ? octets.strip() : clean(plain(octets));
    }

    /** The end of the encoded word that starts here, or -1 if none does. */
    static int wordEnd(String octets, int start) {
        Word word = Word.at(octets, start);
        return word == null ? -1 : word.end;
    }

    private String decode() {
        int done = 0;
        int from = 0;
        boolean afterWord = false;
        for (int start = text.indexOf("=?"); start >= 0; start = text.indexOf("=?", from)) {
            Word word = Word.at(text, start);
            if (word == null) {
                from = start + 2;
                continue;
            }
            String gap = text.substring(done, start);
            if (!afterWord || !gap.isBlank()) {
                flush();
                out.append(plain(gap));
            }
            if (!word.charset.equalsIgnoreCase(charset)) flush();
            charset = word.charset;
            pending.write(word.octets.array, word.octets.start, word.octets.length());
            afterWord = true;
            done = from = word.end;
        }
        flush();
        return out.append(plain(text.substring(done))).toString();
    }

    private void flush() {
        if (pending.size() == 0) return;
        TextDecoder.Decoded decoded = TextDecoder.decode(new SharedOctets(pending.toByteArray()), charset);
        if (!decoded.problem().isEmpty()) flaws.add(Flaw.Kind.BAD_CHARSET, "In a header: " + decoded.problem());
        out.append(decoded.text());
        pending.reset();
    }

    /** Text that is no word: octets over 127 are read as UTF-8 or what else they may be. */
    private static String plain(String octets) {
        for (int i = 0; i < octets.length(); i++) {
            char c = octets.charAt(i);
            if (c > 0xff) return octets; // decoded before, by RFC 2231
            if (c >= 0x80) {
                byte[] bytes = octets.getBytes(StandardCharsets.ISO_8859_1);
                return TextDecoder.guess(bytes, 0, bytes.length);
            }
        }
        return octets;
    }

    private static boolean isPlain(String octets) {
        for (int i = 0; i < octets.length(); i++) {
            char c = octets.charAt(i);
            if (c < ' ' || c >= 0x7f) return false;
        }
        return true;
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != 0) clean.append(c < ' ' || c == 0x7f ? ' ' : c);
        }
        return clean.toString().strip();
    }

    /** One encoded word: its charset, the octets that it stands for, and where it ends. */
    private record Word(String charset, SharedOctets octets, int end) {

        static @Nullable Word at(String text, int start) {
            int charsetEnd = text.indexOf('?', start + 2, Math.min(text.length(), start + 2 + LONGEST_CHARSET));
            if (charsetEnd <= start + 2 || charsetEnd + 3 >= text.length()) return null;
            char encoding = text.charAt(charsetEnd + 1);
            if (text.charAt(charsetEnd + 2) != '?' || "bBqQ".indexOf(encoding) < 0) return null;
            String charset = text.substring(start + 2, charsetEnd);
            if (charset.indexOf(' ') >= 0) return null;
            int language = charset.indexOf('*');
            if (language > 0) charset = charset.substring(0, language);
            int from = charsetEnd + 3;
            boolean base64 = encoding == 'b' || encoding == 'B';
            int close = close(text, from, base64);
            // without ?= the word ends where words must: at a blank
            int to = close;
            if (close < 0) {
                to = from;
                while (to < text.length() && " \t\"<>(),".indexOf(text.charAt(to)) < 0) to++;
                if (to == from) return null;
            }
            SharedOctets octets = base64 ? base64(text, from, to) : quoted(text, from, to);
            return octets == null ? null : new Word(charset, octets, close < 0 ? to : close + 2);
        }

        /** Where the word's {@code ?=} stands, -1 if another word starts before it or there is none. */
        private static int close(String text, int from, boolean base64) {
            int limit = text.length();
            for (int next = text.indexOf("=?", from); next >= 0; next = text.indexOf("=?", next + 1)) {
                // the = of ?= or of padding just before it starts no word
                if (next + 2 < text.length() && text.charAt(next + 2) == '=') continue;
                if (next > from && text.charAt(next - 1) == '?') continue;
                limit = next;
                break;
            }
            int close = text.indexOf("?=", from, limit);
            if (base64) return close;
            // a raw question mark before an octet in hex
            while (close >= 0 && isHex(text, close + 2) && isHex(text, close + 3)) {
                int further = text.indexOf("?=", close + 2, limit);
                if (further < 0 || text.indexOf(' ', close, further) >= 0) break;
                close = further;
            }
            return close;
        }

        private static boolean isHex(String text, int i) {
            return i < text.length() && Character.digit(text.charAt(i), 16) >= 0;
        }

        private static @Nullable SharedOctets base64(String text, int from, int to) {
            byte[] octets = text.substring(from, to).getBytes(StandardCharsets.ISO_8859_1);
            TransferEncoding.Decoded decoded = TransferEncoding.decode(new SharedOctets(octets), "base64");
            // blanks in the word are let pass; what holds other characters was never base64
            for (byte octet : octets) {
                if (octet != ' ' && !TransferEncoding.isBase64(octet)) return null;
            }
            return decoded.octets();
        }

        private static SharedOctets quoted(String text, int from, int to) {
            ByteArrayOutputStream octets = new ByteArrayOutputStream(to - from);
            for (int i = from; i < to; i++) {
                char c = text.charAt(i);
                if (c == '_') {
                    octets.write(' ');
                } else if (c == '=' && i + 2 < to && isHex(text, i + 1) && isHex(text, i + 2)) {
                    octets.write(
                            Character.digit(text.charAt(i + 1), 16) << 4 | Character.digit(text.charAt(i + 2), 16));
                    i += 2;
                } else {
                    octets.write(c);
                }
            }
            return new SharedOctets(octets.toByteArray());
        }
    }
}
