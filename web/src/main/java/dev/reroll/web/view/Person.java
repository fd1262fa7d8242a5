package dev.reroll.web.view;

import dev.reroll.ingest.mail.Address;
import dev.reroll.web.text.Shown;
import java.util.List;

/** A person or list in a header. */
public record Person(Address address) {

    public static List<Person> all(List<Address> addresses) {
        return addresses.stream().map(Person::new).toList();
    }

    /** The name to call them by: the display name, else the address. */
    public Shown name() {
        return new Shown(address.name().isEmpty() ? address.email() : address.name());
    }

    /** The address, empty where it is already the name. */
    public Shown email() {
        return new Shown(address.name().isEmpty() ? "" : address.email());
    }

    /** Name and address in one text, for titles. */
    public Shown full() {
        return new Shown(address.display());
    }
}
