package dev.reroll.ingest.mailbox;

import dev.reroll.ingest.source.SourceException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a mailbox is, as {@code imaps://user@host:port/folder} (RFC 5092) or {@code pop3s://user@host} (RFC 2384) says.
 * It never holds a password.
 *
 * @param user who logs in; empty for an anonymous reader
 * @param folder the folder's name with the server's own separators; empty for a maildrop, which has none
 */
record MailboxUrl(Scheme scheme, Optional<String> user, String host, int port, String folder) {

    private static final int MAX_LENGTH = 2000;
    /** The end of an authority: a port number, or nothing after a name or an IPv6 address. */
    private static final Pattern PORT = Pattern.compile("(?:^[^:]*|^\\[[0-9A-Fa-f:.]*])(?::[0-9]*)?$");

    private static final Pattern SLICE = Pattern.compile("\\.[0-9]{1,6}\\z");
    /** public-inbox-pop3d's user names: a UUID of the reader's own making, and the group; the password is a fixed word. */
    private static final Pattern UUID_USER =
            Pattern.compile("(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}@(.+)");

    /**
     * Reads a URL.
     *
     * @throws SourceException if it is none, names no host, or has a password in it; the message does not repeat what
     *     may be a password
     */
    static MailboxUrl of(String argument) throws SourceException {
        int colon = argument.indexOf("://");
        String word = colon < 0 ? "" : argument.substring(0, colon);
        Scheme scheme = Scheme.of(word)
                .orElseThrow(() -> new SourceException("This is no URL of a mailbox; they begin with imaps://, imap://,"
                        + " pop3s://, pop3:// or nntp://."));
        String rest = argument.substring(colon + 3);
        String authority = rest.split("[/?#]", 2)[0];
        int at = authority.lastIndexOf('@');
        String host = clean(authority.substring(at + 1));
        if (at >= 0 && authority.substring(0, at).contains(":"))
            throw new SourceException("The URL for " + host + " has a password in it, which other users of this machine"
                    + " can see and the shell's history keeps. Change it, leave it out of the URL, and put the new one"
                    + " into the keyring file, an environment variable, or give it when asked.");
        if (!PORT.matcher(authority.substring(at + 1)).find())
            throw new SourceException(
                    "The URL’s host ends with a colon and no port number. If what follows the colon is a"
                            + " password, change it: passwords do not belong on the command line.");
        if (argument.length() > MAX_LENGTH)
            throw new SourceException("The URL for " + host + " is longer than " + MAX_LENGTH + " characters.");
        URI uri;
        try {
            uri = new URI(argument);
        } catch (URISyntaxException wrong) {
            throw new SourceException("The URL for " + host + " cannot be read: " + wrong.getReason()
                    + ". In the user's name and the folder's, write a space as %20, an @ as %40.");
        }
        if (uri.getHost() == null)
            throw new SourceException("The URL for " + host + " names no host that can be read: it is " + scheme.word()
                    + "://USER@HOST" + (scheme.hasFolders() ? "/FOLDER" : "") + ", an @ in the user's name as %40.");
        if (uri.getRawQuery() != null || uri.getRawFragment() != null)
            throw new SourceException(
                    "The URL for " + host + " has a ? or a #, which says nothing about a mailbox: write"
                            + " them as %3F and %23 if they belong to the folder's name.");
        String folder = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
        Optional<String> user = Optional.ofNullable(uri.getUserInfo()).filter(name -> !name.isEmpty());
        if (hasControls(folder) || hasControls(user.orElse("")))
            throw new SourceException(
                    "The URL for " + host + " has control characters in a name, which no mailbox has.");
        int port = uri.getPort() < 0 ? scheme.port() : uri.getPort();
        if (port == 0 || port > 65535)
            throw new SourceException("The URL for " + host + " names no port: they end with 65535.");
        return checked(new MailboxUrl(scheme, user, uri.getHost().toLowerCase(Locale.ROOT), port, folder));
    }

    private static MailboxUrl checked(MailboxUrl url) throws SourceException {
        if (url.scheme == Scheme.NNTP) {
            if (url.folder.isEmpty() || url.folder.contains("/"))
                throw new SourceException(
                        "The URL " + url + " names no group: it is nntp://HOST/GROUP, the whole group.");
            return url;
        }
        if (url.scheme.hasFolders()) {
            boolean anonymous =
                    url.user.filter(name -> !name.equalsIgnoreCase("anonymous")).isEmpty();
            if (anonymous && url.folder.isEmpty())
                throw new SourceException("The URL " + url + " names no folder. Say which, such as " + url.scheme.word()
                        + "://" + url.host + "/inbox.comp.example.0.");
            return new MailboxUrl(
                    url.scheme,
                    anonymous ? Optional.empty() : url.user,
                    url.host,
                    url.port,
                    url.folder.isEmpty() ? "INBOX" : url.folder);
        }
        if (!url.folder.isEmpty())
            throw new SourceException("The URL " + url + " names a folder; POP3 has none. Leave it out.");
        if (url.user.isEmpty())
            throw new SourceException(
                    "The URL " + url + " names no user: it is " + url.scheme.word() + "://USER@HOST.");
        return url;
    }

    /** Whether nothing secret is sent: the password, if the protocol wants one, is known to everybody. */
    boolean anonymous() {
        return user.isEmpty()
                || (!scheme.hasFolders() && UUID_USER.matcher(user.get()).matches());
    }

    /** Whether the host is this machine itself, by the name it is called by; no name is looked up for it. */
    boolean loopback() {
        return host.equals("localhost") || host.matches("127(\\.[0-9]{1,3}){3}") || host.equals("[::1]");
    }

    /** The host as sockets want it: an IPv6 address without its brackets. */
    String address() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /**
     * A name for the list of this mailbox's mails, which may not be valid: the last part of the folder's name, without
     * the slice that public-inbox divides its folders into; the user's name of a maildrop.
     */
    String listName() {
        if (scheme.hasFolders()) {
            String base = folder.substring(folder.lastIndexOf('/') + 1);
            return user.isEmpty() ? SLICE.matcher(base).replaceFirst("") : base;
        }
        String name = user.orElse("");
        var group = UUID_USER.matcher(name);
        return group.matches() ? SLICE.matcher(group.group(1)).replaceFirst("") : name.split("@", 2)[0];
    }

    /** The URL up to the host: what a password belongs to. */
    String account() {
        return scheme.word() + "://" + user.map(name -> encoded(name) + "@").orElse("") + host
                + (port == scheme.port() ? "" : ":" + port);
    }

    @Override
    public String toString() {
        return folder.isEmpty() ? account() : account() + "/" + encoded(folder);
    }

    private static String encoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (plain || "-._~!$&'()*+,=/".indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
            }
        }
        return encoded.toString();
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    private static String clean(String host) {
        String shown = host.length() > 100 ? host.substring(0, 100) + "…" : host;
        return shown.isEmpty() ? "a host without a name" : shown.replaceAll("\\p{Cntrl}", "?");
    }
}
