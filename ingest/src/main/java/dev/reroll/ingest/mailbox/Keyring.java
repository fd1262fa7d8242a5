package dev.reroll.ingest.mailbox;

import dev.reroll.ingest.source.SourceException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The file with passwords: each line is the mailbox's URL up to its host, white space, and the password, which goes to
 * the end of the line. Empty lines and those that begin with {@code #} say nothing. Only its owner may have access.
 */
final class Keyring {

    private static final long MAX_SIZE = 64 * 1024;
    private static final Set<PosixFilePermission> OWNERS_ALONE = PosixFilePermissions.fromString("rwx------");

    private final Path file;

    Keyring(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /**
     * The password of an account, if the file is there and names it.
     *
     * @throws SourceException if others than its owner have access to the file, or it is not written as it should be;
     *     no message repeats a line of it
     */
    Optional<String> password(MailboxUrl account) throws SourceException {
        try {
            if (!Files.exists(file)) return Optional.empty();
            refuseIfOpenToOthers();
            if (Files.size(file) > MAX_SIZE)
                throw new SourceException("The keyring " + file + " is larger than 64 KB: it is no keyring.");
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                if (line.isEmpty() || line.startsWith("#")) continue;
                String[] parts = line.split("[ \t]+", 2);
                if (parts.length < 2) throw illWritten(i);
                if (names(parts[0], account, i)) return Optional.of(parts[1]);
            }
            return Optional.empty();
        } catch (SourceException told) {
            throw told;
        } catch (CharacterCodingException notUtf8) {
            throw new SourceException("The keyring " + file + " is not written in UTF-8: write it anew.", notUtf8);
        } catch (IOException unreadable) {
            throw new SourceException("The keyring " + file + " cannot be read: " + unreadable.getMessage() + ".");
        }
    }

    private boolean names(String url, MailboxUrl account, int line) throws SourceException {
        try {
            return MailboxUrl.of(url).account().equals(account.account());
        } catch (SourceException notOne) {
            throw illWritten(line);
        }
    }

    private SourceException illWritten(int line) {
        return new SourceException("Line " + (line + 1) + " of the keyring " + file + " is not of the form"
                + " “imaps://USER@HOST PASSWORD”: the URL up to the host, a space, and the password.");
    }

    private void refuseIfOpenToOthers() throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null)
            throw new SourceException(
                    "The keyring " + file + " lies on a file system without permissions, so others may"
                            + " read it: keep it elsewhere, or give the password in the environment.");
        Set<PosixFilePermission> permissions = view.readAttributes().permissions();
        if (!OWNERS_ALONE.containsAll(permissions))
            throw new SourceException("The keyring " + file + " is open to others ("
                    + PosixFilePermissions.toString(permissions) + "), so it is not used: run chmod 600 " + file
                    + ", and change the passwords if others were here.");
    }
}
