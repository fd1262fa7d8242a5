package dev.reroll.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The mail that a bundled note stands for, as the note's own header names it: {@code X-Reroll-Original} (a Message-ID),
 * {@code X-Reroll-Original-Author} and {@code X-Reroll-Original-Date}. It is the note's word and is shown as such.
 */
record OriginalMail(String id, String author, String date) {

    private static final String NAME = "x-reroll-original";

    /** Octets of a header that are looked at; our notes have a few hundred. */
    private static final int MOST = 16_384;

    /** Empty where the mail is no such note. */
    static Optional<OriginalMail> of(byte[] raw) {
        String header = new String(raw, 0, Math.min(raw.length, MOST), StandardCharsets.UTF_8);
        String id = "";
        String author = "";
        String date = "";
        for (String line : header.lines().takeWhile(line -> !line.isEmpty()).toList()) {
            int colon = line.indexOf(':');
            if (colon < NAME.length()) continue;
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case NAME ->
                    id = value.startsWith("<") && value.endsWith(">") ? value.substring(1, value.length() - 1) : value;
                case NAME + "-author" -> author = value;
                case NAME + "-date" -> date = value;
                default -> {}
            }
        }
        return id.isEmpty() ? Optional.empty() : Optional.of(new OriginalMail(id, author, date));
    }
}
