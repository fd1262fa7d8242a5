package dev.reroll.web.patchwork;

import dev.reroll.web.call.Answer;
import dev.reroll.web.call.Call;
import dev.reroll.web.patchwork.Listed.CoverItem;
import dev.reroll.web.patchwork.Listed.PatchItem;
import dev.reroll.web.patchwork.Listed.SeriesItem;
import dev.reroll.web.url.Urls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What answers of the API link to and is no JSON: mboxes and diffs, and Patchwork's pages, which lead to ours. Empty for
 * what there is not.
 */
final class Linked {

    private static final String PLAIN = "text/plain; charset=utf-8";

    private final Call call;
    private final Catalogue catalogue;
    private final MailSource mails;

    Linked(Call call, Catalogue catalogue, MailSource mails) {
        this.call = call;
        this.catalogue = catalogue;
        this.mails = mails;
    }

    Optional<Answer> answer() throws IOException {
        List<String> steps = call.steps();
        String first = steps.getFirst();
        if (first.equals("project")) return steps.size() < 2 ? Optional.empty() : ofProject(steps);
        if (steps.size() < 2 || steps.size() > 3) return Optional.empty();
        Optional<Long> number = Filters.number(steps.get(1));
        String form = steps.size() == 3 ? steps.get(2) : "";
        return switch (first) {
            case "series" -> {
                Optional<SeriesItem> item = number.flatMap(catalogue::series);
                yield item.isPresent() && form.equals("mbox") ? series(item.get()) : Optional.empty();
            }
            case "patch" -> {
                Optional<PatchItem> item = number.flatMap(catalogue::patch);
                yield item.isPresent() ? patch(item.get(), form) : Optional.empty();
            }
            case "cover" -> {
                Optional<CoverItem> item = number.flatMap(catalogue::cover);
                yield item.isPresent() ? cover(item.get(), form) : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private Optional<Answer> ofProject(List<String> steps) throws IOException {
        Optional<Project> project = catalogue.project(steps.get(1));
        if (project.isEmpty()) return Optional.empty();
        String kind = steps.size() > 2 ? steps.get(2) : "list";
        if (steps.size() <= 3 && kind.equals("list")) {
            Optional<String> path = Filters.value(call.parameters(), "series")
                    .flatMap(Filters::number)
                    .flatMap(catalogue::series)
                    .map(item -> Urls.series(item.card().id()));
            return Optional.of(new Answer.Redirect(
                    302, path.orElse(Urls.seriesOf(project.get().name()))));
        }
        if (steps.size() < 4 || steps.size() > 5) return Optional.empty();
        String form = steps.size() == 5 ? steps.get(4) : "";
        if (kind.equals("patch")) {
            Optional<PatchItem> item = catalogue.patch(steps.get(3));
            return item.isPresent() ? patch(item.get(), form) : Optional.empty();
        }
        if (kind.equals("cover")) {
            Optional<CoverItem> item = catalogue.cover(steps.get(3));
            return item.isPresent() ? cover(item.get(), form) : Optional.empty();
        }
        return Optional.empty();
    }

    private Optional<Answer> series(SeriesItem item) throws IOException {
        Posting posting = item.posting();
        return new PatchMbox(catalogue, mails)
                .of(posting, posting.patches())
                .map(bytes -> file(posting.name(), PLAIN, bytes, missing(posting)));
    }

    /** Patchwork gives what it has without a word; whoever looks can see here that it is not all. */
    private static Map<String, String> missing(Posting posting) {
        return posting.complete()
                ? Map.of()
                : Map.of("X-Reroll-Note", posting.patches().size() + " of " + posting.total() + " patches are here");
    }

    private Optional<Answer> patch(PatchItem item, String form) throws IOException {
        Patch patch = item.patch();
        return switch (form) {
            case "" -> Optional.of(mail(item.card(), patch.id()));
            case "mbox" -> {
                Optional<String> series = Filters.value(call.parameters(), "series");
                Optional<List<Patch>> wanted =
                        series.isEmpty() ? Optional.of(List.of(patch)) : upTo(item, series.get());
                if (wanted.isEmpty()) yield Optional.empty();
                yield new PatchMbox(catalogue, mails)
                        .of(item.posting(), wanted.get())
                        .map(bytes -> file(patch.name(), PLAIN, bytes));
            }
            case "raw" ->
                mails.read(patch.id())
                        .map(source -> source.parts().diff().getBytes(StandardCharsets.UTF_8))
                        .map(bytes -> file(patch.name(), "text/x-patch; charset=utf-8", bytes));
            default -> Optional.empty();
        };
    }

    /** A patch is of one series only, which {@code *} means too. */
    private Optional<List<Patch>> upTo(PatchItem item, String series) {
        Optional<SeriesItem> its = catalogue.seriesOf(item.posting().head());
        boolean meant = series.equals("*")
                || its.filter(found -> Long.toString(found.number()).equals(series))
                        .isPresent();
        if (!meant) return Optional.empty();
        List<Patch> all = item.posting().patches();
        int at = all.indexOf(item.patch());
        return Optional.of(at < 0 ? List.of(item.patch()) : all.subList(0, at + 1));
    }

    private Optional<Answer> cover(CoverItem item, String form) throws IOException {
        return switch (form) {
            case "" -> Optional.of(mail(item.card(), item.cover().id()));
            case "mbox" ->
                new PatchMbox(catalogue, mails)
                        .of(item.cover())
                        .map(bytes -> file(item.cover().name(), PLAIN, bytes));
            default -> Optional.empty();
        };
    }

    private Answer mail(SeriesCard card, String id) {
        String list = catalogue.project(card).map(Project::name).orElse(Urls.ALL);
        return new Answer.Redirect(302, Urls.mail(list, id));
    }

    private static Answer file(String name, String type, byte[] bytes) {
        return file(name, type, bytes, Map.of());
    }

    private static Answer file(String name, String type, byte[] bytes, Map<String, String> more) {
        // clients take all that stands behind the equals sign for the name
        String header = "attachment; filename=" + fileName(name) + ".patch";
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Content-Disposition", header);
        return new Answer.Whole(200, type, headers, bytes);
    }

    /** Names files as Patchwork does: every run of other characters becomes a dash. */
    static String fileName(String name) {
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < name.length() && file.length() < 200; i++) {
            char c = name.charAt(i);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.');
            if (plain) file.append(c);
            else if (file.isEmpty() || file.charAt(file.length() - 1) != '-') file.append('-');
        }
        int from = 0;
        int to = file.length();
        while (from < to && file.charAt(from) == '-') from++;
        while (to > from && file.charAt(to - 1) == '-') to--;
        return from == to ? "patch" : file.substring(from, to);
    }
}
