package dev.reroll.index.review;

import dev.reroll.index.review.Outcome.Certainty;
import dev.reroll.index.review.Outcome.Fate;
import dev.reroll.index.review.Trail.Traced;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Review points that were read from their mails by hand, with what became of them, and how far trails agree with that.
 * The files' own heads say what their columns mean.
 */
public final class TrailLabels {

    private static final int COLUMNS = 13;

    private final List<Label> labels;

    private TrailLabels(List<Label> labels) {
        this.labels = List.copyOf(labels);
    }

    /**
     * One point, as a reader of the mails has it.
     *
     * @param line fragment of the quoted line that the remark stands below; empty for none
     * @param starts the first words of the remark
     * @param sure whether the reader is sure of what became of it
     * @param heldOut whether it is of a series that nobody looked at while the first rules were made
     */
    public record Label(
            String mail,
            String by,
            String on,
            String anchor,
            String file,
            String line,
            String starts,
            String kind,
            Optional<String> withdrawn,
            String next,
            String changedIn,
            String changelog,
            boolean sure,
            boolean heldOut) {}

    /**
     * How one label and the trails agree.
     *
     * @param point empty where none is found, and for what stands elsewhere in the trail: words in the discussion of a
     *     point, a reminder of the author; these have the right anchor and no outcome of their own
     */
    public record Verdict(
            Label label, Optional<Traced> point, boolean anchorFits, boolean fateFits, boolean wronglyCertain) {}

    /**
     * How often labels and trails agree.
     *
     * @param found labels whose words the trail has
     * @param anchors those that it has on the right lines
     * @param traced those that are points, and so have an outcome
     * @param fates those whose outcome in the next revision is right
     * @param sure those points of whose outcome the reader is sure
     * @param sureFates those of them whose outcome is right
     * @param wronglyCertain those of them whose outcome is wrong and said to be certain
     */
    public record Figures(
            int labels, int found, int anchors, int traced, int fates, int sure, int sureFates, int wronglyCertain) {

        public static Figures of(List<Verdict> verdicts) {
            return new Figures(
                    verdicts.size(),
                    count(verdicts, v -> v.point().isPresent() || v.anchorFits()),
                    count(verdicts, Verdict::anchorFits),
                    count(verdicts, v -> v.point().isPresent()),
                    count(verdicts, Verdict::fateFits),
                    count(verdicts, v -> v.point().isPresent() && v.label().sure()),
                    count(verdicts, v -> v.fateFits() && v.label().sure()),
                    count(verdicts, Verdict::wronglyCertain));
        }

        private static int count(List<Verdict> verdicts, Predicate<Verdict> wanted) {
            return Math.toIntExact(verdicts.stream().filter(wanted).count());
        }

        /** Share of the labels that are found on the right lines; 0 where there are none. */
        public double anchorShare() {
            return labels == 0 ? 0 : (double) anchors / labels;
        }

        /** Share of the sure outcomes that are right; 0 where there are none. */
        public double sureShare() {
            return sure == 0 ? 0 : (double) sureFates / sure;
        }
    }

