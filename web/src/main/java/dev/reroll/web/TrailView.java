package dev.reroll.web;

import dev.reroll.index.review.Anchor;
import dev.reroll.index.review.Answer;
import dev.reroll.index.review.Outcome;
import dev.reroll.index.review.Outcome.Certainty;
import dev.reroll.index.review.Outcome.Fate;
import dev.reroll.index.review.ReviewPoint;
import dev.reroll.index.review.Trail;
import dev.reroll.index.review.Trail.Entry;
import dev.reroll.index.review.Trail.Traced;
import dev.reroll.index.schema.PointDocuments;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.ingest.mail.Address;
import dev.reroll.web.text.Shown;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.Link;
import dev.reroll.web.view.Person;
import dev.reroll.web.view.TrailPage.AnswerView;
import dev.reroll.web.view.TrailPage.EntryView;
import dev.reroll.web.view.TrailPage.LineView;
import dev.reroll.web.view.TrailPage.OutcomeView;
import dev.reroll.web.view.TrailPage.PointView;
import dev.reroll.web.view.TrailPage.TiedView;
import dev.reroll.web.view.When;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The points of a trail made into what pages show of them. */
final class TrailView {

    private static final int MOST_QUOTED = 6;
    private static final int MOST_TEXT = 30;
    private static final int MOST_LINES = 16;
    private static final int MOST_ANSWERS = 60;
    /** Deeper answers stand beside those that they answer: there would be no width left. */
    private static final int DEEPEST = 8;

    private final SeriesEntry entry;
    private final Trail trail;
    private final MatrixPages matrix;
    /** The mails that the matrix names. */
    private final Map<String, String> named;

    private final Map<String, Traced> byId = new HashMap<>();
    private int answers;

    TrailView(SeriesEntry entry, Trail trail, MatrixPages matrix) throws IOException {
        this.entry = entry;
        this.trail = trail;
        this.matrix = matrix;
        this.named = matrix.named();
        for (Traced traced : trail.points()) byId.put(traced.point().id(), traced);
    }

    /** The {@code id} of a point on the page. */
    static String anchor(String pointId) {
        return "p" + Urls.anchor(pointId).substring(1, 17);
    }

    /** Whether somebody still waits for something. */
    static boolean isOpen(Traced traced) {
        if (traced.withdrawn().isPresent()) return false;
        boolean asks = switch (traced.point().kind()) {
            case REQUEST, QUESTION, OBJECTION, BOT_REPORT -> true;
            case APPROVAL, PRAISE, PROCEDURE, STATEMENT -> false;
        };
        return asks
                && switch (traced.next().fate()) {
                    case UNANSWERED, UNCHANGED, UNKNOWN, NO_LATER_REVISION -> true;
                    case CHANGED, PATCH_DROPPED, CODE_GONE, ANSWERED_NO_CHANGE -> false;
                };
    }

    PointView point(Traced traced) throws IOException {
        ReviewPoint point = traced.point();
        List<String> quoted = point.quoted();
        answers = 0;
        String place = traced.place() == 0 ? "cover letter" : "patch " + traced.place() + ": " + traced.patch();
        return new PointView(
                anchor(point.id()),
                name(point.by()),
                words(point.kind()),
                new When(point.date()),
                Link.of(SeriesView.href(entry, point.mail()), "mail"),
                Link.of(SeriesView.href(entry, point.on()), place),
                new Shown(where(point.anchor())),
                isOpen(traced),
                quoted.subList(Math.max(0, quoted.size() - MOST_QUOTED), quoted.size()).stream()
                        .map(Shown::new)
                        .toList(),
                text(point.text()),
                point.text().size() > MOST_TEXT,
                traced.withdrawn().map(id -> Link.of(SeriesView.href(entry, id), "withdrawn")),
                answers(traced.discussion(), 1),
                outcomes(traced),
                traced.credited().stream()
                        .map(trail.changes()::get)
                        .map(change ->
                                new Shown(change.to() + ": " + change.change().text()))
                        .toList(),
                named.containsKey(point.mail())
                        ? matrix.raisedOrSettledBy(named.getOrDefault(point.mail(), point.mail()))
                        : List.of());
    }

    private static String where(Anchor anchor) {
        return switch (anchor) {
            case Anchor.Code code -> code.file() + ":" + (code.newLine() > 0 ? code.newLine() : code.oldLine());
            case Anchor.Message _ -> "commit message";
            case Anchor.Cover _, Anchor.Whole _ -> "";
            case Anchor.Words _ -> "what was said before";
            case Anchor.Lost _ -> "lines that no mail here has";
        };
    }

