package dev.reroll.web.view;

import dev.reroll.web.text.Shown;
import java.util.List;

/**
 * A series in a list of series.
 *
 * @param newest label of its newest revision
 * @param state where it stands, empty where that is not known
 * @param waits how long it has waited and for whom, where it waits; else empty
 * @param people its authors, and how many others wrote
 * @param size how many revisions, patches and mails
 */
public record SeriesRow(
        String href,
        Shown title,
        Shown newest,
        String state,
        Shown waits,
        Shown people,
        String size,
        String age,
        When first,
        When last,
        List<Link> lists) {}
