package dev.reroll.web.patchwork;

import dev.reroll.web.call.Call;
import dev.reroll.web.patchwork.Listed.CoverItem;
import dev.reroll.web.patchwork.Listed.PatchItem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Answers what is asked below {@code /api/} with objects that become JSON. */
final class Api {

    private static final List<String> RESOURCES =
            List.of("projects", "users", "people", "patches", "covers", "series", "events", "bundles");

    private final Call call;
    private final Teller teller;
    private final MailSource mails;

    /** What is told, and the {@code Link} header, empty for most. */
    record Told(Object body, String link) {

        static Told of(Object body) {
            return new Told(body, "");
        }
    }

    Api(Call call, Teller teller, MailSource mails) {
        this.call = call;
        this.teller = teller;
        this.mails = mails;
    }

    /** @param steps behind {@code /api/} and the version */
    Told answer(List<String> steps) throws Refused, IOException {
        if (steps.isEmpty()) return Told.of(index());
        String resource = steps.getFirst();
        List<String> rest = steps.subList(1, steps.size());
        return switch (resource) {
            case "projects" -> projects(rest);
            case "people" -> people(rest, _ -> true, this::person);
            case "users" -> people(rest, Person::machine, teller::user);
            case "series" -> series(rest);
            case "patches" -> patches(rest);
            case "covers" -> covers(rest);
            case "events" -> {
                if (!rest.isEmpty()) throw Refused.notFound();
                yield list(new Events(teller).page(call));
            }
            case "bundles" -> {
                // bundles are made by hand, so there are none
                if (!rest.isEmpty()) throw Refused.notFound();
                yield Told.of(List.of());
            }
            default -> throw Refused.notFound();
        };
    }

    private Map<String, Object> index() {
        Map<String, Object> index = new LinkedHashMap<>();
        for (String resource : RESOURCES) index.put(resource, teller.links().api(resource + "/"));
        return index;
    }

    private Told list(Page<Map<String, @Nullable Object>> page) {
        return new Told(page.items(), page.link(call));
    }

    /** Makes an item into what is told of it. */
    @FunctionalInterface
    private interface Telling<T> {
        Map<String, @Nullable Object> of(T item) throws IOException;
    }

    private <T> Told list(List<T> found, Telling<T> telling) throws Refused, IOException {
        Page<T> page = Page.of(found, call);
        List<Map<String, @Nullable Object>> told = new ArrayList<>(page.items().size());
        for (T item : page.items()) told.add(telling.of(item));
        return list(new Page<>(told, page.number(), page.last()));
    }

    private Told projects(List<String> rest) throws Refused, IOException {
        if (rest.isEmpty()) return list(teller.catalogue().projects(), this::project);
        if (rest.size() > 1) throw Refused.notFound();
        Project project = teller.catalogue().project(rest.getFirst()).orElseThrow(Refused::notFound);
        return Told.of(project(project));
    }

    private Map<String, @Nullable Object> project(Project project) {
        return teller.projectFields(project)
                .put("maintainers", List.of())
                .since(4, "show_dependencies", true)
                .map();
    }

    private Map<String, @Nullable Object> person(Person person) {
        return teller.personFields(person)
                .put("user", person.machine() ? teller.user(person) : null)
                .map();
    }

    private Told people(List<String> rest, Predicate<Person> which, Telling<Person> telling)
            throws Refused, IOException {
        if (rest.isEmpty()) {
            List<String> words =
                    Filters.words(Filters.value(call.parameters(), "q").orElse(""));
            return list(
                    teller.catalogue().people().stream()
                            .filter(which)
                            .filter(person -> Filters.hasAll(person.name() + " " + person.email(), words))
                            .toList(),
                    telling);
        }
        if (rest.size() > 1) throw Refused.notFound();
        Person person = Filters.number(rest.getFirst())
                .flatMap(teller.catalogue()::person)
                .filter(which)
                .orElseThrow(Refused::notFound);
        return Told.of(telling.of(person));
    }

    private Told series(List<String> rest) throws Refused, IOException {
        SeriesResource resource = new SeriesResource(teller);
        if (rest.isEmpty()) return list(resource.found(call), resource::told);
        if (rest.size() > 1) throw Refused.notFound();
        return Told.of(resource.told(Filters.number(rest.getFirst())
                .flatMap(teller.catalogue()::series)
                .orElseThrow(Refused::notFound)));
    }

    private Told patches(List<String> rest) throws Refused, IOException {
        PatchResource resource = new PatchResource(teller, mails);
        if (rest.isEmpty()) return list(resource.found(call), resource::told);
        PatchItem item = Filters.number(rest.getFirst())
                .flatMap(teller.catalogue()::patch)
                .orElseThrow(Refused::notFound);
        String url = teller.links().patch(item.number());
        String id = item.patch().id();
        if (rest.size() == 1) return Told.of(resource.toldWhole(item));
        return switch (rest.get(1)) {
            case "comments" ->
                comments(new CommentResource(teller, mails, item.card(), id, "patch", url + "comments/"), rest);
            case "checks" -> checks(new Checks(teller, item.card(), id, url + "checks/"), rest);
            default -> throw Refused.notFound();
        };
    }

    private Told covers(List<String> rest) throws Refused, IOException {
        CoverResource resource = new CoverResource(teller, mails);
        if (rest.isEmpty()) return list(resource.found(call), resource::told);
        CoverItem item = Filters.number(rest.getFirst())
                .flatMap(teller.catalogue()::cover)
                .orElseThrow(Refused::notFound);
        if (rest.size() == 1) return Told.of(resource.toldWhole(item));
        if (!rest.get(1).equals("comments")) throw Refused.notFound();
        String url = teller.links().cover(item.number()) + "comments/";
        return comments(
                new CommentResource(teller, mails, item.card(), item.cover().id(), "cover", url), rest);
    }

    private Told comments(CommentResource resource, List<String> rest) throws Refused, IOException {
        if (!teller.links().version().has(1) || rest.size() > 3) throw Refused.notFound();
        if (rest.size() == 3) {
            if (!teller.links().version().has(3)) throw Refused.notFound();
            return Told.of(resource.one(Filters.number(rest.get(2)).orElseThrow(Refused::notFound)));
        }
        Page<Comment> page = Page.of(resource.found(), call);
        return list(new Page<>(resource.told(page.items()), page.number(), page.last()));
    }

    private Told checks(Checks checks, List<String> rest) throws Refused, IOException {
        if (rest.size() > 3) throw Refused.notFound();
        if (rest.size() == 3) {
            return Told.of(checks.one(Filters.number(rest.get(2)).orElseThrow(Refused::notFound)));
        }
        return list(checks.found(call), checks::told);
    }
}
