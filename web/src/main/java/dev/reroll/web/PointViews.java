package dev.reroll.web;

import dev.reroll.index.review.Anchor;
import dev.reroll.index.review.Answer;
import dev.reroll.index.review.Outcome;
import dev.reroll.index.review.Outcome.Fate;
import dev.reroll.index.review.ReviewPoint;
import dev.reroll.index.review.Trail.Entry;
import dev.reroll.index.review.Trail.Fit;
import dev.reroll.index.review.Trail.Traced;
import dev.reroll.index.search.Wanted;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.trail.Settled;
import dev.reroll.web.text.RangeHtml;
import dev.reroll.web.text.RemarkHtml;
import dev.reroll.web.text.Shown;
import dev.reroll.web.url.Urls;
import dev.reroll.web.view.Link;
import dev.reroll.web.view.MailView;
import dev.reroll.web.view.Person;
import dev.reroll.web.view.PointView;
import dev.reroll.web.view.PointView.AnswerView;
import dev.reroll.web.view.PointView.EntryView;
import dev.reroll.web.view.PointView.OutcomeView;
import dev.reroll.web.view.When;
import gg.jte.Content;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Remarks made into what pages show of them. */
final class PointViews {

    /** Quoted lines that are shown; those right above the remark say what it answers. */
    private static final int MOST_QUOTED = 20;

    /** Lines of one remark or answer; the mail holds the others. */
    private static final int MOST_TEXT = 150;

    /** Lines of one comparison; the page of the two patches holds the others. */
    private static final int MOST_CHANGED = 60;

    /** So few lines of a comparison are shown as soon as the remark is. */
    private static final int FEW_CHANGED = 24;

    /** Answers to one remark, however they hang. */
    private static final int MOST_ANSWERS = 60;

    /** Deeper answers are drawn at this depth. */
    private static final int DEEPEST = 8;

    private static final int LEAD = 110;

    private final SeriesEntry entry;
    private final List<Entry> changes;
    private final MailRefs mails;
    private final Inside inside;
    private final OutcomeLinks links;
    private int left;

    /** At most {@code lines} lines of text for all of them; what comes later is shown without its own. */
    PointViews(SeriesEntry entry, List<Entry> changes, MailRefs mails, Inside inside, int lines) {
        this.entry = entry;
        this.changes = changes;
        this.mails = mails;
        this.inside = inside;
        this.links = new OutcomeLinks(entry, mails);
        this.left = lines;
    }

    /** The remark whole. */
    PointView of(Traced traced, boolean unfolded) throws IOException {
        return view(entry, traced, unfolded, Optional.of(body(traced)));
    }

    /** Its first words, linked to where it is shown whole. */
    static PointView folded(SeriesEntry entry, Traced traced) {
        return view(entry, traced, false, Optional.empty());
    }

    private static PointView view(SeriesEntry entry, Traced traced, boolean unfolded, Optional<PointView.Body> body) {
        ReviewPoint point = traced.point();
        Settled settled = Settled.of(traced);
        return new PointView(
                Urls.pointAnchor(point.mail(), point.number()),
                TrailFilter.place(entry.id(), point.mail(), point.number()),
                TrailWords.tone(settled),
                fate(traced, settled),
                TrailWords.of(point.kind()),
                new Person(point.by()).name(),
                new When(point.date()),
                new Shown(traced.revision()),
                new Shown(TrailWords.of(point.anchor())),
                new Shown(lead(point.text())),
                unfolded,
                body);
    }

    private PointView.Body body(Traced traced) throws IOException {
        ReviewPoint point = traced.point();
        int room = left;
        Content text = written(point.text());
        List<AnswerView> discussion = new ArrayList<>();
        answers(traced.discussion(), 1, discussion);
        return new PointView.Body(
                RemarkHtml.quoted(point.quoted(), MOST_QUOTED),
                Math.max(0, point.quoted().size() - MOST_QUOTED),
                text,
                isCut(point.text(), room),
                traced.withdrawn().isPresent()
                        ? Optional.of(mails.of(traced.withdrawn().get()))
                        : Optional.empty(),
                discussion,
                outcomes(traced),
                credited(traced),
                alike(point.anchor()));
    }

    private static Optional<Link> alike(Anchor anchor) {
        if (!(anchor instanceof Anchor.Code code) || code.file().indexOf('"') >= 0) return Optional.empty();
        String query = "dfn:\"" + code.file() + "\"";
        return Optional.of(Link.of(SearchKinds.path(Urls.ALL, query, Wanted.POINTS), "all remarks on " + code.file()));
    }

    private static boolean isCut(List<String> lines, int room) {
        return lines.size() > Math.clamp(room, 0, MOST_TEXT);
    }

