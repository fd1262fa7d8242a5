package dev.reroll.ingest.patch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The identity of a patch whatever its line numbers and blanks: what {@code git patch-id --stable} prints for the diff.
 *
 * <p>For each file the SHA-1 over its header (without the {@code index} line) and its hunks (without the {@code @@}
 * lines), all whitespace left out, is taken; the patch-id is the sum of these, so that the order of files does not
 * matter (git, builtin/patch-id.c).
 *
 * <p>It differs from git's answer for a whole mail in these cases, on purpose:
 *
 * <ul>
 *   <li>git takes any line that starts with {@code diff } for the start of a patch, a sentence in the commit message too,
 *       and prints one more id for it. Here only diffs count, and of several the first with a {@code diff} line.
 *   <li>Where a mailer cut the blank off an empty context line, git loses count of the hunk and hashes the text below.
 *       Here the line counts as context, which gives the id of the patch before it was damaged.
 *   <li>Text that was not UTF-8 is hashed as UTF-8: the body no longer knows its bytes.
 * </ul>
 */
public final class PatchId {
    private final MessageDigest sha1 = sha1();
    private final byte[] sum = new byte[20];
    private byte[] line = new byte[256];
    private long hashed;
    private String oldBlob = "";
    private String newBlob = "";

    private PatchId() {}

    /**
     * 40 hex digits in lower case; empty where the body holds no diff that git patch-id would see: it sees those that
     * start with a {@code diff} line.
     */
    public static Optional<String> of(Body body) {
        for (Block block : body.blocks()) {
            if (!(block instanceof Block.Diff diff)) continue;
            PatchId id = new PatchId();
            id.add(diff.files());
            if (id.hashed > 0) return Optional.of(HexFormat.of().formatHex(id.sum));
        }
        return Optional.empty();
    }

    private void add(List<FileDiff> files) {
        boolean afterHunks = false;
        boolean afterBinary = false;
        for (FileDiff file : files) {
            int start = diffLine(file.header());
            // git waits for the first diff line, and later on takes a file without one for the end of the patch
            if (start < 0 && hashed == 0) continue;
            if (start < 0 || (afterHunks && start > 0)) break;
            if (afterHunks) addToSum();
            addHeader(file.header(), afterBinary ? start + 1 : start);
            for (Hunk hunk : file.hunks()) {
                for (String line : hunk.lines()) {
                    if (!line.startsWith("\\ ")) hash(line);
                }
            }
            afterHunks = !file.hunks().isEmpty();
            afterBinary = file.binary();
        }
        addToSum();
    }

    private static int diffLine(List<String> header) {
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).startsWith("diff ")) return i;
        }
        return -1;
    }

    private void addHeader(List<String> header, int from) {
        for (String line : header.subList(from, header.size())) {
            if (line.startsWith("GIT binary patch") || line.startsWith("Binary files")) {
                hash(oldBlob);
                hash(newBlob);
                addToSum();
                return;
            }
            if (line.startsWith("index ")) readBlobs(line);
            else hash(line);
        }
    }

    private void readBlobs(String line) {
        int dots = line.indexOf("..");
        if (dots < 0) return;
        int end = line.indexOf(' ', dots);
        oldBlob = line.substring("index ".length(), Math.max(dots, "index ".length()));
        newBlob = line.substring(dots + 2, end < 0 ? line.length() : end);
    }

    /** Hashes a line as UTF-8 without its blanks. */
    private void hash(String text) {
        int length = text.length();
        if (line.length < length) line = new byte[length + length / 2];
        int n = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                hashUtf8(text.getBytes(StandardCharsets.UTF_8));
                return;
            }
            if (c != ' ' && c != '\t' && c != '\r') line[n++] = (byte) c;
        }
        sha1.update(line, 0, n);
        hashed += n;
    }

    private void hashUtf8(byte[] octets) {
        int n = 0;
        for (byte octet : octets) {
            if (octet != ' ' && octet != '\t' && octet != '\r') octets[n++] = octet;
        }
        sha1.update(octets, 0, n);
        hashed += n;
    }

    /** Adds the hash so far to the sum, least significant byte first, and starts the next. */
    private void addToSum() {
        byte[] hash = sha1.digest();
        int carry = 0;
        for (int i = 0; i < sum.length; i++) {
            carry += (sum[i] & 0xff) + (hash[i] & 0xff);
            sum[i] = (byte) carry;
            carry >>= 8;
        }
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
