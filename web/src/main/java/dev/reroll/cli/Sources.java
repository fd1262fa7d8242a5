package dev.reroll.cli;

import dev.reroll.ingest.mailbox.Mailboxes;
import dev.reroll.ingest.mailbox.Passwords;
import dev.reroll.ingest.source.Source;
import dev.reroll.ingest.source.SourceException;
import java.io.Console;
import java.util.Map;
import java.util.Optional;

/** Makes sources of what the person typed; of mailboxes, with the person's passwords and under the data folder. */
final class Sources {

    private final Mailboxes mailboxes;

    /** {@code cleartextLogin}: whether a password may be sent unencrypted to another machine. */
    Sources(boolean cleartextLogin) {
        Map<String, String> environment = System.getenv();
        Passwords passwords = new Passwords(
                environment, Passwords.keyringFile(environment, System.getProperty("user.home")), Sources::ask);
        mailboxes = new Mailboxes(DataFolder.path(), passwords, cleartextLogin);
    }

    Source of(String argument, Optional<String> list) throws SourceException {
        return Mailboxes.isMailbox(argument) ? mailboxes.of(argument, list) : Source.of(argument, list);
    }

    private static Optional<String> ask(String question) {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .flatMap(terminal -> Optional.ofNullable(terminal.readPassword("%s", question)))
                .map(String::new);
    }
}
