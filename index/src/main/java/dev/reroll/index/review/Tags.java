package dev.reroll.index.review;

import dev.reroll.index.review.Correspondence.Round;
import dev.reroll.index.review.ReviewPoint.Kind;
import dev.reroll.index.review.Trail.Traced;
import dev.reroll.index.series.People;
import dev.reroll.index.series.Series.Slot;
import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.mail.Mail;
import dev.reroll.ingest.patch.PatchMessage;
import dev.reroll.ingest.patch.Trailer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The Reviewed-by and Acked-by lines that stand for the patches of a revision: those given in its threads, and those of
 * earlier revisions that its patches carry. One on the cover letter stands for every patch, unless the line before it names
 * patches by number; the author's own count for nothing, and so do Tested-by lines: they judge the outcome, not the patch.
 */
final class Tags {

    /**
     * One of them.
     *
     * @param on Message-ID of the patch or cover letter
     * @param mail Message-ID of the mail that gives it, or of the patch that carries it
     */
    record Tag(String on, String mail, Address by, Instant date) {}

    private static final Comparator<Tag> BY_TIME = Comparator.comparing(Tag::date);

    private final Round round;
    private final List<Tag> all = new ArrayList<>();

    /** @param points those of the revision */
    Tags(Round round, List<Traced> points) {
        this.round = round;
        for (Traced traced : points) {
            ReviewPoint point = traced.point();
            if (point.kind() != Kind.APPROVAL || traced.withdrawn().isPresent() || round.isAuthor(point.by())) continue;
            boolean limited = isCover(point.on()) && point.text().stream().anyMatch(Tags::namesPatches);
            if (!limited && point.signs().stream().anyMatch(Tags::approves))
                all.add(new Tag(point.on(), point.mail(), point.by(), point.date()));
        }
        for (Slot slot : round.revision().slots()) {
            Optional<Mail> patch = slot.mail().flatMap(round::mail);
            if (patch.isEmpty()) continue;
            for (Trailer trailer : PatchMessage.of(patch.get().text()).trailers()) {
                Optional<Address> person = trailer.person();
                if (person.isEmpty() || !approves(trailer.name()) || round.isAuthor(person.get())) continue;
                all.add(new Tag(
                        slot.mail().get(),
                        patch.get().id(),
                        person.get(),
                        patch.get().date()));
            }
        }
        all.sort(BY_TIME);
    }

    /** {@code For patches 1 to 3:}, the line that leads to the trailers. */
    private static boolean namesPatches(String line) {
        String text = line.strip();
        boolean leads = text.endsWith(":") || text.endsWith(",");
        return leads && text.chars().anyMatch(Character::isDigit);
    }

    private static boolean approves(String name) {
        String word = name.toLowerCase(Locale.ROOT);
        return word.startsWith("reviewed-") || word.startsWith("acked-") || word.startsWith("approved-");
    }

    /** By time. */
    List<Tag> all() {
        return List.copyOf(all);
    }

    /** The tag with which every patch had one; empty where one has none, or is not in the archive. */
    Optional<Tag> complete() {
        Optional<Tag> last = Optional.empty();
        for (Slot slot : round.revision().slots()) {
            Optional<Tag> first = all.stream().filter(tag -> isFor(tag, slot)).findFirst();
            if (first.isEmpty()) return Optional.empty();
            if (last.isEmpty() || last.get().date().isBefore(first.get().date())) last = first;
        }
        return last;
    }

    /** The first tag that a person gave a patch, or its whole series, after a remark on it: he is content. */
    Optional<Tag> after(ReviewPoint point) {
        return all.stream()
                .filter(tag -> People.same(tag.by(), point.by()) && !tag.mail().equals(point.mail()))
                .filter(tag -> tag.date().isAfter(point.date()))
                .filter(tag -> tag.on().equals(point.on()) || isCover(tag.on()))
                .findFirst();
    }

    private boolean isFor(Tag tag, Slot slot) {
        return slot.mail().filter(tag.on()::equals).isPresent() || isCover(tag.on());
    }

    private boolean isCover(String id) {
        return round.revision().cover().filter(id::equals).isPresent();
    }
}
