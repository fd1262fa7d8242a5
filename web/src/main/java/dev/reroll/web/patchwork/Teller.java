package dev.reroll.web.patchwork;

import dev.reroll.index.review.SeriesState;
import dev.reroll.index.schema.PointDocuments;
import dev.reroll.ingest.mail.Address;
import dev.reroll.web.patchwork.Listed.CoverItem;
import dev.reroll.web.patchwork.Listed.PatchItem;
import dev.reroll.web.patchwork.Listed.SeriesItem;
import dev.reroll.web.url.Urls;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says in the API's words what the parts of answers are: whom and what resources name.
 *
 * @param project that the client asked for: a series of several lists is then told as one of this one
 */
record Teller(Catalogue catalogue, Links links, Optional<Project> project, Instant now) {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    static String date(Instant time) {
        return DATE.format(time);
    }

    Fields fields() {
        return new Fields(links.version());
    }

    Project projectOf(SeriesCard card) {
        Optional<Project> asked = project.filter(its -> card.lists().contains(its.name()));
        return asked.or(() -> catalogue.project(card))
                .orElseThrow(() -> new IllegalStateException("the series " + card.id() + " is on no list"));
    }

    Map<String, @Nullable Object> project(Project told) {
        return projectFields(told).map();
    }

    Fields projectFields(Project told) {
        String page = links.origin() + Urls.list(told.name());
        return fields().put("id", told.number())
                .put("url", links.api("projects/" + told.number() + "/"))
                .put("name", told.name())
                .put("link_name", told.name())
                .put("list_id", told.listId())
                .put("list_email", told.address())
                .put("web_url", page)
                .put("scm_url", "")
                .put("webscm_url", "")
                .since(1, "subject_match", "")
                .since(2, "list_archive_url", page)
                .since(2, "list_archive_url_format", page + "{}/")
                .since(2, "commit_url_format", "");
    }

    Map<String, @Nullable Object> person(Address address) {
        return personFields(catalogue.person(address)).map();
    }

    Fields personFields(Person person) {
        return fields().put("id", person.number())
                .put("url", links.person(person.number()))
                .put("name", person.name())
                .put("email", person.email());
    }

    Map<String, @Nullable Object> user(Person person) {
        return fields().put("id", person.number())
                .put("url", links.api("users/" + person.number() + "/"))
                .put("username", person.email())
                .put("first_name", person.name())
                .put("last_name", "")
                .put("email", person.email())
                .map();
    }

    Map<String, @Nullable Object> series(SeriesItem item) {
        return fields().put("id", item.number())
                .put("url", links.series(item.number()))
                .since(1, "web_url", links.seriesPage(item.card()))
                .put("date", date(item.date()))
                .put("name", item.name())
                .put("version", item.posting().version())
                .put("mbox", links.seriesMbox(item.number()))
                .map();
    }

    Map<String, @Nullable Object> patch(PatchItem item) {
        return submission(
                links.patch(item.number()),
                item.number(),
                item.card(),
                "patch",
                item.patch().id(),
                item);
    }

    Map<String, @Nullable Object> cover(CoverItem item) {
        return submission(
                links.cover(item.number()),
                item.number(),
                item.card(),
                "cover",
                item.cover().id(),
                item);
    }

    private Map<String, @Nullable Object> submission(
            String url, long number, SeriesCard card, String kind, String id, Listed item) {
        Project its = projectOf(card);
        return fields().put("id", number)
                .put("url", url)
                .since(1, "web_url", links.submission(its, kind, id))
                .put("msgid", "<" + id + ">")
                .since(2, "list_archive_url", links.archived(its, id))
                .put("date", date(item.date()))
                .put("name", item.name())
                .since(1, "mbox", links.mbox(its, kind, id))
                .map();
    }

    /** Where the whole series stands, as derived here: beyond what Patchwork tells. */
    Fields standing(SeriesCard card, String label) {
        Fields fields = fields().put("series", card.id())
                .put("revision", label)
                .put("web_url", links.seriesPage(card))
                .put("trail_url", links.trailPage(card))
                .put("points", card.points().total())
                .put("open_points", card.points().open());
        Optional<SeriesState> state = card.state().map(its -> its.asOf(card.last(), now));
        return fields.put(
                        "state",
                        state.map(its -> PointDocuments.word(its.standing())).orElse(null))
                .put("since", state.map(its -> date(its.since())).orElse(null))
                .put("because", state.map(SeriesState::because).orElse(null))
                .put("reason", state.map(SeriesState::reason).orElse(null))
                .put(
                        "waiting_for",
                        state.flatMap(SeriesState::waitingFor)
                                .map(Address::display)
                                .orElse(null))
                .put("pings", state.map(SeriesState::pings).map(List::size).orElse(0));
    }
}
