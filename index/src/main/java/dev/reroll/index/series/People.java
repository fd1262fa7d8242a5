package dev.reroll.index.series;

import dev.reroll.ingest.mail.Address;
import java.util.Locale;

/** Whether two addresses are one person's, as far as mail can tell. */
public final class People {

    private People() {}

    /** One mailbox, or equal full names. */
    public static boolean same(Address a, Address b) {
        if (sameMailbox(a, b)) return true;
        String name = name(a);
        return name.indexOf(' ') > 0 && name.equals(name(b));
    }

    /** Equal addresses (without {@code +tag}), or sister domains of one company. */
    static boolean sameMailbox(Address a, Address b) {
        if (!a.email().isEmpty() && email(a).equals(email(b))) return true;
        return sisterDomains(email(a), email(b));
    }

    /** One key for all mails of a person from one address or under one full name. */
    static String key(Address a) {
        String name = name(a);
        return name.indexOf(' ') > 0 ? name : email(a);
    }

    /** The name in lower case without what companies and relays add to it. */
    static String name(Address a) {
        return real(a).name().toLowerCase(Locale.ROOT).replace("\"", "").strip();
    }

    /** Takes {@code via B4 Relay}, {@code via list} and {@code (Company)} off a name. */
    static Address real(Address a) {
        String name = a.name();
        int via = name.toLowerCase(Locale.ROOT).indexOf(" via ");
        if (via > 0) name = name.substring(0, via);
        int company = name.indexOf(" (");
        if (company > 0 && name.endsWith(")")) name = name.substring(0, company);
        String bare = name.strip();
        if (bare.length() > 1 && (bare.charAt(0) == '\'' || bare.charAt(0) == '"')) {
            bare = bare.substring(1, bare.endsWith(bare.substring(0, 1)) ? bare.length() - 1 : bare.length());
        }
        int comma = bare.indexOf(", ");
        // "Doe, Jane" as some companies write it
        if (comma > 0 && bare.indexOf(',', comma + 1) < 0 && bare.indexOf(' ') == comma + 1) {
            bare = bare.substring(comma + 2) + " " + bare.substring(0, comma);
        }
        return bare.equals(a.name()) ? a : new Address(bare, a.email());
    }

    static String email(Address a) {
        String email = a.email().toLowerCase(Locale.ROOT);
        int plus = email.indexOf('+');
        int at = email.indexOf('@');
        return plus > 0 && plus < at ? email.substring(0, plus) + email.substring(at) : email;
    }

    /** {@code foo@linux.intel.com} and {@code foo@intel.com}. */
    private static boolean sisterDomains(String a, String b) {
        int at = a.indexOf('@');
        if (at < 1 || !b.startsWith(a.substring(0, at + 1))) return false;
        String x = a.substring(at + 1);
        String y = b.substring(at + 1);
        String longer = x.length() > y.length() ? x : y;
        String shorter = x.length() > y.length() ? y : x;
        int dot = longer.indexOf('.');
        return shorter.indexOf('.') > 0 && dot > 0 && longer.substring(dot + 1).equals(shorter);
    }
}
