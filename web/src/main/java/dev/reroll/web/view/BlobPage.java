package dev.reroll.web.view;

import dev.reroll.web.text.Shown;
import java.util.List;

/**
 * A file that was put together from mailed patches.
 *
 * @param lines the first of its lines
 * @param left how many lines are not shown
 */
public record BlobPage(
        Frame frame, Shown name, String id, List<Link> patches, List<Shown> lines, int left, String raw) {}
