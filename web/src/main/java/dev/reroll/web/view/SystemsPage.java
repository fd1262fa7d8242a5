package dev.reroll.web.view;

import java.util.List;

/** Every system whose behaviours are known, each with its matrix in small. */
public record SystemsPage(Frame frame, List<SystemCard> systems) {

    /**
     * A system.
     *
     * @param about how many behaviours, revisions and failing cells
     * @param revisions the first and the last, or each where they are few
     * @param picture its cells as a picture
     */
    public record SystemCard(String href, String name, String title, String about, String revisions, Picture picture) {}

    /** A matrix as a picture of small squares; sizes are in the picture's own units. */
    public record Picture(int width, int height, List<Square> squares) {}

    /**
     * A cell.
     *
     * @param kind as in {@link VerdictView}
     */
    public record Square(int x, int y, String kind) {}
}
