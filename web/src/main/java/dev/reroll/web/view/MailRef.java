package dev.reroll.web.view;

import dev.reroll.web.text.Shown;
import java.util.Optional;

/**
 * A mail that something is said to rest on.
 *
 * @param href its page here, else at lore
 * @param inside whether it is here
 * @param label its sender and date, or its Message-ID where it is not here
 * @param subject empty where it is not here
 */
public record MailRef(String href, boolean inside, Shown label, Optional<Shown> subject) {}
