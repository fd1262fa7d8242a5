package dev.reroll.web.view;

import java.util.List;

/** How to write a query: prefixes and examples. */
public record HelpPage(Frame frame, List<Group> groups) {

    /** Lines of help that belong together. */
    public record Group(String title, List<Entry> entries) {}

    /** A form of query, what it finds, and the path that tries it (empty where it is no query in itself). */
    public record Entry(String form, String meaning, String href) {}
}
