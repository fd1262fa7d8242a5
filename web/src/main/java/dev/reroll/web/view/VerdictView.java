package dev.reroll.web.view;

import java.util.Optional;

/**
 * A cell of the behaviour matrix: its verdict by sign and by word, never by colour alone.
 *
 * @param revision the column that it stands in
 * @param kind {@code holds}, {@code fails}, {@code not-applicable} or {@code undecided}, also the class of its colour
 * @param sign the verdict in one character
 * @param word the verdict in a word or two
 * @param under the models that break it, where others do not; else empty
 * @param href where the cell is told in full
 * @param flip whether and by which mail the verdict changed here
 */
public record VerdictView(
        String revision, String kind, String sign, String word, String under, String href, Optional<Flip> flip) {

    /**
     * A change of the verdict.
     *
     * @param word {@code mended by} or {@code broken by}
     */
    public record Flip(String word, MailRef by) {}
}
