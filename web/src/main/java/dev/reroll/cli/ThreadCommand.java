package dev.reroll.cli;

import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.search.MailSearch;
import dev.reroll.index.thread.MailThread;
import dev.reroll.index.thread.ThreadLine;
import dev.reroll.web.json.MailJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "thread", description = "Shows the thread of a mail as a tree.")
final class ThreadCommand implements Callable<Integer> {

    /** Deeper replies are drawn at this depth with their true one as a number, so that a line keeps room for its text. */
    private static final int DRAWN_DEPTH = 16;

    private static final int SCREEN = 80;

    @Parameters(paramLabel = "MSGID", description = "any mail of the thread, with or without angle brackets")
    private String id = "";

    @Option(names = "--json", description = "answer in JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** @param mail null where the mail is only known from the references of others */
    private record LineJson(int depth, String id, @Nullable MailJson mail) {}

    private record Answer(String id, int mails, boolean complete, List<LineJson> lines) {}

    @Override
    public Integer call() throws IOException {
        if (id.isBlank()) throw new ParameterException(spec.commandLine(), "the Message-ID is empty");
        PrintWriter out = spec.commandLine().getOut();
        try (MailSearch search = MailSearch.open(DataFolder.path(), false)) {
            Optional<MailThread> found = search.thread(id);
            if (found.isEmpty()) {
                spec.commandLine().getErr().println("reroll: no mail has the Message-ID " + Screen.plain(id));
                return Exit.NOTHING_FOUND;
            }
            MailThread thread = found.get();
            if (json) {
                List<LineJson> lines = thread.lines().stream()
                        .map(line -> new LineJson(
                                line.depth(),
                                line.id(),
                                line.mail().map(MailJson::of).orElse(null)))
                        .toList();
                Json.print(out, new Answer(id, thread.mails(), thread.complete(), lines));
            } else {
                print(out, thread);
            }
            return Exit.DONE;
        }
    }

    private void print(PrintWriter out, MailThread thread) {
        String above = "";
        for (ThreadLine line : thread.lines()) {
            String indent = line.depth() > DRAWN_DEPTH
                    ? " ".repeat(DRAWN_DEPTH) + "(" + line.depth() + ") "
                    : " ".repeat(line.depth());
            if (line.mail().isEmpty()) {
                out.println(Screen.plain("                  " + indent + "(missing) " + line.id()));
                continue;
            }
            IndexedMail mail = line.mail().get();
            String subject = MailLine.subject(mail);
            String head = MailLine.date(mail) + "  " + indent + MailLine.author(mail);
            boolean asAbove = bare(subject).equals(above);
            above = bare(subject);
            out.println(Screen.plain(head, SCREEN));
            if (!asAbove) out.println(Screen.plain("                  " + indent + "  " + subject, SCREEN));
            out.println(Screen.plain("                  " + indent + "  " + mail.id()));
        }
        spec.commandLine()
                .getErr()
                .printf(
                        "%,d mails%s%n",
                        thread.mails(),
                        thread.complete() ? "" : ", and more: the thread is beyond what is gathered at once");
    }

    private static String bare(String subject) {
        return subject.startsWith("Re: ") ? subject.substring(4) : subject;
    }
}
