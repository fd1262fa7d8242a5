package dev.reroll.index.review;

import java.util.List;
import java.util.Optional;

/**
 * A review point with what was said about it.
 *
 * @param revision label of the revision that it was made on
 * @param place number of the patch in its revision, 0 for the cover letter
 * @param patch title of the patch or cover letter
 * @param withdrawn Message-ID of the first mail in which its maker takes it back
 * @param answers what was said to it, by time
 */
public record Discussed(
        ReviewPoint point, String revision, int place, String patch, Optional<String> withdrawn, List<Answer> answers) {

    public Discussed {
        answers = List.copyOf(answers);
    }
}
