package dev.reroll.ingest.mail;

/**
 * A person or a list as a header names it: decoded display name (may be empty) and the address as written (may be
 * empty where the header held none that could be read; the name then holds the raw text).
 */
public record Address(String name, String email) {

    /** The address as a person would write it: {@code Name <a@b>}, or whichever of the two there is. */
    public String display() {
        if (name.isEmpty()) return email;
        return email.isEmpty() ? name : name + " <" + email + ">";
    }
}
