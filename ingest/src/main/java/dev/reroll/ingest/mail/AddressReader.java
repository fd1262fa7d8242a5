package dev.reroll.ingest.mail;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of a From, To or Cc field, read from left to right without ever giving up: what cannot be read as an
 * address becomes an {@link Address} with the raw text as its name.
 *
 * <p>Names are phrases with quotes taken off and {@linkplain EncodedWords encoded words} decoded; comments stay part of
 * the name, in their brackets, as git keeps them, and are the name where there is no other ({@code a@b (Name)}). Of
 * groups the members are read. Commas within encoded words do not part addresses, though they should be encoded
 * themselves. Jakarta Mail's own parser is not used: it refuses a whole field for one bad address.
 */
final class AddressReader {
    /** Tree-wide series go to a few hundred people. */
    private static final int MOST = 2000;

    private final String text;
    private final Flaws flaws;
    private final List<Address> found = new ArrayList<>(4);
    /** Phrase and comments as they are to be shown, before encoded words are decoded. */
    private final StringBuilder name = new StringBuilder();
    /** The comments without their outer brackets. */
    private final StringBuilder comments = new StringBuilder();
    /** What is neither within angle brackets nor a comment, quotes included: the address, where it stands bare. */
    private final StringBuilder bare = new StringBuilder();

    private @Nullable String angle;
    private boolean phrase;
    private boolean address;
    private int start;
    private int at;
    /** The last places of these characters: behind them there is nothing to look for. */
    private final int lastQuote;

    private final int lastAngle;
    private final int lastBracket;
    private final int lastSemicolon;

    private AddressReader(String text, Flaws flaws) {
        this.text = text;
        this.flaws = flaws;
        this.lastQuote = text.lastIndexOf('"');
        this.lastAngle = text.lastIndexOf('>');
        this.lastBracket = text.lastIndexOf(')');
        this.lastSemicolon = text.lastIndexOf(';');
    }

    static List<Address> read(String[] values, Flaws flaws) {
        if (values.length == 0) return List.of();
        List<Address> all = new ArrayList<>();
        for (String value : values) {
            AddressReader reader = new AddressReader(value, flaws);
            reader.read();
            all.addAll(reader.found);
        }
        if (all.size() <= MOST) return List.copyOf(all);
        flaws.add(Flaw.Kind.LONG_HEADER, "More than " + MOST + " addresses; the rest were not read");
        return List.copyOf(all.subList(0, MOST));
    }

    private void read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            switch (c) {
                case ',', ';' -> end();
                case '"' -> quoted();
                case '(' -> comment();
                case '<' -> angle();
                case ':' -> colon();
                case '=' -> word();
                default -> plain(c);
            }
        }
        end();
    }

    private void plain(char c) {
        append(c == '\t' ? ' ' : c);
        bare.append(c);
        address |= c == '@';
        at++;
    }

    private void append(char c) {
        if (c == ' ') {
            if (!name.isEmpty() && name.charAt(name.length() - 1) != ' ') name.append(' ');
        } else {
            name.append(c);
            phrase = true;
        }
    }

    private void quoted() {
        if (at >= lastQuote) {
            plain('"');
            return;
        }
        int from = at++;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at < lastQuote) at++;
            append(text.charAt(at++));
        }
        at = Math.min(at + 1, text.length());
        bare.append(text, from, at);
    }

    private void comment() {
        if (at >= lastBracket) {
            plain('(');
            return;
        }
        if (!name.isEmpty()) append(' ');
        int from = name.length();
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length()) c = text.charAt(at++);
            else if (c == '(') depth++;
            else if (c == ')') depth--;
            name.append(c);
            if (depth == 0) break;
        }
        if (!comments.isEmpty()) comments.append(' ');
        comments.append(name, from + 1, Math.max(from + 1, name.length() - (depth == 0 ? 1 : 0)));
        append(' ');
    }

    private void angle() {
        int close = at < lastAngle ? text.indexOf('>', at) : -1;
        int comma = close < 0 ? text.indexOf(',', at) : close;
        int to = comma < 0 ? text.length() : comma;
        String inside = text.substring(at + 1, to).strip();
        int route = inside.startsWith("@") ? inside.indexOf(':') : -1;
        // of two addresses in angle brackets the last one counts, as the first is a name that looks like one
        if (angle != null) name.append('<').append(angle).append("> ");
        angle = inside.substring(route + 1);
        at = close < 0 ? to : to + 1;
    }

    private void colon() {
        boolean group = angle == null && !address && at < lastSemicolon;
        if (!group) {
            plain(':');
            return;
        }
        at++;
        clear();
    }

    private void word() {
        int end = text.startsWith("=?", at) ? EncodedWords.wordEnd(text, at) : -1;
        if (end < 0) {
            plain('=');
            return;
        }
        name.append(text, at, end);
        bare.append(text, at, end);
        phrase = true;
        at = end;
    }

    /** Makes an address of what was read since the last one. */
    private void end() {
        String raw = text.substring(start, at).strip();
        if (angle != null) {
            String shown = EncodedWords.decode((phrase ? name : comments).toString(), flaws);
            if (!angle.isEmpty() || !shown.isEmpty()) found.add(new Address(shown, EncodedWords.octetsOnly(angle)));
        } else if (!raw.isEmpty()) {
            found.add(bareAddress(raw));
        }
        at++;
        clear();
    }

    private Address bareAddress(String raw) {
        String bareText = bare.toString().strip();
        boolean readable = bareText.indexOf('@') > 0 && (bareText.indexOf(' ') < 0 || bareText.startsWith("\""));
        if (!readable) return new Address(EncodedWords.decode(raw, flaws), "");
        return new Address(EncodedWords.decode(comments.toString(), flaws), EncodedWords.octetsOnly(bareText));
    }

    private void clear() {
        name.setLength(0);
        bare.setLength(0);
        comments.setLength(0);
        angle = null;
        phrase = false;
        address = false;
        start = Math.min(at, text.length());
    }
}
