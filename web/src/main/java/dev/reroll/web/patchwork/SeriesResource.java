package dev.reroll.web.patchwork;

import dev.reroll.web.call.Call;
import dev.reroll.web.patchwork.Listed.SeriesItem;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code series/}: revisions. */
final class SeriesResource {

    private static final Map<String, Comparator<SeriesItem>> ORDERS = Map.of(
            "id",
            Comparator.comparingLong(SeriesItem::number),
            "name",
            Comparator.comparing(SeriesItem::name, String.CASE_INSENSITIVE_ORDER),
            "date",
            Comparator.comparing(SeriesItem::date),
            "submitter",
            Comparator.comparing(item -> Numbers.person(item.sender().email())),
            "received_all",
            Comparator.comparing(item -> item.posting().complete()));

    private final Teller teller;

    SeriesResource(Teller teller) {
        this.teller = teller;
    }

    List<SeriesItem> found(Call call) throws Refused {
        var wanted = Filters.common(teller.catalogue(), call.parameters());
        return teller.catalogue().series().stream()
                .filter(wanted)
                .sorted(Filters.order(call.parameters(), "id", ORDERS, Comparator.comparingLong(SeriesItem::number)))
                .toList();
    }

    Map<String, @Nullable Object> told(SeriesItem item) {
        Posting posting = item.posting();
        Catalogue catalogue = teller.catalogue();
        List<Map<String, @Nullable Object>> patches = posting.patches().stream()
                .flatMap(patch -> catalogue.patch(patch.id()).stream())
                .map(teller::patch)
                .toList();
        Optional<Map<String, @Nullable Object>> cover =
                posting.cover().flatMap(its -> catalogue.cover(its.id())).map(teller::cover);
        Fields fields = teller.fields()
                .put("id", item.number())
                .put("url", teller.links().series(item.number()))
                .since(1, "web_url", teller.links().seriesPage(item.card()))
                .put("project", teller.project(teller.projectOf(item.card())))
                .put("name", item.name())
                .put("date", Teller.date(item.date()))
                .put("submitter", teller.person(item.sender()))
                .put("version", posting.version())
                .put("total", posting.total())
                .put("received_total", posting.patches().size())
                .put("received_all", posting.complete())
                .put("mbox", teller.links().seriesMbox(item.number()))
                .put("cover_letter", cover.orElse(null))
                .put("patches", patches);
        fields.since(4, "dependencies", urls(posting.dependsOn()));
        fields.since(4, "dependents", urls(posting.dependents()));
        return fields.put(
                        "reroll", teller.standing(item.card(), posting.label()).map())
                .map();
    }

    private List<String> urls(List<String> heads) {
        return heads.stream()
                .flatMap(head -> teller.catalogue().seriesOf(head).stream())
                .map(item -> teller.links().series(item.number()))
                .toList();
    }
}
