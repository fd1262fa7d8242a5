package dev.reroll.web.patchwork;

import dev.reroll.web.call.Call;
import dev.reroll.web.patchwork.Listed.CoverItem;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code covers/}: cover letters. */
final class CoverResource {

    private static final Map<String, Comparator<CoverItem>> ORDERS = Map.of(
            "id",
            Comparator.comparingLong(CoverItem::number),
            "name",
            Comparator.comparing(CoverItem::name, String.CASE_INSENSITIVE_ORDER),
            "date",
            Comparator.comparing(CoverItem::date),
            "submitter",
            Comparator.comparing(item -> Numbers.person(item.sender().email())));

    private final Teller teller;
    private final MailSource mails;

    CoverResource(Teller teller, MailSource mails) {
        this.teller = teller;
        this.mails = mails;
    }

    List<CoverItem> found(Call call) throws Refused {
        Predicate<Listed> common = Filters.common(teller.catalogue(), call.parameters());
        List<String> ids = Filters.values(call.parameters(), "msgid").stream()
                .map(PatchResource::bare)
                .toList();
        return teller.catalogue().covers().stream()
                .filter(common)
                .filter(item -> ids.isEmpty() || ids.contains(item.cover().id()))
                .sorted(Filters.order(call.parameters(), "id", ORDERS, Comparator.comparingLong(CoverItem::number)))
                .toList();
    }

    Map<String, @Nullable Object> told(CoverItem item) {
        return fields(item).map();
    }

    Map<String, @Nullable Object> toldWhole(CoverItem item) throws IOException {
        Optional<MailSource.Source> source = mails.read(item.cover().id());
        return fields(item)
                .put("headers", source.map(its -> its.head().byName()).orElse(Map.of()))
                .put("content", source.map(its -> its.mail().text()).orElse(""))
                .put(
                        "reroll",
                        teller.standing(item.card(), item.posting().label())
                                .put(
                                        "review",
                                        new PointsTold(teller)
                                                .about(
                                                        mails.trail(item.card()),
                                                        item.cover().id()))
                                .map())
                .map();
    }

    private Fields fields(CoverItem item) {
        Cover cover = item.cover();
        Links links = teller.links();
        Project project = teller.projectOf(item.card());
        String self = links.cover(item.number());
        List<Map<String, @Nullable Object>> series =
                teller.catalogue().seriesOf(item.posting().head()).map(teller::series).stream()
                        .toList();
        return teller.fields()
                .put("id", item.number())
                .put("url", self)
                .since(1, "web_url", links.submission(project, "cover", cover.id()))
                .put("project", teller.project(project))
                .put("msgid", "<" + cover.id() + ">")
                .since(2, "list_archive_url", links.archived(project, cover.id()))
                .put("date", Teller.date(cover.date()))
                .put("name", cover.name())
                .put("submitter", teller.person(cover.sender()))
                .since(1, "mbox", links.mbox(project, "cover", cover.id()))
                .put("series", series)
                .since(1, "comments", self + "comments/")
                .put(
                        "reroll",
                        teller.standing(item.card(), item.posting().label()).map());
    }
}
