package dev.reroll.index.review;

import dev.reroll.index.review.ReviewPoint.Kind;
import dev.reroll.index.series.People;
import dev.reroll.index.series.Series;
import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.patch.Subject;
import dev.reroll.ingest.patch.SubjectParser;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answers to a series into review points and what was said about them.
 *
 * <p>A passage that quotes lines of a patch or cover letter, or stands in an answer to one without quoting, is a point,
 * unless the patch's author wrote it. A passage that quotes words of another mail hangs below the point or answer that
 * those words stand in; one that quotes nothing, below what the mail that it answers said last, or, where that mail makes
 * several points, below each of them. Words that belong to no point make one ({@link Anchor.Words}).
 *
 * <p>Each mail is read once, in time n log n of its length; threads that run in circles come to an end.
 */
public final class ReviewReader {

    /** Points of one mail that an answer to the whole mail hangs below. */
    private static final int MOST_SHARED = 16;

    private final ThreadReading thread;
    private final Map<String, Posted> posted;
    /** The passages of each mail that have their place, in order. */
    private final Map<String, List<Voice>> voices = new HashMap<>();
    /** All of them, each after what it hangs below. */
    private final List<Voice> all = new ArrayList<>();

    private ReviewReader(Series series, ThreadMails mails) {
        this.posted = Posted.of(series);
        this.thread = new ThreadReading(mails, posted);
    }

    /**
     * The review points of all revisions, by time, those of one mail in its order.
     *
     * @throws IOException where a mail cannot be read
     */
    public static List<Discussed> of(Series series, ThreadMails mails) throws IOException {
        return new ReviewReader(series, mails).read();
    }

    private List<Discussed> read() throws IOException {
        for (Posted root : posted.values()) {
            Deque<String> open = new ArrayDeque<>(thread.answers(root.id()).reversed());
            while (!open.isEmpty()) {
                String id = open.removeLast();
                ReadMail mail = thread.mail(id).orElse(null);
                if (mail != null && isPosting(mail)) continue; // another series in the same thread
                if (mail != null) answer(mail, root);
                open.addAll(thread.answers(id).reversed());
            }
        }
        for (Voice voice : all.reversed()) voice.close();
        List<Discussed> points = new ArrayList<>();
        for (Voice voice : all) if (voice.point != null) points.add(voice.discussed(voice.point));
        points.sort(Comparator.comparing((Discussed d) -> d.point().date())
                .thenComparing(d -> d.point().mail()));
        return List.copyOf(points);
    }

    private static boolean isPosting(ReadMail mail) {
        Subject subject = SubjectParser.parse(mail.mail().subject());
        return !subject.isReply() && subject.presentsPatch() && !Machines.isMachine(mail.sender());
    }

    private void answer(ReadMail mail, Posted root) throws IOException {
        if (voices.containsKey(mail.id())) return;
        QuotedLines quotes = thread.quotes(mail, root);
        new MailVoices(mail, root, quotes).read();
    }

    /** The passages of one mail find their places. */
    private final class MailVoices {
        private final ReadMail mail;
        private final Posted root;
        private final QuotedLines quotes;
        private final Address sender;
        private final boolean machine;
        private final boolean notice;
        private final List<Voice> made = new ArrayList<>();
        private int number;

        MailVoices(ReadMail mail, Posted root, QuotedLines quotes) {
            this.mail = mail;
            this.root = root;
            this.quotes = quotes;
            this.sender = mail.sender();
            this.machine = Machines.isMachine(sender);
            this.notice = machine && Machines.isNotice(sender);
        }

        void read() throws IOException {
            voices.put(mail.id(), made);
            List<Passage> passages = Passage.of(mail.lines());
            for (Passage passage : passages) {
                List<String> all = trimmed(passage.text(mail.lines()));
                // the trailers in a notice are the commit's
                GivenTrailers text = notice ? new GivenTrailers(List.of(), all) : GivenTrailers.of(all, sender);
                List<String> rest = trimmed(text.rest());
                boolean last = passage.equals(passages.getLast()) && !made.isEmpty();
                Anchoring anchoring = Anchoring.of(passage, mail.lines(), quotes);
                if (!rest.isEmpty() && !(Courtesy.isAll(rest, sender) && (last || !answersTalk(anchoring)))) {
                    place(passage, anchoring, rest);
                }
                if (!text.trailers().isEmpty() && !isAuthor(root)) approve(passage, text);
            }
        }

        private void place(Passage passage, Anchoring anchoring, List<String> text) throws IOException {
            ReadMail source = anchoring.source();
            if (source != null && source.posting()) {
                Posted on = posted.getOrDefault(source.id(), root);
                if (!isAuthor(on)) point(passage, anchoring, text, on);
                else hang(passage, text, nearest(anchoring));
                return;
            }
            if (source != null) {
                Voice said = at(source.id(), anchoring.line());
                if (said != null) {
                    hang(passage, text, List.of(said));
                    return;
                }
            }
            List<Voice> above = source == null ? lastSaid(thread.above(mail.id())) : lastSaid(source.id());
            if (above.isEmpty()) {
                boolean cover = root.id().equals(root.cover());
                if (!isAuthor(root)) point(passage, anchoring.onTitle(root.title(), cover), text, root);
            } else {
                hang(passage, text, above);
            }
        }

