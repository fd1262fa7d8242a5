package dev.reroll.ingest.mail;

import dev.reroll.ingest.patch.Body;
import dev.reroll.ingest.patch.BodyParser;
import dev.reroll.ingest.patch.PatchId;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Times the parsers, by hand: the argument is a file with the output of {@code git cat-file --batch} for the mails of an
 * epoch ({@code git log --format=%H:m}). Prints mails per CPU second of the calling thread, round by round, so that the
 * warm figure can be told from the cold one.
 */
final class ParseBench {
    private static final int ROUNDS = 8;

    private ParseBench() {}

    public static void main(String[] args) throws IOException {
        List<byte[]> mails = mails(Path.of(args[0]));
        long octets = mails.stream().mapToLong(m -> m.length).sum();
        System.out.printf("%d mails, %.1f MB%n", mails.size(), octets / 1e6);
        MailParser parser = new MailParser();
        for (int round = 1; round <= ROUNDS; round++) {
            long start = cpu();
            List<Mail> parsed = new ArrayList<>(mails.size());
            for (byte[] mail : mails) parsed.add(parser.parse(mail));
            long parse = cpu();
            List<Body> bodies = new ArrayList<>(mails.size());
            for (Mail mail : parsed) bodies.add(BodyParser.parse(mail));
            long body = cpu();
            int ids = 0;
            for (Body b : bodies) ids += PatchId.of(b).isPresent() ? 1 : 0;
            long patch = cpu();
            System.out.printf(
                    "round %d: mail %,.0f/s, body %,.0f/s, patch-id %,.0f/s (%d); all %,.0f/s%n",
                    round,
                    rate(mails, parse - start),
                    rate(mails, body - parse),
                    rate(mails, patch - body),
                    ids,
                    rate(mails, patch - start));
            if (round == ROUNDS) printFlaws(parsed);
        }
    }

    private static void printFlaws(List<Mail> parsed) {
        Map<Flaw.Kind, Integer> counts = new EnumMap<>(Flaw.Kind.class);
        for (Mail mail : parsed) {
            for (Flaw flaw : mail.flaws()) counts.merge(flaw.kind(), 1, Integer::sum);
        }
        System.out.println(counts);
    }

    private static double rate(List<byte[]> mails, long nanos) {
        return mails.size() * 1e9 / nanos;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static List<byte[]> mails(Path batch) throws IOException {
        List<byte[]> mails = new ArrayList<>();
        try (InputStream file = Files.newInputStream(batch);
                DataInputStream in = new DataInputStream(new BufferedInputStream(file))) {
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                if (header.endsWith(" missing")) continue;
                byte[] mail = new byte[Integer.parseInt(header.substring(header.lastIndexOf(' ') + 1))];
                in.readFully(mail);
                mails.add(mail);
                in.readByte();
            }
        }
        return mails;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) line.append((char) c);
        return line.toString();
    }
}
