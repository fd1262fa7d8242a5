package dev.reroll.web.view;

import java.util.List;

/**
 * The review of a series in short.
 *
 * @param href the whole trail
 * @param all how many remarks there are, in words
 * @param openHref those that are open
 * @param open the open ones, as far as there is room
 * @param moreOpen open ones that are not shown
 */
public record ReviewView(
        String href, String all, String openHref, TrailPage.Tally tally, List<PointView> open, int moreOpen) {}