        /** Whether the passage answers what somebody said rather than the patch. */
        private boolean answersTalk(Anchoring anchoring) {
            if (anchoring.source() != null) return !anchoring.source().posting();
            String above = thread.above(mail.id());
            return above != null && !posted.containsKey(above);
        }

        private boolean isAuthor(Posted on) throws IOException {
            for (Address each : on.senders()) if (People.same(each, sender)) return true;
            return thread.mail(on.id()).map(m -> m.isBy(sender)).orElse(false);
        }

        private void hang(Passage passage, List<String> text, List<Voice> above) throws IOException {
            if (above.isEmpty()) return;
            Voice answer = above.getFirst()
                    .answer(mail, passage.from(), passage.to(), text, isAuthor(above.getFirst().posted));
            for (Voice other : above.subList(1, above.size())) other.share(answer);
            keep(answer);
        }

        private void keep(Voice voice) {
            made.add(voice);
            all.add(voice);
        }

        private void point(Passage passage, Anchoring anchoring, List<String> text, Posted on) throws IOException {
            if (machine && anchoring.anchor() instanceof Anchor.Whole && report(passage, text, on)) return;
            boolean onCode = anchoring.anchor() instanceof Anchor.Code;
            KindRules.Judged judged;
            if (notice) judged = new KindRules.Judged(Kind.PROCEDURE, List.of(sender.display()));
            else if (machine) judged = new KindRules.Judged(Kind.BOT_REPORT, List.of(sender.display()));
            else judged = KindRules.of(text, onCode);
            point(passage, anchoring, text, on, judged);
        }

        private void point(
                Passage passage, Anchoring anchoring, List<String> text, Posted on, KindRules.Judged judged) {
            ReadMail source = anchoring.source();
            String above = thread.above(mail.id());
            ReviewPoint point = new ReviewPoint(
                    mail.id(),
                    ++number,
                    sender,
                    mail.mail().date(),
                    on.id(),
                    source != null ? source.id() : above != null ? above : on.id(),
                    anchoring.anchor(),
                    judged.kind(),
                    judged.signs(),
                    anchoring.quoted(),
                    text);
            keep(Voice.point(point, on, passage.from(), passage.to()));
        }

        /** A report of a machine makes a point of each place of the patch that it names; false where it names none. */
        private boolean report(Passage passage, List<String> text, Posted on) throws IOException {
            ReadMail patch = thread.mail(on.id()).orElse(null);
            if (patch == null || notice) return false;
            List<MachineReport.Spot> spots =
                    MachineReport.spots(text, patch.diff().files());
            for (int i = 0; i < spots.size(); i++) {
                int from = i == 0 ? 0 : spots.get(i).line();
                int to = i + 1 < spots.size() ? spots.get(i + 1).line() : text.size();
                Anchoring anchoring = new Anchoring(spots.get(i).anchor(), patch, -1, List.of());
                KindRules.Judged judged = new KindRules.Judged(Kind.BOT_REPORT, List.of(sender.display()));
                point(passage, anchoring, trimmed(text.subList(from, to)), on, judged);
            }
            return !spots.isEmpty();
        }

        private void approve(Passage passage, GivenTrailers text) {
            Kind kind = text.against() ? Kind.OBJECTION : Kind.APPROVAL;
            Anchoring whole = new Anchoring(new Anchor.Whole(), null, -1, List.of());
            point(passage, whole, text.trailers(), root, new KindRules.Judged(kind, text.names()));
        }

        /** The point of the mail above that stands on the same lines, for an author who cut it out; else what it said last. */
        private List<Voice> nearest(Anchoring anchoring) {
            String above = thread.above(mail.id());
            for (Voice voice : above == null ? List.<Voice>of() : voices.getOrDefault(above, List.of())) {
                if (voice.point != null && isBeside(voice.point.anchor(), anchoring.anchor())) return List.of(voice);
            }
            return lastSaid(above);
        }
    }

    private static boolean isBeside(Anchor a, Anchor b) {
        return a instanceof Anchor.Code x
                && b instanceof Anchor.Code y
                && x.file().equals(y.file())
                && x.hunk() == y.hunk()
                && x.first() <= y.last()
                && y.first() <= x.last();
    }

    /** The passage of the mail that the line belongs to, or the nearest above it. */
    private @Nullable Voice at(String mail, int line) {
        Voice best = null;
        for (Voice voice : voices.getOrDefault(mail, List.of())) {
            if (voice.from > line) break;
            best = voice;
            if (line < voice.to) break;
        }
        return best;
    }

    /**
     * What an answer to the whole mail hangs below: all points of the mail, trailers aside, or its last word in a discussion, or, where it
     * said nothing that counts, that of the mail above it.
     */
    private List<Voice> lastSaid(@Nullable String mail) {
        String at = mail;
        for (int steps = 0; at != null && steps < 1000; steps++) {
            List<Voice> said = voices.getOrDefault(at, List.of());
            if (!said.isEmpty()) {
                List<Voice> points = said.stream()
                        .filter(v -> v.point != null && v.point.kind() != Kind.APPROVAL)
                        .limit(MOST_SHARED)
                        .toList();
                return points.isEmpty() ? List.of(said.getLast()) : points;
            }
            at = thread.above(at);
        }
        return List.of();
    }

    private static List<String> trimmed(List<String> lines) {
        int from = 0;
        int to = lines.size();
        while (from < to && lines.get(from).isBlank()) from++;
        while (to > from && lines.get(to - 1).isBlank()) to--;
        return List.copyOf(lines.subList(from, to));
    }
}
