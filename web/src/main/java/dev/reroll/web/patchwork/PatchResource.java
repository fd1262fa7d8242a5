package dev.reroll.web.patchwork;

import dev.reroll.web.call.Call;
import dev.reroll.web.patchwork.Listed.PatchItem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code patches/}. */
final class PatchResource {

    private static final Map<String, Comparator<PatchItem>> ORDERS = Map.of(
            "id",
            Comparator.comparingLong(PatchItem::number),
            "name",
            Comparator.comparing(PatchItem::name, String.CASE_INSENSITIVE_ORDER),
            "project",
            Comparator.comparing(item -> item.card().lists().getFirst()),
            "date",
            Comparator.comparing(PatchItem::date),
            "state",
            Comparator.comparing(item -> item.patch().state()),
            "submitter",
            Comparator.comparing(item -> Numbers.person(item.sender().email())));

    private final Teller teller;
    private final MailSource mails;

    PatchResource(Teller teller, MailSource mails) {
        this.teller = teller;
        this.mails = mails;
    }

    List<PatchItem> found(Call call) throws Refused, IOException {
        Predicate<PatchItem> wanted = wanted(call);
        List<PatchItem> found = teller.catalogue().patches().stream()
                .filter(wanted)
                .sorted(Filters.order(call.parameters(), "id", ORDERS, Comparator.comparingLong(PatchItem::number)))
                .toList();
        Optional<String> hash = Filters.value(call.parameters(), "hash");
        return hash.isEmpty() ? found : withHash(found, hash.get().toLowerCase(Locale.ROOT));
    }

    private Predicate<PatchItem> wanted(Call call) throws Refused {
        Predicate<Listed> common = Filters.common(teller.catalogue(), call.parameters());
        Predicate<PatchItem> all = common::test;
        List<String> states = Filters.values(call.parameters(), "state");
        if (!states.isEmpty()) {
            Set<String> wanted = new HashSet<>();
            for (String state : states)
                wanted.add(state.toLowerCase(Locale.ROOT).replace(' ', '-'));
            all = all.and(item -> wanted.contains(item.patch().state()));
        }
        List<String> ids = Filters.values(call.parameters(), "msgid");
        if (!ids.isEmpty()) {
            Set<String> wanted = new HashSet<>();
            for (String id : ids) wanted.add(bare(id));
            all = all.and(item -> wanted.contains(item.patch().id()));
        }
        // nobody delegates or archives here
        Optional<String> archived = Filters.value(call.parameters(), "archived");
        if (archived.filter(value -> value.equalsIgnoreCase("true") || value.equals("1"))
                        .isPresent()
                || Filters.value(call.parameters(), "delegate").isPresent()) {
            return _ -> false;
        }
        return all;
    }

    static String bare(String id) {
        return id.startsWith("<") && id.endsWith(">") && id.length() > 1 ? id.substring(1, id.length() - 1) : id;
    }

    private List<PatchItem> withHash(List<PatchItem> candidates, String hash) throws IOException {
        List<PatchItem> found = new ArrayList<>();
        for (PatchItem item : candidates) {
            // git's patch-id is known without reading the mail
            boolean same = item.patch().patchId().filter(hash::equals).isPresent();
            if (same || mails.hash(item.patch().id()).filter(hash::equals).isPresent()) found.add(item);
        }
        return found;
    }

    Map<String, @Nullable Object> told(PatchItem item) throws IOException {
        return fields(item).map();
    }

    /** With what is read from the mail and the review trail. */
    Map<String, @Nullable Object> toldWhole(PatchItem item) throws IOException {
        Fields fields = fields(item);
        PatchName name = PatchName.of(item.patch().name());
        Optional<MailSource.Source> source = mails.read(item.patch().id());
        return fields.put("headers", source.map(its -> its.head().byName()).orElse(Map.of()))
                .put("content", source.map(its -> its.parts().content()).orElse(""))
                .put("diff", source.map(its -> its.parts().diff()).orElse(""))
                .put("prefixes", name.prefixes())
                .put(
                        "reroll",
                        own(item)
                                .put(
                                        "review",
                                        new PointsTold(teller)
                                                .about(
                                                        mails.trail(item.card()),
                                                        item.patch().id()))
                                .map())
                .map();
    }

    private Fields fields(PatchItem item) throws IOException {
        Patch patch = item.patch();
        Links links = teller.links();
        Project project = teller.projectOf(item.card());
        String self = links.patch(item.number());
        List<Map<String, @Nullable Object>> series =
                teller.catalogue().seriesOf(item.posting().head()).map(teller::series).stream()
                        .toList();
        return teller.fields()
                .put("id", item.number())
                .put("url", self)
                .since(1, "web_url", links.submission(project, "patch", patch.id()))
                .put("project", teller.project(project))
                .put("msgid", "<" + patch.id() + ">")
                .since(2, "list_archive_url", links.archived(project, patch.id()))
                .put("date", Teller.date(patch.date()))
                .put("name", patch.name())
                .put("commit_ref", patch.commit().orElse(null))
                .put("pull_url", null)
                .put("state", patch.state())
                .put("archived", false)
                .put("hash", mails.hash(patch.id()).orElse(null))
                .put("submitter", teller.person(patch.sender()))
                .put("delegate", null)
                .put("mbox", links.mbox(project, "patch", patch.id()))
                .put("series", series)
                .since(1, "comments", self + "comments/")
                .put("check", Checks.worst(teller.catalogue().reports(patch.id())))
                .put("checks", self + "checks/")
                .put("tags", Map.of())
                .since(2, "related", related(item))
                .put("reroll", own(item).map());
    }

    private Fields own(PatchItem item) {
        Patch patch = item.patch();
        return teller.standing(item.card(), item.posting().label())
                .put("place", patch.place().toString())
                .put("replaced", patch.replaced())
                .put("patch_id", patch.patchId().orElse(null))
                .put("points", patch.points().total())
                .put("open_points", patch.points().open());
    }

    /** The same patch in the other revisions: by its title, or by its diff. */
    private List<Map<String, @Nullable Object>> related(PatchItem item) {
        Patch patch = item.patch();
        List<Map<String, @Nullable Object>> related = new ArrayList<>();
        for (Posting posting : item.card().postings()) {
            for (Patch other : posting.patches()) {
                if (other.id().equals(patch.id())) continue;
                boolean same = (!patch.title().isEmpty() && other.title().equalsIgnoreCase(patch.title()))
                        || (patch.patchId().isPresent() && other.patchId().equals(patch.patchId()));
                if (same)
                    teller.catalogue().patch(other.id()).map(teller::patch).ifPresent(related::add);
            }
        }
        return related;
    }
}
