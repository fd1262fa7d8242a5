package dev.reroll.index.series;

/** Titles, made comparable. */
final class Titles {

    private Titles() {}

    /** Letters and digits in lower case with single blanks between: what is left when people retype a title. */
    static String key(String title) {
        StringBuilder key = new StringBuilder(title.length());
        boolean blank = false;
        int length = Math.min(title.length(), 300);
        for (int i = 0; i < length; i++) {
            char c = title.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                if (blank && !key.isEmpty()) key.append(' ');
                key.append(Character.toLowerCase(c));
                blank = false;
            } else {
                blank = true;
            }
        }
        return key.toString();
    }

    /** Whether a shortlog's title, which git cuts at 72 columns with dots or wraps, can be the given one. */
    static boolean same(String a, String b) {
        return key(a).equals(key(b));
    }
}
