package dev.reroll.web.json;

import dev.reroll.index.history.Comparison;
import dev.reroll.index.history.History;
import dev.reroll.index.history.NoSuchRevisionException;
import dev.reroll.index.history.SeriesHistory;
import dev.reroll.index.query.QueryException;
import dev.reroll.index.review.SeriesState;
import dev.reroll.index.review.Trail;
import dev.reroll.index.review.Trail.Traced;
import dev.reroll.index.search.MailSearch;
import dev.reroll.index.search.Order;
import dev.reroll.index.search.SearchOptions;
import dev.reroll.index.search.Wanted;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.web.call.Answer;
import dev.reroll.web.call.Call;
import dev.reroll.web.matrix.Behaviours;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /api/reroll/}: the answers of the commands' {@code --json} over HTTP. {@code openapi.json} there says what can be
 * asked and what comes back.
 *
 * <p>Safe for many threads at once.
 */
public final class OwnApi {

    private static final String DOCUMENT = "openapi.json";
    private static final String USUAL_PAGE = "25";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final MailSearch search;
    private final History history;

    /** Both stay the caller's to close. */
    public OwnApi(MailSearch search, History history) {
        this.search = search;
        this.history = history;
    }

    /**
     * The answer, which says why where there is none.
     *
     * @param call of a path below {@code /api/reroll}
     */
    public Answer answer(Call call) throws IOException {
        List<String> steps = call.steps().subList(2, call.steps().size());
        boolean document = steps.equals(List.of(DOCUMENT));
        try {
            if (!call.reads()) return refusal(405, "This is read-only: everything follows from the mails.");
            if (document && !call.slash()) return Answer.json(document(), Map.of());
            if (!call.slash()) {
                String query = call.query().isEmpty() ? "" : "?" + call.query();
                return new Answer.Redirect(301, call.path() + "/" + query);
            }
            return Answer.json(told(call, steps), Map.of());
        } catch (Unanswerable e) {
            return refusal(e.status(), String.valueOf(e.getMessage()));
        }
    }

    private static Answer refusal(int status, String sentence) {
        Map<String, String> headers = status == 405 ? Map.of("Allow", "GET, HEAD") : Map.of();
        return new Answer.Whole(status, "application/json", headers, JSON.writeValueAsBytes(Map.of("error", sentence)));
    }

    private static byte[] document() throws IOException {
        try (InputStream in = OwnApi.class.getResourceAsStream(DOCUMENT)) {
            if (in == null) throw new IOException(DOCUMENT + " is missing from this build");
            return in.readAllBytes();
        }
    }

    private byte[] told(Call call, List<String> steps) throws IOException, Unanswerable {
        String first = steps.isEmpty() ? "" : steps.getFirst();
        return switch (steps.size()) {
            case 1 ->
                switch (first) {
                    case "search" -> JSON.writeValueAsBytes(found(call));
                    case "series" -> JSON.writeValueAsBytes(seriesList(call));
                    case "matrix" -> matrix(call);
                    default -> throw noSuchPath(call);
                };
            case 2, 3 -> {
                if (!first.equals("series")) throw noSuchPath(call);
                SeriesHistory series = series(steps.get(1));
                yield JSON.writeValueAsBytes(
                        switch (steps.size() == 2 ? "" : steps.get(2)) {
                            case "" -> SeriesJson.of(series.entry(), series.changes());
                            case "revisions" -> RevisionsJson.of(series.entry());
                            case "range-diff" -> rangeDiff(call, series);
                            case "trail" -> trail(call, series);
                            default -> throw noSuchPath(call);
                        });
            }
            default -> throw noSuchPath(call);
        };
    }

    private static Unanswerable noSuchPath(Call call) {
        return Unanswerable.notFound(
                "There is nothing at " + call.path() + "; /api/reroll/" + DOCUMENT + " says what there is.");
    }

    private SeriesHistory series(String id) throws IOException, Unanswerable {
        Optional<SeriesHistory> found = history.series(id);
        if (found.isPresent()) return found.get();
        throw Unanswerable.notFound(
                search.mail(id).isPresent()
                        ? "The mail " + id + " is no part of a series and answers none."
                        : "No mail has the Message-ID " + id + ".");
    }

    private Object found(Call call) throws IOException, Unanswerable {
        String query = value(call, "q", "");
        if (query.isBlank()) throw Unanswerable.badValue("q, what to search for, is missing.");
        SearchOptions options = options(call);
        try {
            Wanted wanted = switch (value(call, "in", "")) {
                case "" -> search.wanted(query);
                case "mails" -> Wanted.MAILS;
                case "points" -> Wanted.POINTS;
                case "series" -> Wanted.SERIES;
                default -> throw Unanswerable.badValue("in is mails, points or series.");
            };
            return switch (wanted) {
                case MAILS -> MailListJson.of(query, options.offset(), search.search(query, options));
                case POINTS -> PointListJson.of(query, options.offset(), search.points(query, options));
                case SERIES -> SeriesListJson.of(query, options.offset(), search.series(query, options));
            };
        } catch (QueryException e) {
            throw Unanswerable.badValue("The query cannot be read: " + e.getMessage());
        }
    }

