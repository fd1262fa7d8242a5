package dev.reroll.ingest.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/** Undoes quoted-printable, base64 and uuencode, taking whatever comes. */
final class TransferEncoding {
    private static final byte ILLEGAL = -1;
    private static final byte BLANK = -2;
    private static final byte PAD = -3;
    private static final byte[] BASE64 = new byte[256];

    static {
        Arrays.fill(BASE64, ILLEGAL);
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < digits.length(); i++) BASE64[digits.charAt(i)] = (byte) i;
        BASE64['\n'] = BASE64['\r'] = BASE64['\t'] = BASE64[' '] = BLANK;
        BASE64['='] = PAD;
    }

    private TransferEncoding() {}

    /**
     * Octets after decoding.
     *
     * @param problem what was wrong with the encoding, empty where nothing was
     */
    record Decoded(SharedOctets octets, String problem) {}

    /** Decodes a body. Where the encoding is unknown or plainly not what the body is in, the body is taken as it is. */
    static Decoded decode(SharedOctets body, String encoding) {
        return switch (name(encoding)) {
            case "", "7bit", "8bit", "binary", "none" -> new Decoded(body, "");
            case "quoted-printable" -> quotedPrintable(body);
            case "base64" -> base64(body);
            case "x-uuencode", "uuencode", "x-uue" -> uuencode(body);
            default -> new Decoded(body, "unknown Content-Transfer-Encoding " + encoding);
        };
    }

    private static String name(String encoding) {
        String name = encoding.length() > 40 ? encoding.substring(0, 40) : encoding;
        int end = 0;
        while (end < name.length() && " ;,(\t".indexOf(name.charAt(end)) < 0) end++;
        name = name.substring(0, end).toLowerCase(Locale.ROOT);
        return switch (name) {
            case "7-bit", "7bits" -> "7bit";
            case "8-bit", "8bits" -> "8bit";
            default -> name;
        };
    }

    static boolean isBase64(byte octet) {
        return BASE64[octet & 0xff] >= 0 || octet == '=';
    }

    /** How many octets base64 comes to, without decoding it. */
    static int base64Length(SharedOctets body) {
        int digits = 0;
        for (int i = body.start; i < body.end; i++) {
            if (BASE64[body.array[i] & 0xff] >= 0) digits++;
        }
        return (int) (digits * 3L / 4);
    }

    private static Decoded base64(SharedOctets body) {
        byte[] in = body.array;
        byte[] out = new byte[body.length() / 4 * 3 + 3];
        int n = 0;
        int bits = 0;
        int digits = 0;
        int illegal = 0;
        int firstEnd = -1;
        int firstIn = body.end;
        for (int i = body.start; i < body.end; i++) {
            int value = BASE64[in[i] & 0xff];
            if (value >= 0) {
                bits = bits << 6 | value;
                if (++digits == 4) {
                    out[n++] = (byte) (bits >> 16);
                    out[n++] = (byte) (bits >> 8);
                    out[n++] = (byte) bits;
                    digits = 0;
                    bits = 0;
                }
            } else if (value == PAD) {
                n = flush(out, n, bits, digits);
                digits = 0;
                bits = 0;
                if (firstEnd < 0) {
                    firstEnd = n;
                    firstIn = i + 1;
                }
            } else if (value == ILLEGAL || isWithinLine(in, i, body.end)) {
                illegal++;
                // a list manager's footer below base64 that has ended
                if (firstEnd >= 0) return new Decoded(withFooter(out, firstEnd, body, firstIn), "text below base64");
            }
        }
        n = flush(out, n, bits, digits);
        // prose has a blank or a full stop in every sixth place or so, damaged base64 rarely in every twentieth
        if (illegal * 20L > body.length()) return new Decoded(body, "declared as base64, but is not");
        String problem = "";
        if (illegal > 0) problem = illegal + " octets that are not base64 were left out";
        else if (digits > 0) problem = "base64 that breaks off";
        return new Decoded(new SharedOctets(out, 0, n), problem);
    }

    /** Writes out the octets that less than four digits make, and returns the new length. */
    private static int flush(byte[] out, int length, int bits, int digits) {
        int n = length;
        if (digits == 2) {
            out[n++] = (byte) (bits >> 4);
        } else if (digits == 3) {
            out[n++] = (byte) (bits >> 10);
            out[n++] = (byte) (bits >> 2);
        }
        return n;
    }

    private static boolean isWithinLine(byte[] in, int i, int end) {
        if (in[i] != ' ' && in[i] != '\t') return false;
        return i + 1 < end && BASE64[in[i + 1] & 0xff] != BLANK && in[i + 1] != '=';
    }

    private static SharedOctets withFooter(byte[] decoded, int length, SharedOctets body, int rest) {
        int from = rest;
        while (from < body.end && (body.array[from] == '=' || body.array[from] == '\r')) from++;
        byte[] both = Arrays.copyOf(decoded, length + body.end - from);
        System.arraycopy(body.array, from, both, length, body.end - from);
        return new SharedOctets(both);
    }

    private static Decoded quotedPrintable(SharedOctets body) {
        byte[] in = body.array;
        byte[] out = new byte[body.length()];
        int n = 0;
        int broken = 0;
        int blanks = 0; // blanks that were written last: those at the end of a line were added on the way
        int i = body.start;
        while (i < body.end) {
            byte c = in[i++];
            if (c == '\n') {
                n -= blanks;
                blanks = 0;
                out[n++] = c;
            } else if (c != '=') {
                if (c == '\r' && i < body.end && in[i] == '\n') continue;
                blanks = c == ' ' || c == '\t' ? blanks + 1 : 0;
                out[n++] = c;
            } else {
                blanks = 0;
                int high = i < body.end ? Character.digit(in[i], 16) : -1;
                int low = i + 1 < body.end ? Character.digit(in[i + 1], 16) : -1;
                if (high >= 0 && low >= 0) {
                    out[n++] = (byte) (high << 4 | low);
                    i += 2;
                    continue;
                }
                int line = i;
                while (line < body.end && in[line] != '\n' && BASE64[in[line] & 0xff] == BLANK) line++;
                if (line == body.end || in[line] == '\n') {
                    i = Math.min(line + 1, body.end);
                } else {
                    broken++;
                    out[n++] = c;
                }
            }
        }
        String problem = broken == 0 ? "" : broken + " equals signs that encode nothing";
        return new Decoded(new SharedOctets(out, 0, n), problem);
    }

    private static Decoded uuencode(SharedOctets body) {
        try (var in = MimeUtility.decode(body.slice(body.start, body.end), "uuencode")) {
            return new Decoded(new SharedOctets(in.readAllBytes()), "");
        } catch (MessagingException | IOException e) {
            return new Decoded(body, "declared as uuencode, but is not: " + e.getMessage());
        }
    }
}
