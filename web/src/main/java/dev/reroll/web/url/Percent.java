package dev.reroll.web.url;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent-encoding of one segment of a path (RFC 3986). */
public final class Percent {

    /** What may stand in a segment as it is: unreserved characters, and those that public-inbox leaves alone. */
    private static final String PLAIN = "-._~!$&'()*+,;=:@";

    private Percent() {}

    public static String encode(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xff;
            if (c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
                out.append((char) c);
            } else {
                out.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return out.toString();
    }

    /** The text behind an encoded segment; empty where its octets are not UTF-8 or a percent sign stands alone. */
    public static Optional<String> decode(String segment) {
        if (segment.indexOf('%') < 0) return Optional.of(segment);
        byte[] in = segment.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(in.length);
        for (int i = 0; i < in.length; i++) {
            if (in[i] != '%') {
                out.put(in[i]);
                continue;
            }
            if (i + 2 >= in.length) return Optional.empty();
            int high = Character.digit(in[i + 1], 16);
            int low = Character.digit(in[i + 2], 16);
            if (high < 0 || low < 0) return Optional.empty();
            out.put((byte) (high * 16 + low));
            i += 2;
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty(); // not a text, so the name of nothing that we have
        }
    }
}
