package dev.reroll.cli;

import dev.reroll.index.write.Intake;
import dev.reroll.index.write.TakenIn;
import dev.reroll.ingest.mail.Flaw;
import dev.reroll.ingest.source.Source;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "ingest",
        description = {
            "Takes mail in and says what was new, known and rejected.",
            "",
            "A source is a public-inbox git epoch (folder, bundle or URL), an mbox (also .gz), a folder of mails, or a"
                    + " mailbox: imaps://USER@HOST/FOLDER, imap://HOST/FOLDER for anonymous readers, pop3s://USER@HOST."
                    + " What was taken in before is known; a second run adds nothing.",
            "",
            "A mailbox's password is read from ~/.config/reroll/keyring (mode 600; a line is the URL up to the host, a"
                    + " space and the password), from $REROLL_PASSWORD, or asked for; never from the command line."
        })
final class IngestCommand implements Callable<Integer> {

    /** More are counted; {@code --json} names them all. */
    private static final int NAMED = 10;

    @Parameters(arity = "1..*", paramLabel = "SOURCE", description = "where the mail is")
    private List<String> arguments = List.of();

    @Option(
            names = "--list",
            paramLabel = "NAME",
            description = "the inbox that it goes to (default: after the source's name)")
    private @Nullable String list;

    @Option(
            names = "--cleartext-login",
            description = "send a mailbox's password even if the connection to its server is not encrypted")
    private boolean cleartextLogin;

    @Option(names = "--json", description = "answer in JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<Source> sources = new ArrayList<>();
        Sources known = new Sources(cleartextLogin);
        for (String argument : arguments) sources.add(known.of(argument, Optional.ofNullable(list)));
        TakenIn taken;
        try (Watch watch = new Watch(spec.commandLine().getErr())) {
            taken = new Intake(DataFolder.path(), watch).take(sources);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Json.print(out, taken);
        } else {
            print(out, taken);
        }
        boolean nothingReadable = taken.sources().stream()
                .anyMatch(source -> source.read() == 0 && !source.rejected().isEmpty());
        return nothingReadable ? Exit.UNREADABLE : Exit.DONE;
    }

    static void print(PrintWriter out, TakenIn taken) {
        for (TakenIn.OfSource source : taken.sources()) {
            out.printf("%s -> %s: %,d new", Screen.plain(source.source()), source.list(), source.added());
            if (source.known() > 0) out.printf(", %,d known", source.known());
            if (source.removed() > 0) out.printf(", %,d removed", source.removed());
            if (!source.rejected().isEmpty())
                out.printf(", %,d rejected", source.rejected().size());
            out.println();
            for (TakenIn.Rejected rejected :
                    source.rejected().stream().limit(NAMED).toList()) {
                out.println("  rejected: " + Screen.plain(rejected.where() + ": " + rejected.reason()));
            }
            more(out, source.rejected().size());
        }
        if (taken.caughtUp() > 0) {
            out.printf("%s that an interrupted run had left to index%n", Counted.of(taken.caughtUp(), "mail"));
        }
        flaws(out, taken);
        out.println(Counted.of(taken.mails(), "mail") + " in all");
    }

    /** A mail with a flaw is kept and found; the person should know of what was read otherwise than it was meant. */
    private static void flaws(PrintWriter out, TakenIn taken) {
        if (taken.flawedTotal() == 0) return;
        String kinds = taken.flawKinds().entrySet().stream()
                .map(kind -> words(kind.getKey()) + " " + String.format(Locale.ROOT, "%,d", kind.getValue()))
                .collect(Collectors.joining(", "));
        out.println(
                Counted.of(taken.flawedTotal(), "mail") + " kept and indexed with something wrong (" + kinds + "):");
        for (TakenIn.Flawed flawed : taken.flawed().stream().limit(NAMED).toList()) {
            String all = flawed.flaws().stream()
                    .map(flaw -> words(flaw.kind()) + ": " + flaw.detail())
                    .collect(Collectors.joining("; "));
            out.println("  " + Screen.plain(flawed.list() + " " + flawed.id() + ": " + all));
        }
        more(out, taken.flawedTotal());
    }

    private static String words(Flaw.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void more(PrintWriter out, long total) {
        if (total <= NAMED) return;
        String named =
                total <= TakenIn.FLAWED_SHOWN ? "--json names them" : "--json names the first " + TakenIn.FLAWED_SHOWN;
        out.printf("  … and %,d more (%s)%n", total - NAMED, named);
    }
}