    /**
     * Reads a file of labels.
     *
     * @throws IllegalArgumentException where a line has not its columns; the message names it
     */
    public static TrailLabels parse(List<String> lines) {
        List<Label> labels = new ArrayList<>();
        boolean heldOut = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("#")) {
                if (line.contains("====") || line.contains("----")) heldOut = line.contains("HELD OUT");
                continue;
            }
            if (line.isBlank()) continue;
            String[] cells = line.split("\t", -1);
            if (cells.length != COLUMNS) {
                throw new IllegalArgumentException(
                        "line " + (i + 1) + " has " + cells.length + " columns in place of " + COLUMNS);
            }
            labels.add(new Label(
                    cells[0],
                    cells[1],
                    cells[2],
                    cells[3],
                    dash(cells[4]),
                    dash(cells[5]),
                    cells[6],
                    cells[7],
                    Optional.of(cells[8]).filter(id -> !id.equals("-")),
                    cells[9],
                    cells[10],
                    cells[11],
                    cells[12].equals("yes"),
                    heldOut));
        }
        return new TrailLabels(labels);
    }

    private static String dash(String cell) {
        return cell.equals("-") ? "" : cell;
    }

    public List<Label> labels() {
        return labels;
    }

    /** Compares each label with the trail of its series. */
    public List<Verdict> compare(Function<String, Optional<Trail>> trailOfMail) {
        Map<String, Optional<Trail>> trails = new LinkedHashMap<>();
        List<Verdict> verdicts = new ArrayList<>();
        for (Label label : labels) {
            Optional<Trail> trail = trails.computeIfAbsent(label.on(), trailOfMail);
            verdicts.add(trail.map(its -> compare(label, its))
                    .orElse(new Verdict(label, Optional.empty(), false, false, false)));
        }
        return verdicts;
    }

    private static Verdict compare(Label label, Trail trail) {
        Optional<Traced> found = Optional.empty();
        for (Traced traced : trail.points()) {
            if (!traced.point().mail().equals(label.mail())) continue;
            if (!squeezed(traced.point().text()).contains(squeezed(List.of(label.starts())))) continue;
            found = Optional.of(traced);
            if (anchorFits(label, traced.point())) break;
        }
        if (found.isEmpty()) {
            // words in a discussion stand below the point that they are about, reminders with the state
            boolean told = (label.anchor().equals("words") && isSaid(label, trail))
                    || (label.kind().equals("procedure") && isPing(label, trail));
            return new Verdict(label, found, told, false, false);
        }
        Traced traced = found.get();
        boolean fate = fateFits(label, traced);
        boolean certain = traced.next().certainty() == Certainty.CERTAIN;
        return new Verdict(label, found, anchorFits(label, traced.point()), fate, !fate && certain && label.sure());
    }

    private static boolean isPing(Label label, Trail trail) {
        return trail.state().pings().stream().anyMatch(ping -> ping.mail().equals(label.mail()));
    }

    private static boolean isSaid(Label label, Trail trail) {
        for (Traced traced : trail.points()) {
            List<Answer> open = new ArrayList<>(traced.discussion());
            for (int i = 0; i < open.size(); i++) {
                Answer answer = open.get(i);
                if (answer.mail().equals(label.mail())
                        && squeezed(answer.text()).contains(squeezed(List.of(label.starts())))) return true;
                open.addAll(answer.answers());
            }
        }
        return false;
    }

    /** An approval is about the patch as a whole, wherever its mail puts it. */
    private static boolean anchorFits(Label label, ReviewPoint point) {
        String wanted = squeezed(List.of(label.line()));
        return switch (point.anchor()) {
            // a report of a machine quotes nothing; the lines that it names are nearer to the point than the whole
            case Anchor.Code _ when label.kind().equals("bot") && label.anchor().equals("whole") -> true;
            case Anchor.Code code ->
                label.anchor().equals("code")
                        && code.file().equals(label.file())
                        && near(wanted, code.lines(), point.quoted());
            case Anchor.Message message ->
                label.anchor().equals("message") && near(wanted, message.lines(), point.quoted());
            case Anchor.Cover cover -> label.anchor().equals("cover") && near(wanted, cover.lines(), point.quoted());
            case Anchor.Words words -> label.anchor().equals("words") && near(wanted, words.lines(), point.quoted());
            case Anchor.Whole _ ->
                label.anchor().equals("whole") || label.kind().equals("approval");
            case Anchor.Lost lost -> false;
        };
    }

    private static boolean near(String wanted, List<String> lines, List<String> quoted) {
        return wanted.isEmpty()
                || squeezed(lines).contains(wanted)
                || squeezed(quoted).contains(wanted);
    }

    private static boolean fateFits(Label label, Traced traced) {
        Fate fate = traced.next().fate();
        return switch (label.next()) {
            case "changed" -> fate == Fate.CHANGED;
            case "unchanged" -> fate == Fate.UNCHANGED;
            case "patch-dropped" -> fate == Fate.PATCH_DROPPED;
            case "code-gone" -> fate == Fate.CODE_GONE;
            case "answered-no-change" -> fate == Fate.ANSWERED_NO_CHANGE;
            // the labels go by the author alone, the trail tells apart where somebody else answered
            case "unanswered" ->
                fate == Fate.UNANSWERED || (fate == Fate.UNCHANGED && isLeftToOthers(traced.discussion()));
            case "no-later-revision" -> fate == Fate.NO_LATER_REVISION;
            default -> false;
        };
    }

    private static boolean isLeftToOthers(List<Answer> discussion) {
        Talk talk = new Talk(discussion);
        return talk.author().isEmpty() && talk.other().isPresent();
    }

    /** Without blanks, quote marks and case: mails wrap lines. */
    private static String squeezed(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            int from = 0;
            while (from < line.length() && (line.charAt(from) == '>' || line.charAt(from) == ' ')) from++;
            if (from < line.length() && "+-".indexOf(line.charAt(from)) >= 0) from++;
            for (int i = from; i < line.length(); i++) {
                if (!Character.isWhitespace(line.charAt(i))) text.append(line.charAt(i));
            }
        }
        return text.toString().toLowerCase(Locale.ROOT);
    }
}
