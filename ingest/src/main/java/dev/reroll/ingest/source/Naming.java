package dev.reroll.ingest.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The list's name and the epoch's number as a path or URL tells them. */
record Naming(String list, int epoch) {

    /** Epochs are numbered from 0; the largest public archives have a few dozen. */
    private static final int MAX_EPOCH_DIGITS = 4;

    private static final List<String> MAIL_ENDINGS =
            List.of(".gz", ".mboxrd", ".mboxo", ".mbox", ".mbx", ".eml", ".patch", ".txt");

    /** Of a git source: the last segments of its path, in order, {@code .git} of a work tree left out. */
    static Naming ofEpoch(List<String> path, Optional<String> given, String from) throws SourceException {
        List<String> segments = new ArrayList<>(path);
        segments.removeIf(String::isEmpty);
        String base = segments.isEmpty() ? "" : withoutEnding(segments.removeLast(), List.of(".bundle", ".git"));
        Optional<Integer> epoch = number(base);
        String list = base;
        if (epoch.isPresent()) {
            // LIST/3, LIST/3.git, LIST/git/3.git
            if (!segments.isEmpty() && segments.getLast().equals("git")) segments.removeLast();
            list = segments.isEmpty() ? "" : segments.getLast();
        } else {
            int dot = base.lastIndexOf('.');
            epoch = dot > 0 ? number(base.substring(dot + 1)) : Optional.empty();
            if (epoch.isPresent()) list = base.substring(0, dot);
        }
        return new Naming(ListName.checked(given.orElse(list), given.isPresent() ? "--list" : from), epoch.orElse(0));
    }

    /** Of a file or folder of mails: its base name. */
    static String ofMails(String base, Optional<String> given, String from) throws SourceException {
        String list = given.orElseGet(() -> withoutEnding(base, MAIL_ENDINGS));
        return ListName.checked(list, given.isPresent() ? "--list" : from);
    }

    private static String withoutEnding(String base, List<String> endings) {
        String name = base;
        for (String ending : endings) {
            if (name.length() > ending.length() && name.toLowerCase(Locale.ROOT).endsWith(ending))
                name = name.substring(0, name.length() - ending.length());
        }
        return name;
    }

    private static Optional<Integer> number(String text) {
        if (text.isEmpty() || text.length() > MAX_EPOCH_DIGITS) return Optional.empty();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') return Optional.empty();
        }
        return Optional.of(Integer.parseInt(text));
    }
}
