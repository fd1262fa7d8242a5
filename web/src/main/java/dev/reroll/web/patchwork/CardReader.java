package dev.reroll.web.patchwork;

import dev.reroll.index.review.ReviewPoint;
import dev.reroll.index.review.SeriesState.Standing;
import dev.reroll.index.review.Trail;
import dev.reroll.index.review.Trail.Traced;
import dev.reroll.index.search.MailSearch;
import dev.reroll.index.series.MailFacts;
import dev.reroll.index.series.Relation;
import dev.reroll.index.series.Series.Applied;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.Series.Slot;
import dev.reroll.index.series.SeriesEntry;
import dev.reroll.index.series.SeriesMail;
import dev.reroll.ingest.mail.Address;
import dev.reroll.trail.Settled;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Makes the card of one series. */
final class CardReader {

    private final SeriesEntry entry;
    private final Optional<Trail> trail;
    private final Map<String, SeriesMail> mails = new HashMap<>();
    private final Map<String, String> subjects = new HashMap<>();
    private final Map<String, Patch.Points> points = new HashMap<>();
    private final Set<String> posted = new HashSet<>();

    private CardReader(SeriesEntry entry, Optional<Trail> trail) {
        this.entry = entry;
        this.trail = trail;
        for (SeriesMail mail : entry.mails()) mails.put(mail.id(), mail);
    }

    static SeriesCard card(MailSearch search, SeriesEntry entry, Optional<Trail> trail) throws IOException {
        CardReader reader = new CardReader(entry, trail);
        List<String> presented = entry.mails().stream()
                .filter(mail -> mail.role() != SeriesMail.Role.ANSWER)
                .map(SeriesMail::id)
                .toList();
        for (MailFacts facts : search.facts(presented)) {
            reader.subjects.put(facts.id(), facts.subject().raw());
        }
        return reader.read();
    }

    private SeriesCard read() {
        Patch.Points all = Patch.Points.NONE;
        List<Traced> traced = trail.map(Trail::points).orElse(List.of());
        for (Traced point : traced) {
            boolean open = Settled.of(point) == Settled.OPEN;
            all = all.plus(open);
            points.merge(point.point().on(), Patch.Points.NONE.plus(open), (a, b) -> a.plus(b.open() > 0));
        }
        List<Posting> postings = new ArrayList<>();
        for (Revision revision : entry.series().revisions()) postings.add(posting(revision));
        return new SeriesCard(
                entry.id(),
                entry.series().title(),
                entry.lists(),
                entry.last(),
                trail.map(Trail::state),
                all,
                List.copyOf(postings),
                comments(),
                reports(traced));
    }

    private Posting posting(Revision revision) {
        boolean newest = revision.head().equals(entry.newest().head());
        List<Patch> patches = new ArrayList<>();
        List<Patch> replaced = new ArrayList<>();
        for (Slot slot : revision.slots()) {
            if (slot.state() != Slot.State.MISSING) {
                slot.mail().map(mails::get).ifPresent(mail -> patches.add(patch(mail, slot, revision, newest, false)));
            }
            for (String earlier : slot.earlier()) {
                SeriesMail mail = mails.get(earlier);
                if (mail != null) replaced.add(patch(mail, slot, revision, newest, true));
            }
        }
        List<Cover> covers = covers(revision);
        patches.forEach(patch -> posted.add(patch.id()));
        replaced.forEach(patch -> posted.add(patch.id()));
        covers.forEach(cover -> posted.add(cover.id()));
        return new Posting(
                revision.head(),
                revision.label(),
                newest,
                Math.max(1, revision.version().number()),
                name(revision, covers, patches),
                revision.sender(),
                covers.isEmpty() ? revision.date() : covers.getFirst().date(),
                revision.slots().size(),
                List.copyOf(patches),
                List.copyOf(replaced),
                covers,
                related(revision, Relation::from, Relation::to),
                related(revision, Relation::to, Relation::from));
    }

    /** As Patchwork: the cover letter's title, else the first patch's name with its prefix. */
    private String name(Revision revision, List<Cover> covers, List<Patch> patches) {
        if (!covers.isEmpty()) {
            String title = PatchName.of(subjects.getOrDefault(covers.getFirst().id(), ""))
                    .title();
            if (!title.isEmpty()) return title;
        }
        if (covers.isEmpty() && revision.cover().isEmpty() && !patches.isEmpty())
            return patches.getFirst().name();
        return revision.title();
    }

