package dev.reroll.web.text;

/**
 * A place in a mail's text that names another mail. Whether it becomes a link into the archive is decided each time the
 * text is shown, since the mail may come later than the text that names it.
 *
 * @param start where the label starts in the markup
 * @param end where it ends (exclusive)
 * @param id the Message-ID that it names
 * @param url where it leads if we do not have that mail; empty for a bare Message-ID, which then is no link
 */
public record Mention(int start, int end, String id, String url) {}
