package dev.reroll.web.view;

import dev.reroll.web.text.Shown;

/**
 * Where a series stands.
 *
 * @param word the state in a word or two
 * @param reason a sentence that says why
 */
public record StateView(String word, Shown reason, MailRef because, When since) {}