    private SeriesListJson seriesList(Call call) throws IOException, Unanswerable {
        String query = value(call, "q", "");
        SearchOptions options = options(call);
        try {
            return SeriesListJson.of(query, options.offset(), search.series(query, options));
        } catch (QueryException e) {
            throw Unanswerable.badValue("The query cannot be read: " + e.getMessage());
        }
    }

    /** The words of {@code search --sort} and of {@code series --sort} both. */
    private SearchOptions options(Call call) throws IOException, Unanswerable {
        Order order = switch (value(call, "sort", "date")) {
            case "date", "active" -> Order.NEWEST;
            case "oldest", "quiet" -> Order.OLDEST;
            case "arrival" -> Order.ARRIVAL;
            case "relevance" -> Order.RELEVANCE;
            default ->
                throw Unanswerable.badValue("sort is date, oldest, arrival or relevance; of series active or quiet.");
        };
        Optional<String> list = call.parameters().get("list").filter(name -> !name.isEmpty());
        if (list.isPresent()
                && search.lists().stream().noneMatch(known -> known.list().equals(list.get()))) {
            throw Unanswerable.notFound("No list is called " + list.get() + ".");
        }
        try {
            return new SearchOptions(
                    list, order, number(call, "offset", "0"), number(call, "limit", USUAL_PAGE), false);
        } catch (IllegalArgumentException e) {
            throw Unanswerable.badValue(String.valueOf(e.getMessage()));
        }
    }

    private RangeDiffJson rangeDiff(Call call, SeriesHistory series) throws IOException, Unanswerable {
        List<Revision> all = series.series().revisions();
        Optional<Revision> from = revision(call, series, "from");
        Optional<Revision> to = revision(call, series, "to");
        if (from.isPresent() != to.isPresent()) {
            throw Unanswerable.badValue("Name two revisions, from and to, or none for the last two.");
        }
        if (from.isEmpty() && all.size() < 2) {
            throw Unanswerable.notFound("The series has one revision: there is nothing to compare it with.");
        }
        Comparison compared = series.compare(from.orElseGet(() -> all.get(all.size() - 2)), to.orElseGet(all::getLast));
        return RangeDiffJson.of(series.entry().id(), compared, compared.rangeDiff());
    }

    private TrailJson trail(Call call, SeriesHistory series) throws IOException, Unanswerable {
        Trail trail = series.trail()
                .orElseThrow(() -> new IOException(
                        "the index holds no review trail of " + series.entry().id() + ": run \"reroll reindex\""));
        boolean open = !value(call, "open", "0").equals("0");
        WantedPoints wanted = new WantedPoints(
                value(call, "by", ""), open, revision(call, series, "revision").map(Revision::label));
        SeriesState state = trail.state().asOf(series.entry().last(), Instant.now());
        List<Traced> points = trail.points().stream().filter(wanted).toList();
        return TrailJson.of(series.series().title(), trail, state, points);
    }

    private static Optional<Revision> revision(Call call, SeriesHistory series, String parameter) throws Unanswerable {
        String name = value(call, parameter, "");
        if (name.isEmpty()) return Optional.empty();
        try {
            return Optional.of(series.revision(name));
        } catch (NoSuchRevisionException e) {
            throw Unanswerable.notFound(String.valueOf(e.getMessage()));
        }
    }

    private static byte[] matrix(Call call) throws IOException, Unanswerable {
        String series = value(call, "series", "");
        StringWriter told = new StringWriter();
        StringWriter trouble = new StringWriter();
        List<String> words =
                series.isEmpty() ? List.of("matrix", "form=json") : List.of("matrix", "series=" + series, "form=json");
        try (PrintWriter out = new PrintWriter(told);
                PrintWriter err = new PrintWriter(trouble)) {
            if (Behaviours.run(out, err, words) != 0) {
                throw Unanswerable.notFound(trouble.toString().strip().replaceFirst("^reroll: ", ""));
            }
        }
        return told.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String value(Call call, String name, String otherwise) {
        return call.parameters()
                .get(name)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(otherwise);
    }

    private static int number(Call call, String name, String otherwise) throws Unanswerable {
        String text = value(call, name, otherwise);
        boolean digits = text.length() <= 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits) throw Unanswerable.badValue(name + " is a number of at most six digits, not " + text + ".");
        return Integer.parseInt(text);
    }
}
