package dev.reroll.web.patchwork;

import dev.reroll.index.review.Trail;
import dev.reroll.web.patchwork.MailSource.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code patches/ID/comments/} and {@code covers/ID/comments/}: the answers. */
final class CommentResource {

    private final Teller teller;
    private final MailSource mails;
    private final SeriesCard card;
    private final String submission;
    private final String kind;
    private final String url;

    /**
     * The comments of one patch or cover letter.
     *
     * @param kind {@code patch} or {@code cover}
     * @param url of them all
     */
    CommentResource(Teller teller, MailSource mails, SeriesCard card, String submission, String kind, String url) {
        this.teller = teller;
        this.mails = mails;
        this.card = card;
        this.submission = submission;
        this.kind = kind;
        this.url = url;
    }

    List<Comment> found() {
        return teller.catalogue().comments(submission);
    }

    Map<String, @Nullable Object> one(long number) throws Refused, IOException {
        for (Comment comment : found()) {
            if (teller.catalogue().number(comment.id()) == number) {
                return told(List.of(comment)).getFirst();
            }
        }
        throw Refused.notFound();
    }

    List<Map<String, @Nullable Object>> told(List<Comment> comments) throws IOException {
        if (comments.isEmpty()) return List.of();
        Optional<Trail> trail = mails.trail(card);
        Project project = teller.projectOf(card);
        String page = teller.links().submission(project, kind, submission);
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (Comment comment : comments) {
            long number = teller.catalogue().number(comment.id());
            Optional<Source> source = mails.read(comment.id());
            List<Map<String, @Nullable Object>> points = new PointsTold(teller).of(trail, comment.id());
            boolean open = points.stream().anyMatch(point -> Boolean.TRUE.equals(point.get("open")));
            all.add(teller.fields()
                    .put("id", number)
                    .since(3, "url", url + number + "/")
                    .since(1, "web_url", page + "#" + number)
                    .put("msgid", "<" + comment.id() + ">")
                    .since(2, "list_archive_url", teller.links().archived(project, comment.id()))
                    .put("date", Teller.date(comment.date()))
                    .put("subject", source.map(its -> its.mail().subject()).orElse(""))
                    .put("submitter", teller.person(comment.by()))
                    .put("content", source.map(its -> its.mail().text()).orElse(""))
                    .put("headers", source.map(its -> its.head().byName()).orElse(Map.of()))
                    // null where it asks for nothing, as where nobody said whether it was addressed
                    .since(3, "addressed", points.isEmpty() ? null : Boolean.valueOf(!open))
                    .put("reroll", Map.of("review", points))
                    .map());
        }
        return all;
    }
}