    /** What became of it, in the words that stand where it is folded. */
    static String fate(Traced traced, Settled settled) {
        if (settled == Settled.WITHDRAWN) return "withdrawn";
        Outcome told = Settled.decisive(traced).orElse(traced.next());
        if (settled == Settled.ASKS_NOTHING) told = traced.next();
        return TrailWords.told(told.fate(), where(traced, told), told.certainty());
    }

    private static String where(Traced traced, Outcome outcome) {
        return TrailWords.where(traced.revision(), outcome.revision());
    }

    static String lead(List<String> text) {
        StringBuilder lead = new StringBuilder();
        for (String line : text) {
            if (line.isBlank()) continue;
            if (!lead.isEmpty()) lead.append(' ');
            lead.append(line.strip());
            if (lead.length() > LEAD) break;
        }
        if (lead.length() <= LEAD) return lead.toString();
        int blank = lead.lastIndexOf(" ", LEAD);
        int end = blank > LEAD / 2 ? blank : LEAD;
        if (Character.isHighSurrogate(lead.charAt(end - 1))) end--;
        return lead.substring(0, end) + " …";
    }

    private Content written(List<String> lines) {
        int most = Math.clamp(left, 0, MOST_TEXT);
        left -= Math.min(most, lines.size());
        return MailView.linked(RemarkHtml.written(lines, most), inside, List.of());
    }

    private void answers(List<Answer> answers, int depth, List<AnswerView> views) {
        for (Answer answer : answers) {
            if (views.size() >= MOST_ANSWERS) return;
            int room = left;
            views.add(new AnswerView(
                    Math.min(depth, DEEPEST),
                    SeriesView.href(entry, answer.mail()),
                    new Person(answer.by()).name(),
                    TrailWords.of(answer.role()),
                    TrailWords.of(answer.stance()),
                    new When(answer.date()),
                    written(answer.text()),
                    isCut(answer.text(), room)));
            answers(answer.answers(), depth + 1, views);
        }
    }

    /** Revisions in which nothing new became of it are told together. */
    private List<OutcomeView> outcomes(Traced traced) throws IOException {
        List<OutcomeView> views = new ArrayList<>();
        List<Outcome> alike = new ArrayList<>();
        for (Outcome outcome : traced.outcomes()) {
            if (!alike.isEmpty() && !isAlike(alike.getFirst(), outcome)) {
                views.add(outcome(traced, alike));
                alike.clear();
            }
            alike.add(outcome);
        }
        views.add(outcome(traced, alike));
        return views;
    }

    private static boolean isAlike(Outcome one, Outcome other) {
        return one.fate() == other.fate()
                && one.before().equals(other.before())
                && one.after().equals(other.after());
    }

    private OutcomeView outcome(Traced traced, List<Outcome> alike) throws IOException {
        Outcome outcome = alike.getFirst();
        boolean differ = !outcome.before().equals(outcome.after())
                && (outcome.fate() == Fate.CHANGED || outcome.fate() == Fate.CODE_GONE);
        int most = differ ? Math.clamp(left, 0, MOST_CHANGED) : 0;
        RangeHtml.Written changed = RemarkHtml.changed(
                traced.revision() + " → " + where(traced, outcome),
                differ ? outcome.before() : List.of(),
                differ ? outcome.after() : List.of(),
                most);
        if (differ) left -= changed.lines();
        return new OutcomeView(
                new Shown(alike.stream().map(one -> where(traced, one)).collect(Collectors.joining(", "))),
                TrailWords.tone(outcome.fate()),
                TrailWords.of(outcome.fate()),
                outcome.fate() == Fate.NO_LATER_REVISION ? "" : TrailWords.of(outcome.certainty()),
                new Shown(outcome.reason()),
                changed.html(),
                changed.lines() <= FEW_CHANGED,
                differ && changed.cut(),
                alike.stream()
                        .flatMap(one -> links.compared(traced, one).stream())
                        .findFirst(),
                links.mails(outcome));
    }

    private List<EntryView> credited(Traced traced) {
        List<EntryView> views = new ArrayList<>();
        for (int index : traced.credited()) {
            Entry entry = changes.get(index);
            String why = entry.points().stream()
                    .filter(fit -> fit.point().equals(traced.point().id()))
                    .findFirst()
                    .map(Fit::reasons)
                    .map(reasons -> String.join("; ", reasons))
                    .orElse("");
            String from = entry.from().isEmpty() ? "" : entry.from() + " → ";
            views.add(new EntryView(
                    new Shown(from + entry.to()),
                    new Shown(entry.change().text()),
                    SeriesView.href(this.entry, entry.mail()),
                    new Shown(why)));
        }
        return views;
    }
}