    private List<Cover> covers(Revision revision) {
        Set<String> ids = new LinkedHashSet<>();
        revision.cover().ifPresent(ids::add);
        for (String head : revision.postings()) {
            SeriesMail mail = mails.get(head);
            if (mail != null && mail.role() == SeriesMail.Role.COVER) ids.add(head);
        }
        List<Cover> covers = new ArrayList<>();
        for (String id : ids) {
            SeriesMail mail = mails.get(id);
            if (mail == null) continue;
            String name =
                    PatchName.of(subjects.getOrDefault(id, revision.title())).text();
            covers.add(new Cover(id, name, mail.by(), mail.sent()));
        }
        return List.copyOf(covers);
    }

    private Patch patch(SeriesMail mail, Slot slot, Revision revision, boolean newest, boolean replaced) {
        String name =
                PatchName.of(subjects.getOrDefault(mail.id(), slot.title())).text();
        List<Applied> notices = entry.series().applied();
        Optional<Applied> landed = StateNames.landed(notices, mail.id());
        Optional<Standing> standing = trail.map(its -> its.state().standing());
        boolean dropped = standing.filter(Standing.DROPPED::equals).isPresent();
        String state;
        if (landed.isPresent() && StateNames.isSure(landed.get().kind()) && !dropped) state = StateNames.ACCEPTED;
        else if (!newest || replaced) state = StateNames.SUPERSEDED;
        else state = StateNames.of(standing.orElse(Standing.NEW), revision.rfc());
        return new Patch(
                mail.id(),
                name,
                slot.title(),
                mail.by(),
                mail.sent(),
                slot.place(),
                replaced,
                replaced ? Optional.empty() : slot.patchId(),
                state,
                landed.flatMap(Applied::commit),
                points.getOrDefault(mail.id(), Patch.Points.NONE));
    }

    /** The other ends of those relations of "builds on" whose near end is the revision. */
    private List<String> related(
            Revision revision, Function<Relation, String> nearEnd, Function<Relation, String> otherEnd) {
        return entry.series().relations().stream()
                .filter(relation -> relation.kind() == Relation.Kind.BASED_ON)
                .filter(relation -> revision.postings().contains(nearEnd.apply(relation)))
                .map(otherEnd)
                .distinct()
                .toList();
    }

    private List<Comment> comments() {
        Map<String, Optional<String>> on = new HashMap<>();
        List<Comment> comments = new ArrayList<>();
        for (SeriesMail mail : entry.mails()) {
            if (posted.contains(mail.id())) continue;
            about(mail.id(), on)
                    .ifPresent(submission -> comments.add(new Comment(mail.id(), submission, mail.by(), mail.sent())));
        }
        return List.copyOf(comments);
    }

    /** The posted mail that a mail answers in the end; every step is walked once. */
    private Optional<String> about(String id, Map<String, Optional<String>> known) {
        Set<String> way = new LinkedHashSet<>();
        Optional<String> end = Optional.empty();
        Optional<String> at = Optional.of(id);
        while (at.isPresent() && way.add(at.get())) {
            String here = at.get();
            if (known.containsKey(here)) {
                end = known.getOrDefault(here, Optional.empty());
                break;
            }
            if (posted.contains(here)) {
                end = at;
                break;
            }
            at = Optional.ofNullable(mails.get(here)).flatMap(SeriesMail::answers);
        }
        for (String step : way) known.put(step, end);
        return end;
    }

    /** One for each mail, however many points it makes. */
    private List<Report> reports(List<Traced> traced) {
        Map<String, Report> reports = new LinkedHashMap<>();
        for (Traced each : traced) {
            ReviewPoint point = each.point();
            if (point.kind() != ReviewPoint.Kind.BOT_REPORT || !posted.contains(point.on())) continue;
            String words = point.text().stream()
                    .filter(line -> !line.isBlank())
                    .findFirst()
                    .orElse("");
            Address by = point.by();
            reports.putIfAbsent(point.mail(), new Report(point.mail(), point.on(), by, point.date(), words.strip()));
        }
        return List.copyOf(reports.values());
    }
}
