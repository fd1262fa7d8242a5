package dev.reroll.web.patchwork;

import dev.reroll.index.history.History;
import dev.reroll.index.search.MailSearch;
import dev.reroll.ingest.archive.Archive;
import dev.reroll.web.call.Answer;
import dev.reroll.web.call.Call;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Patchwork's REST API, versions 1.0 to 1.4, for clients that read. A revision is what Patchwork calls a series, a mailing
 * list what it calls a project. States are those that the index derives, in Patchwork's words; what it has no word for
 * stands in a field {@code reroll} of its own. Nobody has to log in, and nobody can change anything.
 *
 * <p>Safe for many threads at once.
 */
public final class Patchwork {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Catalogues catalogues;
    private final MailSource mails;

    /** All three stay the caller's to close. */
    public Patchwork(MailSearch search, History history, Archive archive) {
        this.catalogues = new Catalogues(search);
        this.mails = new MailSource(search, history, archive);
    }

    /** The answer to a call of the API or of what it links to; empty where it names no page of Patchwork's. */
    public Optional<Answer> answer(Call call) throws IOException {
        boolean api = call.steps().getFirst().equals("api");
        if (!call.slash()) {
            String query = call.query().isEmpty() ? "" : "?" + call.query();
            return Optional.of(new Answer.Redirect(301, call.path() + "/" + query));
        }
        if (api) return Optional.of(told(call));
        return call.reads() ? new Linked(call, catalogues.now(), mails).answer() : Optional.empty();
    }

    private Answer told(Call call) throws IOException {
        try {
            if (!call.reads()) throw Refused.readOnly();
            List<String> steps = call.steps().subList(1, call.steps().size());
            Optional<Version> named = steps.isEmpty() ? Optional.empty() : Version.parse(steps.getFirst());
            Version version = named.orElse(Version.newest());
            Catalogue catalogue = catalogues.now();
            Optional<Project> project =
                    Filters.value(call.parameters(), "project").flatMap(catalogue::project);
            Teller teller = new Teller(catalogue, new Links(call.origin(), version), project, Instant.now());
            Api.Told told =
                    new Api(call, teller, mails).answer(named.isPresent() ? steps.subList(1, steps.size()) : steps);
            Map<String, String> link = told.link().isEmpty() ? Map.of() : Map.of("Link", told.link());
            return Answer.json(JSON.writeValueAsBytes(told.body()), link);
        } catch (Refused refused) {
            Map<String, String> headers = refused.status() == 405 ? Map.of("Allow", "GET, HEAD") : Map.of();
            return new Answer.Whole(
                    refused.status(), "application/json", headers, JSON.writeValueAsBytes(refused.body()));
        }
    }
}
