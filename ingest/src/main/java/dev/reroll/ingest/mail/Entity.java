package dev.reroll.ingest.mail;

import org.jspecify.annotations.Nullable;

/** A mail or a part of one: a header and a body not yet decoded. */
sealed interface Entity permits LeanMessage, LeanBodyPart {
    LeanHeaders fields();

    /** The body as it stands. */
    SharedOctets body();

    /** The first field of this name, unfolded, as an octet string; null where there is none. */
    default @Nullable String first(Field field) {
        String[] values = fields().getHeader(field.label);
        return values == null ? null : unfold(values[0]);
    }

    /** All fields of this name, unfolded, as octet strings. */
    default String[] all(Field field) {
        String[] values = fields().getHeader(field.label);
        if (values == null) return new String[0];
        for (int i = 0; i < values.length; i++) values[i] = unfold(values[i]);
        return values;
    }

    /** Each line break with the blanks around it becomes one blank. */
    private static String unfold(String value) {
        if (value.indexOf('\n') < 0) return value.strip();
        StringBuilder line = new StringBuilder(value.length());
        int i = 0;
        while (i < value.length()) {
            int eol = value.indexOf('\n', i);
            if (eol < 0) eol = value.length();
            int from = i;
            int to = eol;
            while (from < to && value.charAt(from) <= ' ') from++;
            while (to > from && value.charAt(to - 1) <= ' ') to--;
            if (from < to && !line.isEmpty()) line.append(' ');
            line.append(value, from, to);
            i = eol + 1;
        }
        return line.toString();
    }
}
