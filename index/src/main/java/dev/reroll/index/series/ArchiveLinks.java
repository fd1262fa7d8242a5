package dev.reroll.index.series;

import dev.reroll.index.series.ArchiveLink.Role;
import dev.reroll.ingest.patch.Version;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the links to mails in a text and what the words around them make of them. */
final class ArchiveLinks {

    private static final List<String> HOSTS = List.of(
            "://lore.kernel.org/",
            "://lkml.kernel.org/",
            "://patch.msgid.link/",
            "://www.spinics.net/",
            "://marc.info/",
            "://lists.infradead.org/",
            "://public-inbox.org/",
            "://inbox.");
    private static final List<String> BASE_WORDS = List.of(
            "based on",
            "base on",
            "depends on",
            "depend on",
            "dependent on",
            "on top of",
            "applies on",
            "applies over",
            "apply on",
            "prerequisite",
            "requires",
            "rebased onto",
            "rebased on",
            "dependency",
            "atop",
            "builds on");
    private static final List<String> EARLIER_WORDS =
            List.of("previous", "last version", "last revision", "earlier version", "supersede", "initial", "prior");
    private static final int MOST = 60;
    private static final int LONGEST_WORDS = 200;

    private ArchiveLinks() {}

    static List<ArchiveLink> in(List<String> lines) {
        Map<String, ArchiveLink> found = new LinkedHashMap<>();
        for (int i = 0; i < lines.size() && found.size() < MOST; i++) {
            String line = lines.get(i);
            int at = line.indexOf("://");
            while (at >= 0 && found.size() < MOST) {
                int here = at;
                Optional<String> id = id(line, here);
                if (id.isPresent()) {
                    ArchiveLink link = classified(id.get(), lines, i);
                    found.merge(id.get(), link, (a, b) -> a.role() == Role.OTHER ? b : a);
                }
                at = line.indexOf("://", here + 3);
            }
        }
        return List.copyOf(found.values());
    }

    /** The Message-ID in the archive URL whose {@code ://} stands at {@code at}. */
    static Optional<String> id(String line, int at) {
        boolean archive = false;
        for (String host : HOSTS) archive |= line.startsWith(host, at);
        if (!archive) return Optional.empty();
        int end = at + 3;
        while (end < line.length()
                && !Character.isWhitespace(line.charAt(end))
                && "<>\"')]".indexOf(line.charAt(end)) < 0) end++;
        for (String segment : line.substring(at + 3, end).split("/", -1)) {
            String decoded = segment.indexOf('%') >= 0 ? decode(segment) : segment;
            int hash = decoded.indexOf('#');
            if (hash > 0) decoded = decoded.substring(0, hash);
            int mailAt = decoded.indexOf('@');
            if (mailAt > 0 && mailAt < decoded.length() - 1) return Optional.of(trimEnd(decoded));
        }
        return Optional.empty();
    }

    private static String trimEnd(String id) {
        int end = id.length();
        while (end > 0 && ".,;:".indexOf(id.charAt(end - 1)) >= 0) end--;
        return id.substring(0, end);
    }

    private static String decode(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return segment; // a bare % that encodes nothing: the text is the id
        }
    }

    private static ArchiveLink classified(String id, List<String> lines, int at) {
        String line = lines.get(at).strip();
        int close = line.startsWith("[") ? line.indexOf(']') : -1;
        if (close > 1 && close < 5) return cited(id, lines, at, line.substring(0, close + 1));
        Role own = role(line);
        if (own != Role.OTHER) return new ArchiveLink(id, own, cut(line));
        // the sentence may stand on the line before, the link on its own
        String before = at > 0 ? lines.get(at - 1).strip() : "";
        Role above = role(before);
        boolean alone = line.indexOf(' ') < 0 || line.indexOf("://") < 8;
        if (alone && above != Role.OTHER) return new ArchiveLink(id, above, cut(before + " " + line));
        return new ArchiveLink(id, Role.OTHER, cut(line));
    }

    /** A numbered reference means what is said where its number stands in the text. */
    private static ArchiveLink cited(String id, List<String> lines, int at, String mark) {
        String fallback = lines.get(at).strip();
        for (int i = 0; i < lines.size(); i++) {
            if (i == at || !lines.get(i).contains(mark)) continue;
            String sentence =
                    (i > 0 ? lines.get(i - 1).strip() + " " : "") + lines.get(i).strip();
            Role role = role(lines.get(i));
            if (role == Role.OTHER) role = role(sentence);
            if (role != Role.OTHER) return new ArchiveLink(id, role, cut(sentence));
            fallback = lines.get(i).strip();
        }
        return new ArchiveLink(id, role(lines.get(at)), cut(fallback));
    }

    private static Role role(String text) {
        int url = text.indexOf("://");
        String words =
                (url < 0 ? text : text.substring(0, Math.max(0, text.lastIndexOf(' ', url)))).toLowerCase(Locale.ROOT);
        for (String word : BASE_WORDS) if (words.contains(word)) return Role.BASE;
        for (String word : EARLIER_WORDS) if (words.contains(word)) return Role.EARLIER;
        for (String word : words.split("[^a-z0-9.]+", -1)) {
            String bare = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
            if (bare.equals("rfc") || Version.parse(bare).isPresent()) return Role.EARLIER;
        }
        return Role.OTHER;
    }

    private static String cut(String words) {
        return words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) : words;
    }

    /** Of lines, those that link somewhere; cheap enough to ask before looking closer. */
    static boolean any(String text) {
        return text.contains("://");
    }
}
