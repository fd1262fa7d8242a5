package dev.reroll.ingest.mailbox;

import dev.reroll.ingest.source.SourceException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the password of an account: in the environment under the host's name ({@code REROLL_PASSWORD_MAIL_EXAMPLE_ORG}),
 * in the keyring file, in {@code REROLL_PASSWORD}, or from the person at the terminal. Never on the command line.
 *
 * <p>{@code REROLL_PASSWORD} goes to one account only in the life of this object, so that it is not sent to a server it
 * is not meant for. What was found is kept for the next connection.
 */
public final class Passwords {

    /** Asks the person at the terminal for a password, without showing it; empty if there is no terminal. */
    public interface Prompt {
        Optional<String> ask(String question);
    }

    private static final String ANY_HOST = "REROLL_PASSWORD";

    private final Map<String, String> environment;
    private final Keyring keyring;
    private final Prompt prompt;
    private final Map<String, Password> found = new HashMap<>();
    private String anyHostIsFor = "";

    public Passwords(Map<String, String> environment, Path keyring, Prompt prompt) {
        this.environment = Map.copyOf(environment);
        this.keyring = new Keyring(keyring);
        this.prompt = prompt;
    }

    /** Where the keyring is: {@code reroll/keyring} under the XDG base directory for configuration. */
    public static Path keyringFile(Map<String, String> environment, String home) {
        String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path base = config.isBlank() ? Path.of(home, ".config") : Path.of(config);
        return base.resolve("reroll").resolve("keyring").toAbsolutePath().normalize();
    }

    synchronized Password of(MailboxUrl url) throws SourceException {
        String user = url.user().orElse("anonymous");
        if (url.anonymous()) return new Password(user, "anonymous", "the custom of anonymous readers");
        Password known = found.get(url.account());
        if (known != null) return known;
        Password password = lookedUp(url, user);
        found.put(url.account(), password);
        return password;
    }

    private Password lookedUp(MailboxUrl url, String user) throws SourceException {
        String variable = variable(url.host());
        String ofHost = environment.getOrDefault(variable, "");
        if (!ofHost.isEmpty()) return new Password(user, ofHost, "the environment variable " + variable);
        Optional<String> kept = keyring.password(url);
        if (kept.isPresent()) return new Password(user, kept.get(), "the keyring " + keyring.file());
        String any = environment.getOrDefault(ANY_HOST, "");
        if (!any.isEmpty()) {
            if (!anyHostIsFor.isEmpty() && !anyHostIsFor.equals(url.account()))
                throw new SourceException("REROLL_PASSWORD was used for " + anyHostIsFor + " and is not sent to "
                        + url.account() + " as well: " + ways(url, variable) + ".");
            anyHostIsFor = url.account();
            return new Password(user, any, "the environment variable " + ANY_HOST);
        }
        return prompt.ask("Password for " + url.account() + ": ")
                .filter(typed -> !typed.isEmpty())
                .map(typed -> new Password(user, typed, "the terminal"))
                .orElseThrow(() -> new SourceException(
                        "There is no password for " + url.account() + ": " + ways(url, variable) + "."));
    }

    private String ways(MailboxUrl url, String variable) {
        return "put the line “" + url.account() + " PASSWORD” into " + keyring.file()
                + " (mode 600), set the environment" + " variable " + variable
                + ", or run this at a terminal, where it is asked for";
    }

    private static String variable(String host) {
        return ANY_HOST + "_" + host.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
