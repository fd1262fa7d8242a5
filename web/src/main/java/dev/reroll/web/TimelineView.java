package dev.reroll.web;

import dev.reroll.index.review.SeriesState;
import dev.reroll.index.series.Participant;
import dev.reroll.index.series.Series.Applied;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.index.series.SeriesMail;
import dev.reroll.web.text.Shown;
import dev.reroll.web.view.Sizes;
import dev.reroll.web.view.Timeline;
import dev.reroll.web.view.When;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Draws the life of a series: its revisions, the mails in between, pings, and when it was applied. */
final class TimelineView {

    private static final int BARS = 72;
    private static final int TALLEST = 60;

    /** Rows of labels: with more, the picture would be all labels. */
    private static final int ROWS = 4;

    /** Percents that a label takes, on a page of middling width. */
    private static final double LABEL = 4.5;

    private static final int MOST_TICKS = 7;

    /** Left free at both ends, in percents. */
    private static final double MARGIN = 1.5;

    private final SeriesEntry entry;
    private final long start;
    private final long span;

    TimelineView(SeriesEntry entry) {
        this.entry = entry;
        start = entry.first().getEpochSecond();
        span = Math.max(
                entry.last().getEpochSecond() - start, Duration.ofDays(2).toSeconds());
    }

    Timeline of(Optional<SeriesState> state) {
        List<Timeline.Mark> marks = new ArrayList<>();
        state.ifPresent(known -> {
            for (SeriesState.Ping ping : known.pings()) {
                marks.add(mark(ping.date(), 0, "ping", "ping, " + new When(ping.date()).day(), "#state", "ping"));
            }
        });
        for (Applied applied : entry.series().applied()) {
            String day = new When(applied.date()).day();
            boolean again = marks.stream().anyMatch(mark -> mark.title().raw().equals("applied, " + day));
            if (!again) marks.add(mark(applied.date(), 0, "applied", "applied, " + day, "#applied", "applied"));
        }
        boolean pings = state.isPresent() && !state.get().pings().isEmpty();
        return new Timeline(summary(), ticks(), bars(), revisions(), marks, pings);
    }

    private Shown summary() {
        List<Revision> revisions = entry.series().revisions();
        StringBuilder text = new StringBuilder("Timeline: ");
        for (int i = 0; i < revisions.size(); i++) {
            text.append(i == 0 ? "" : ", ")
                    .append(revisions.get(i).label())
                    .append(" on ")
                    .append(new When(revisions.get(i).date()).day());
        }
        return new Shown(text.append("; ")
                .append(Sizes.count(entry.mails().size(), "mail", "mails"))
                .toString());
    }

    private List<Timeline.Mark> revisions() {
        List<Timeline.Mark> marks = new ArrayList<>();
        double[] taken = new double[ROWS];
        java.util.Arrays.fill(taken, -100);
        for (Revision revision : entry.series().revisions()) {
            double at = place(revision.date());
            int row = 0;
            for (int i = 0; i < ROWS; i++) {
                if (at - taken[i] >= LABEL) {
                    row = i;
                    break;
                }
                if (taken[i] < taken[row]) row = i;
            }
            taken[row] = at;
            marks.add(mark(
                    revision.date(),
                    row,
                    revision.label(),
                    revision.label() + ", " + new When(revision.date()).day(),
                    "#" + SeriesView.anchor(entry.series(), revision),
                    "revision"));
        }
        return marks;
    }

    private Timeline.Mark mark(Instant time, int row, String label, String title, String href, String kind) {
        double at = place(time);
        String anchor = at < 6 ? "start" : at > 94 ? "end" : "middle";
        return new Timeline.Mark(percent(at), row, anchor, new Shown(label), new Shown(title), href, kind);
    }

    private List<Timeline.Bar> bars() {
        int[][] counts = new int[BARS][2];
        Set<String> authors = new HashSet<>();
        for (Participant person : entry.people()) {
            if (person.author()) authors.add(person.address().email().toLowerCase(Locale.ROOT));
        }
        for (SeriesMail mail : entry.mails()) {
            int bar = Math.clamp((mail.sent().getEpochSecond() - start) * BARS / span, 0, BARS - 1);
            boolean author = authors.contains(mail.by().email().toLowerCase(Locale.ROOT));
            counts[bar][author ? 0 : 1]++;
        }
        int most = 1;
        for (int[] count : counts) most = Math.max(most, count[0] + count[1]);
        List<Timeline.Bar> bars = new ArrayList<>();
        double width = (100 - 2 * MARGIN) / BARS;
        for (int i = 0; i < BARS; i++) {
            int all = counts[i][0] + counts[i][1];
            if (all == 0) continue;
            int height = Math.max(3, all * TALLEST / most);
            int own = height * counts[i][0] / all;
            String day = new When(Instant.ofEpochSecond(start + span * i / BARS)).day();
            bars.add(new Timeline.Bar(
                    percent(MARGIN + i * width),
                    percent(width * 0.8),
                    own,
                    height - own,
                    new Shown("from " + day + ": " + Sizes.count(all, "mail", "mails") + ", "
                            + Sizes.count(counts[i][0]) + " by authors")));
        }
        return bars;
    }

    /** Firsts of months, as many as fit; days where it was over within a few weeks. */
    private List<Timeline.Tick> ticks() {
        LocalDate first = LocalDate.ofInstant(Instant.ofEpochSecond(start), ZoneOffset.UTC);
        long days = Duration.ofSeconds(span).toDays();
        boolean short1 = days < 60;
        long step = short1
                ? Math.max(1, (days + MOST_TICKS - 1) / MOST_TICKS)
                : Math.max(1, (days / 30 + MOST_TICKS - 1) / MOST_TICKS);
        DateTimeFormatter form = DateTimeFormatter.ofPattern(short1 ? "d MMM" : "MMM yyyy", Locale.ENGLISH);
        LocalDate day = short1 ? first.plusDays(1) : first.withDayOfMonth(1).plusMonths(1);
        List<Timeline.Tick> ticks = new ArrayList<>();
        for (int i = 0; i < 2 * MOST_TICKS; i++) {
            Instant at = day.atStartOfDay(ZoneOffset.UTC).toInstant();
            double place = place(at);
            if (place > 96) break;
            if (place > 4) ticks.add(new Timeline.Tick(percent(place), form.format(day)));
            day = short1 ? day.plusDays(step) : day.plusMonths(step);
        }
        return ticks;
    }

    private double place(Instant time) {
        double share = (double) (time.getEpochSecond() - start) / span;
        return MARGIN + Math.clamp(share, 0, 1) * (100 - 2 * MARGIN);
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }
}
