package dev.reroll.web;

import dev.reroll.web.text.MailText;
import dev.reroll.web.text.Shown;
import dev.reroll.web.view.MailView;
import java.util.List;
import java.util.Optional;

/**
 * A mail read from the archive, its text made into markup.
 *
 * @param original the mail that it stands for, where it is a note that stands for one
 * @param cut whether the text goes on beyond what is shown
 * @param lost whether the archive does not hold its bytes, as in a partial clone
 */
record ReadMail(
        List<Section> sections, List<File> files, Optional<MailView.Original> original, boolean cut, boolean lost) {

    /** Nothing to show. */
    static final ReadMail NONE = new ReadMail(List.of(), List.of(), Optional.empty(), false, false);

    static final ReadMail LOST = new ReadMail(List.of(), List.of(), Optional.empty(), false, true);

    ReadMail {
        sections = List.copyOf(sections);
        files = List.copyOf(files);
    }

    /** A part's text; the heading is empty for the mail's own text. */
    record Section(Shown heading, MailText text) {}

    /** A part that can be saved as a file. */
    record File(int number, String name, String type, long size) {}

    int weight() {
        int weight = 256;
        for (Section section : sections) weight += 64 + section.text().weight();
        for (File file : files) weight += 128 + 2 * file.name().length();
        return weight;
    }

    /** Characters of markup, for the bound of a page. */
    int length() {
        return sections.stream()
                .mapToInt(section -> section.text().html().length())
                .sum();
    }
}
