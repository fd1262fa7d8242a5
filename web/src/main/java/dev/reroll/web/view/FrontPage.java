package dev.reroll.web.view;

import java.util.List;

/** The front page: the series and lists that were last written to. */
public record FrontPage(Frame frame, List<SeriesRow> series, List<ListCard> lists) {

    /** A list: its name, how many mails it holds and its newest threads. */
    public record ListCard(String name, String href, long mails, When newest, List<ThreadRow> threads) {

        public String mailsText() {
            return Sizes.count(mails, "mail", "mails");
        }
    }
}
