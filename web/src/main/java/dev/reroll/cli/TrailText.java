package dev.reroll.cli;

import dev.reroll.index.review.Anchor;
import dev.reroll.index.review.Answer;
import dev.reroll.index.review.Outcome;
import dev.reroll.index.review.Outcome.Certainty;
import dev.reroll.index.review.Outcome.Fate;
import dev.reroll.index.review.ReviewPoint;
import dev.reroll.index.review.SeriesState;
import dev.reroll.index.review.SeriesState.Ping;
import dev.reroll.index.review.Trail;
import dev.reroll.index.review.Trail.Traced;
import dev.reroll.index.schema.PointDocuments;
import dev.reroll.ingest.mail.Address;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** A review trail, written out for a terminal. */
final class TrailText {

    private static final int MOST_QUOTED = 4;
    private static final int MOST_TEXT = 8;
    private static final int MOST_DEPTH = 6;

    private final PrintWriter out;
    private final Trail trail;

    TrailText(PrintWriter out, Trail trail) {
        this.out = out;
        this.trail = trail;
    }

    void print(String title, SeriesState state, Instant now, List<Traced> points) {
        say("", title, 2);
        state(state, now);
        String revision = "";
        for (Traced traced : points) {
            if (!traced.revision().equals(revision)) {
                revision = traced.revision();
                out.println();
                out.println(Screen.plain(revision));
            }
            point(traced);
        }
    }

    private void state(SeriesState state, Instant now) {
        long days = Math.max(0, Duration.between(state.since(), now).toDays());
        String whom = state.waitingFor().map(who -> ", on " + name(who)).orElse("");
        say(
                "  ",
                words(state.standing()) + " since " + Columns.day(state.since()) + ", " + Counted.of(days, "day") + whom
                        + ": " + state.reason(),
                4);
        say("    ", state.because(), 4);
        for (Ping ping : state.pings()) {
            String asked = ping.asked().isEmpty()
                    ? ""
                    : ", to " + ping.asked().stream().map(TrailText::name).collect(Collectors.joining(", "));
            String answered = ping.answeredBy().map(id -> ", answered by " + id).orElse(", not answered");
            say(
                    "  ",
                    "ping " + Columns.day(ping.date()) + " after " + Counted.of(ping.days(), "day") + " of silence"
                            + asked + answered,
                    4);
        }
    }

    private void point(Traced traced) {
        ReviewPoint point = traced.point();
        out.println();
        String patch = traced.place() == 0 ? "cover letter" : "patch " + traced.place();
        say("  ", patch + ": " + traced.patch(), 4);
        say(
                "  ",
                Columns.day(point.date()) + "  " + name(point.by()) + "  " + words(point.kind())
                        + (traced.withdrawn().isPresent() ? ", withdrawn" : "") + anchor(point.anchor()),
                4);
        say("    ", point.id(), 4);
        List<String> quoted = point.quoted();
        for (String line : quoted.subList(Math.max(0, quoted.size() - MOST_QUOTED), quoted.size())) {
            out.println(Screen.plain("    > " + line.replace("\t", "        "), Columns.SCREEN));
        }
        text("    ", point.text());
        for (Answer answer : traced.discussion()) answer(answer, 1);
        traced.withdrawn().ifPresent(mail -> say("    ", "withdrawn in " + mail, 6));
        Outcome last = traced.next();
        outcome(last, traced.revision());
        for (Outcome outcome : traced.outcomes()) {
            // what stays as it was needs no line of its own
            if (outcome.fate() != last.fate()) outcome(outcome, traced.revision());
            last = outcome;
        }
        for (int index : traced.credited()) {
            Trail.Entry entry = trail.changes().get(index);
            say("    ", "changelog of " + entry.to() + ": " + entry.change().text(), 6);
        }
    }

    private static String anchor(Anchor anchor) {
        return switch (anchor) {
            case Anchor.Code code -> ", " + code.file() + ":" + (code.newLine() > 0 ? code.newLine() : code.oldLine());
            case Anchor.Message _ -> ", commit message";
            case Anchor.Cover _ -> ", cover letter";
            case Anchor.Words _ -> ", a discussion";
            case Anchor.Whole _ -> "";
            case Anchor.Lost _ -> ", on lines that no mail has";
        };
    }

    private void outcome(Outcome outcome, String made) {
        String sure = outcome.certainty() == Certainty.CERTAIN || outcome.fate() == Fate.UNKNOWN
                ? ""
                : " (" + words(outcome.certainty()) + ")";
        // a patch that was replaced within its revision
        String where = outcome.revision().equals(made) ? "the reroll in " + made : outcome.revision();
        String in = where.isEmpty() ? "" : where + ": ";
        say("    => ", in + words(outcome.fate()) + sure + ". " + outcome.reason(), 7);
    }

    private void answer(Answer answer, int depth) {
        String indent = "  ".repeat(2 + Math.min(depth, MOST_DEPTH));
        say(
                indent,
                name(answer.by()) + " " + words(answer.stance()) + ", " + Columns.day(answer.date()) + ":",
                indent.length());
        text(indent + "  ", answer.text());
        for (Answer below : answer.answers()) answer(below, depth + 1);
    }

    private void text(String indent, List<String> lines) {
        int shown = 0;
        for (String line : lines) {
            if (line.isBlank()) continue;
            if (shown++ == MOST_TEXT) {
                out.println(indent + "[…]");
                return;
            }
            out.println(Screen.plain(indent + line.replace("\t", "        "), Columns.SCREEN));
        }
    }

    static String words(Enum<?> value) {
        return PointDocuments.word(value).replace('-', ' ');
    }

    static String name(Address address) {
        return address.name().isEmpty() ? address.email() : address.name();
    }

    private void say(String first, String text, int indent) {
        for (String line : Columns.wrapped(first, text, indent)) out.println(line);
    }
}
