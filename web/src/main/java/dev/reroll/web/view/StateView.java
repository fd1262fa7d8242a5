package dev.reroll.web.view;

import dev.reroll.web.text.Shown;
import java.util.List;
import java.util.Optional;

/**
 * Where a series stands.
 *
 * @param word the state in a word or two
 * @param reason a sentence that says why
 * @param days how long ago that was, in words
 * @param waitsFor whom it waits for
 */
public record StateView(
        String word,
        Shown reason,
        MailRef because,
        When since,
        String days,
        Optional<Shown> waitsFor,
        List<PingView> pings) {

    /**
     * A reminder.
     *
     * @param asked whom it asks
     * @param waited how long nobody had said anything before it, in words
     */
    public record PingView(
            MailRef mail, Shown who, When date, List<Shown> asked, String waited, Optional<MailRef> answered) {}
}
