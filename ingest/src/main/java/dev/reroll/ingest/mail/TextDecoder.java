package dev.reroll.ingest.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns octets into text. A declared charset is used if there is such a charset and the octets are text in it. Else, and
 * where none is declared, they are UTF-8 if they are valid UTF-8, and if they are not, windows-1252 (or ISO 8859-1 where
 * they hold octets that windows-1252 leaves open).
 */
final class TextDecoder {
    /** The longest registered name has 45 characters. */
    private static final int LONGEST_NAME = 64;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final byte[] OPEN_IN_WINDOWS_1252 = {(byte) 0x81, (byte) 0x8d, (byte) 0x8f, (byte) 0x90, (byte) 0x9d
    };

    /**
     * Names for which mail means more than the name says, as the WHATWG Encoding Standard lists them for the web, and
     * names that Java does not know.
     */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("utf8", "utf-8"),
            Map.entry("unicode-1-1-utf-8", "utf-8"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("gb2312", "gb18030"),
            Map.entry("gbk", "gb18030"),
            Map.entry("x-gbk", "gb18030"),
            Map.entry("hz", "gb18030"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("big5", "big5-hkscs"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
            Map.entry("x-unknown", ""),
            Map.entry("unknown-8bit", ""),
            Map.entry("unknown", ""));

    private TextDecoder() {}

    /**
     * Decoded text.
     *
     * @param problem what was wrong with the declared charset and how the text was read, empty where nothing was
     */
    record Decoded(String text, String problem) {}

    static Decoded decode(SharedOctets octets, String declared) {
        byte[] array = octets.array;
        int from = octets.start;
        int length = octets.length();
        String name = name(declared);
        if (name.isEmpty()) return new Decoded(guess(array, from, length), "");
        Charset charset = charset(name);
        if (charset == null) {
            return new Decoded(guess(array, from, length), "charset=" + declared + " is none that is known");
        }
        if (charset.equals(StandardCharsets.UTF_8)) return utf8(array, from, length);
        if (charset.equals(StandardCharsets.US_ASCII)) {
            boolean ascii = isAscii(array, from, length);
            return new Decoded(guess(array, from, length), ascii ? "" : "declared as us-ascii, but has 8-bit octets");
        }
        String text = strictly(charset, array, from, length);
        if (text != null) return new Decoded(text, "");
        if (isUtf8(array, from, length)) {
            return new Decoded(guess(array, from, length), "declared as " + declared + ", but is UTF-8");
        }
        return new Decoded(
                new String(array, from, length, charset),
                "some octets are not text in the declared charset " + declared);
    }

    /** The text of octets of which nothing is known. */
    static String guess(byte[] array, int from, int length) {
        String text = new String(array, from, length, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0 || isUtf8(array, from, length)) return text;
        return singleOctets(array, from, length);
    }

    private static Decoded utf8(byte[] array, int from, int length) {
        String text = new String(array, from, length, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0 || isUtf8(array, from, length)) return new Decoded(text, "");
        long replaced = text.chars().filter(c -> c == '\uFFFD').count();
        long decoded = text.chars().filter(c -> c >= 0x80 && c != '\uFFFD').count();
        // a text with some damage is still UTF-8; one in which nothing is, is something else
        if (decoded >= replaced) return new Decoded(text, "some octets are not UTF-8");
        return new Decoded(singleOctets(array, from, length), "declared as UTF-8, but is not");
    }

    private static String singleOctets(byte[] array, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (array[i] < 0 && Arrays.binarySearch(OPEN_IN_WINDOWS_1252, array[i]) >= 0) {
                return new String(array, from, length, StandardCharsets.ISO_8859_1);
            }
        }
        return new String(array, from, length, WINDOWS_1252);
    }

    private static String name(String declared) {
        String name = declared.strip().toLowerCase(Locale.ROOT);
        return MEANT.getOrDefault(name, name);
    }

    /** The charset of this name, or null if it is none, as {@code y} that git send-email was answered when it asked. */
    private static @Nullable Charset charset(String name) {
        if (name.length() > LONGEST_NAME) return null;
        if (name.equals("utf-8")) return StandardCharsets.UTF_8;
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static boolean isUtf8(byte[] array, int from, int length) {
        return strictly(StandardCharsets.UTF_8, array, from, length) != null;
    }

    private static @Nullable String strictly(Charset charset, byte[] array, int from, int length) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(array, from, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    static boolean isAscii(byte[] array, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (array[i] < 0) return false;
        }
        return true;
    }
}
