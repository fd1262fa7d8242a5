package dev.reroll.web.view;

import dev.reroll.web.text.Shown;
import java.util.List;

/** A thread in a list of threads. */
public record ThreadRow(
        String href, Shown subject, Shown starter, When started, When newest, int mails, List<Link> lists) {

    public String mailsText() {
        return Sizes.count(mails, "mail", "mails");
    }
}
