package dev.reroll.trail;

import dev.reroll.ingest.mail.Address;
import java.util.Locale;

/**
 * Somebody, as people name them.
 *
 * @param part of the name or address, in any case; empty for everybody
 */
public record Who(String part) {

    public boolean is(Address address) {
        String wanted = part.toLowerCase(Locale.ROOT);
        return address.name().toLowerCase(Locale.ROOT).contains(wanted)
                || address.email().toLowerCase(Locale.ROOT).contains(wanted);
    }
}