    private static Shown text(List<String> lines) {
        return new Shown(lines.stream().limit(MOST_TEXT).collect(Collectors.joining("\n")));
    }

    private List<AnswerView> answers(List<Answer> said, int depth) {
        List<AnswerView> views = new ArrayList<>();
        for (Answer answer : said) {
            if (++answers > MOST_ANSWERS) break;
            List<AnswerView> below = answers(answer.answers(), depth + 1);
            boolean beside = depth >= DEEPEST;
            views.add(new AnswerView(
                    name(answer.by()),
                    words(answer.stance()),
                    new When(answer.date()),
                    Link.of(SeriesView.href(entry, answer.mail()), "mail"),
                    text(answer.text()),
                    answer.text().size() > MOST_TEXT,
                    beside ? List.of() : below));
            if (beside) views.addAll(below);
        }
        return views;
    }

    /** The next revision's, and of the later ones those in which something else became of it. */
    private List<OutcomeView> outcomes(Traced traced) {
        List<OutcomeView> views = new ArrayList<>();
        Optional<Fate> last = Optional.empty();
        for (Outcome outcome : traced.outcomes()) {
            if (last.isPresent() && last.get() == outcome.fate()) continue;
            last = Optional.of(outcome.fate());
            boolean changed = outcome.fate() == Fate.CHANGED || outcome.fate() == Fate.CODE_GONE;
            boolean within = outcome.revision().equals(traced.revision());
            String in = outcome.revision().isEmpty()
                    ? ""
                    : within ? " in its reroll within " + outcome.revision() : " in " + outcome.revision();
            views.add(new OutcomeView(
                    PointDocuments.word(outcome.fate()),
                    new Shown(words(outcome.fate()) + in),
                    outcome.certainty() == Certainty.CERTAIN || outcome.fate() == Fate.UNKNOWN
                            ? ""
                            : words(outcome.certainty()),
                    new Shown(outcome.reason()),
                    changed ? lines(outcome.before()) : List.of(),
                    changed ? lines(outcome.after()) : List.of(),
                    within ? Optional.empty() : compare(traced.revision(), outcome)));
        }
        return views;
    }

    private Optional<String> compare(String made, Outcome outcome) {
        Optional<Revision> from = labelled(made);
        Optional<Revision> to = labelled(outcome.revision());
        if (from.isEmpty() || to.isEmpty()) return Optional.empty();
        return Optional.of(Urls.compared(
                entry.id(),
                FoundSeries.name(entry.series(), from.get()) + ".." + FoundSeries.name(entry.series(), to.get())));
    }

    private Optional<Revision> labelled(String label) {
        return entry.series().revisions().stream()
                .filter(revision -> revision.label().equals(label))
                .findFirst();
    }

    private static List<LineView> lines(List<String> lines) {
        List<LineView> views = new ArrayList<>();
        for (String line : lines.subList(0, Math.min(MOST_LINES, lines.size()))) {
            String mark = line.startsWith("+") ? "add" : line.startsWith("-") ? "del" : "";
            views.add(new LineView(mark, new Shown(line.isEmpty() ? " " : line)));
        }
        if (lines.size() > MOST_LINES) views.add(new LineView("", new Shown("…")));
        return views;
    }

    EntryView entry(Entry change) {
        String remark = "";
        if (change.points().isEmpty() && change.change().credits().isEmpty()) remark = "nobody asked for it";
        else if (!change.unmatched().isEmpty()) {
            remark = "credits "
                    + change.unmatched().stream().map(who -> name(who).raw()).collect(Collectors.joining(", "))
                    + "; no remark of theirs that is here fits";
        }
        return new EntryView(
                new Shown(change.from()),
                new Shown(change.to()),
                new Shown(change.change().text()),
                Link.of(SeriesView.href(entry, change.mail()), "mail"),
                change.points().stream().map(this::tied).toList(),
                remark);
    }

    private TiedView tied(Trail.Fit fit) {
        Optional<ReviewPoint> point = Optional.ofNullable(byId.get(fit.point())).map(Traced::point);
        String label = point.map(its -> name(its.by()).raw() + ", " + new When(its.date()).day())
                .orElse(fit.point());
        return new TiedView(
                new Link(Urls.trail(entry.id()) + "#" + anchor(fit.point()), new Shown(label)),
                new Shown(String.join("; ", fit.reasons())));
    }

    static Shown name(Address address) {
        return new Person(address).name();
    }

    static String words(Enum<?> value) {
        return PointDocuments.word(value).replace('-', ' ');
    }
}
