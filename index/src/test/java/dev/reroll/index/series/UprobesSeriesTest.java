package dev.reroll.index.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.series.PatchTrailers.Given;
import dev.reroll.index.series.RevisionChanges.Change;
import dev.reroll.index.series.RevisionChanges.Credited;
import dev.reroll.index.series.Series.Applied;
import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.Series.Slot;
import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.mail.Mail;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The lockless uprobes lookup, from its RFC to the applied commits, as its mails tell it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UprobesSeriesTest {

    private static final String V1 = "20240906051205.530219-1-andrii@kernel.org";
    private static final String V2 = "20241001225207.2215639-1-andrii@kernel.org";
    private static final String V3 = "20241010205644.3831427-1-andrii@kernel.org";
    private static final String V4 = "20241028010818.2487581-1-andrii@kernel.org";
    private static final String V5 = "20241122035922.3321100-1-andrii@kernel.org";

    private Map<String, Mail> mails = Map.of();
    private SeriesBook book = new SeriesBook();
    private Series uprobes = new Series("", "", List.of(), List.of(), List.of(), List.of(), List.of());

    @BeforeAll
    void read() throws IOException {
        mails = CorpusMails.uprobes();
        book = CorpusMails.book(CorpusMails.facts(mails));
        uprobes = book.series(V5).orElseThrow();
    }

    private Revision revision(String label) {
        return uprobes.revisions().stream()
                .filter(r -> r.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> mailsOf(Revision revision) {
        return revision.slots().stream().map(s -> s.mail().orElse("-")).toList();
    }

    @Test
    void findsSixSeriesAndNoMore() {
        assertThat(book.all())
                .extracting(Series::title)
                .containsExactlyInAnyOrder(
                        "uprobes: RCU-protected hot path optimizations",
                        "uprobes: speculative lockless VMA-to-uprobe lookup",
                        "SRCU-protected uretprobes hot path",
                        "seqlock: add raw_seqcount_try_begin",
                        "move per-vma lock into vm_area_struct",
                        "uprobes: remove too strict lockdep_assert() condition in hprobe_expire()");
    }

    @Test
    void findsFiveRevisionsWithTheirPatches() {
        assertThat(uprobes.revisions()).extracting(Revision::label).containsExactly("v1", "v2", "v3", "v4", "v5");
        assertThat(mailsOf(revision("v2")))
                .containsExactly(
                        "20241001225207.2215639-2-andrii@kernel.org",
                        "20241001225207.2215639-3-andrii@kernel.org",
                        "20241001225207.2215639-4-andrii@kernel.org",
                        "20241001225207.2215639-5-andrii@kernel.org",
                        "20241001225207.2215639-6-andrii@kernel.org");
        assertThat(revision("v3").slots()).hasSize(4);
        assertThat(revision("v4").slots()).hasSize(4);
        assertThat(revision("v5").slots()).hasSize(2);
        assertThat(uprobes.gaps()).isEmpty();
    }

    @Test
    void knowsTheMissingCoverLetterFromItsAnswer() {
        Revision v2 = revision("v2");
        assertThat(v2.cover()).contains(V2);
        assertThat(v2.coverKnown()).isFalse();
        assertThat(v2.title()).isEqualTo("uprobes,mm: speculative lockless VMA-to-uprobe lookup");
        assertThat(v2.notes()).anyMatch(n -> n.contains("20241008152056.GA9508@redhat.com"));
    }

    @Test
    void putsTheLoneRerollInItsPlace() {
        Slot first = revision("v1").slots().get(0);
        assertThat(first.state()).isEqualTo(Slot.State.REPLACED);
        assertThat(first.mail()).contains("20240912210222.186542-1-surenb@google.com");
        assertThat(first.earlier()).containsExactly("20240906051205.530219-2-andrii@kernel.org");
        assertThat(first.sender()).map(Address::name).contains("Suren Baghdasaryan");
        assertThat(revision("v1").composite()).isTrue();
    }

    @Test
    void saysWhatTheJoinsRestOn() {
        assertThat(uprobes.joins())
                .hasSize(4)
                .allSatisfy(j -> assertThat(j.score()).isGreaterThanOrEqualTo(0.9));
        Join toV5 = uprobes.joins().getLast();
        assertThat(toV5.evidence())
                .extracting(Join.Evidence::kind)
                .containsExactly(Join.Kind.PATCH_ID, Join.Kind.PATCH_TITLES, Join.Kind.NEAR_TITLE);
    }

    private static String line(Relation relation) {
        return relation.kind() + " " + relation.from() + " " + relation.to();
    }

    @Test
    void showsWhatWasTakenCarriedAndBuiltOn() {
        String rfc = "20240813042917.506057-1-andrii@kernel.org";
        String surenV1 = "20241024205231.1944747-1-surenb@google.com";
        String surenV2 = "20241121162826.987947-1-surenb@google.com";
        List<Relation> relations = uprobes.relations();
        assertThat(relations.stream().filter(r -> r.kind() != Relation.Kind.MENTIONS))
                .extracting(UprobesSeriesTest::line)
                .containsExactly(
                        "BASED_ON " + V5 + " " + surenV2,
                        "TAKEN_FROM " + V1 + " " + rfc,
                        "CARRIES " + V4 + " " + surenV1);
        assertThat(relations.get(0).words()).contains("based on Suren's patch set [2]");
        // the mails in which Suren offers his patches, and in which the old series is remembered
        assertThat(relations.stream().filter(r -> r.kind() == Relation.Kind.MENTIONS))
                .anyMatch(r -> r.mails().contains("CAJuCfpGYzG+3aLjobsXcTSoo9Jo9MCYA_QcROPyLRKEeVHkLGA@mail.gmail.com"))
                .anyMatch(r -> r.to().equals(rfc)
                        && r.mails().contains("CAEf4BzbiZT5mZrQp3EDY688PzAnLV5DrqGQdx6Pzo6oGZ2KCXQ@mail.gmail.com"));
    }

    private static String line(Applied applied) {
        return applied.commit().orElse("-").substring(0, 12) + " "
                + applied.patch().orElse("-") + " "
                + applied.samePatch().map(String::valueOf).orElse("-");
    }

    @Test
    void tiesTheAppliedCommitsToTheirPatches() {
        assertThat(uprobes.applied())
                .extracting(UprobesSeriesTest::line)
                .containsExactlyInAnyOrder(
                        "e0925f2dc4de 20241122035922.3321100-3-andrii@kernel.org true",
                        "83e3dc9a5d4d 20241122035922.3321100-2-andrii@kernel.org true");
        Series suren = book.series("20241122174416.1367052-1-surenb@google.com").orElseThrow();
        assertThat(suren.revisions()).extracting(Revision::label).containsExactly("v1", "v2", "v3");
        // only in the second do_read_seqcount_retry became read_seqcount_retry when it was applied
        assertThat(suren.applied())
                .extracting(UprobesSeriesTest::line)
                .containsExactlyInAnyOrder(
                        "eb449bd96954 20241122174416.1367052-2-surenb@google.com true",
                        "03a001b156d2 20241122174416.1367052-3-surenb@google.com false",
                        "96450ead1652 20241122174416.1367052-1-surenb@google.com true");
        Series srcu = book.series("20241024044159.3156646-1-andrii@kernel.org").orElseThrow();
        assertThat(srcu.applied())
                .extracting(UprobesSeriesTest::line)
                .containsExactlyInAnyOrder(
                        "dd1a7567784e 20241024044159.3156646-3-andrii@kernel.org -",
                        "2bf8e5aceff8 20241024044159.3156646-2-andrii@kernel.org true");
    }

    @Test
    void namesThePatchThatIsMissing() {
        Series srcu = book.series("20241024044159.3156646-1-andrii@kernel.org").orElseThrow();
        Revision v3 = srcu.revisions().getLast();
        assertThat(v3.missing())
                .singleElement()
                .satisfies(s -> assertThat(s.mail()).contains("20241024044159.3156646-3-andrii@kernel.org"))
                .satisfies(s ->
                        assertThat(s.title()).isEqualTo("uprobes: SRCU-protect uretprobe lifetime (with timeout)"));
    }

    private List<RevisionChanges> changes(Series series, Revision revision, String id) {
        List<Address> people = new ArrayList<>();
        for (Mail mail : mails.values()) {
            people.addAll(mail.from());
            people.addAll(mail.to());
            people.addAll(mail.cc());
        }
        return new ChangesReader(series, people)
                .in(
                        revision,
                        id,
                        Optional.ofNullable(mails.get(id)).orElseThrow().text());
    }

    private static String credits(Change change) {
        return String.join(
                ", ",
                change.credits().stream()
                        .map(c -> c.candidates().stream()
                                .map(Address::name)
                                .toList()
                                .toString())
                        .toList());
    }

    @Test
    void readsTheChangelogOfTheThirdCoverLetter() {
        List<RevisionChanges> sections = changes(uprobes, revision("v3"), V3);
        assertThat(sections).extracting(RevisionChanges::from).containsExactly("v2", "v1");
        assertThat(sections).extracting(RevisionChanges::to).containsExactly("v3", "v2");
        assertThat(sections.get(0).changes())
                .extracting(UprobesSeriesTest::credits)
                .containsExactly("[Christian Brauner]", "[Oleg Nesterov]", "[kernel test robot]");
        assertThat(sections.get(1).changes())
                .extracting(UprobesSeriesTest::credits)
                .containsExactly(
                        "[Jann Horn]",
                        "[Jann Horn], [Suren Baghdasaryan], [Liam R. Howlett]",
                        "[Suren Baghdasaryan], [Christian Brauner]",
                        "[Oleg Nesterov]",
                        "");
        assertThat(sections.get(0).changes().get(2).credits())
                .extracting(Credited::words)
                .containsExactly("caught by Kernel test robot");
    }

    @Test
    void readsTheChangelogsOfTheOtherRevisions() {
        assertThat(changes(uprobes, revision("v5"), V5))
                .extracting(RevisionChanges::to)
                .containsExactly("v5", "v4", "v3", "v2");
        assertThat(changes(uprobes, revision("v4"), V4).get(0).changes())
                .extracting(UprobesSeriesTest::credits)
                .containsExactly("[Peter Zijlstra]");
        Series suren = book.series("20241122174416.1367052-1-surenb@google.com").orElseThrow();
        RevisionChanges second = changes(suren, suren.revisions().get(2), "20241122174416.1367052-2-surenb@google.com")
                .get(0);
        assertThat(second.from()).isEqualTo("v2");
        assertThat(second.to()).isEqualTo("v3");
        assertThat(second.patch()).isTrue();
        assertThat(second.changes())
                .extracting(UprobesSeriesTest::credits)
                .containsExactly("[kernel test robot]", "[Liam R. Howlett]");
    }

    private Map<Integer, List<String>> given(String label) {
        Revision revision = revision(label);
        Map<Integer, List<String>> all = new LinkedHashMap<>();
        new TrailerCollector(book, uprobes).of(revision).forEach((slot, trailers) -> {
            List<String> lines = new ArrayList<>();
            for (Given g : trailers.given()) {
                lines.add(g.trailer().name() + " " + g.by().name() + " " + g.mail() + " " + g.label() + " " + g.fit());
            }
            all.put(slot.place().number(), lines);
        });
        return all;
    }

    @Test
    void collectsTheTrailersThatAnswersGave() {
        Map<Integer, List<String>> v4 = given("v4");
        assertThat(v4.get(1))
                .containsExactly("Acked-by Vlastimil Babka f6110121-ddeb-4b95-8a7e-a971d720d392@suse.cz v4 ADDRESS");
        assertThat(v4.get(2))
                .containsExactly("Acked-by Vlastimil Babka 3febb57e-e805-4cb9-8929-e47b957192a6@suse.cz v4 ADDRESS");
        assertThat(v4.get(3))
                .containsExactly(
                        "Reviewed-by Masami Hiramatsu 20241028105123.c97544285c7e3304138c5a40@kernel.org v4 ADDRESS");
        assertThat(given("v3").get(4))
                .containsExactly("Reviewed-by Oleg Nesterov 20241011050110.GD21908@redhat.com v3 ADDRESS");
    }

    @Test
    void carriesATrailerOnOnlyWhereThePatchDidNotChange() {
        // Oleg's Acked-by was given to v2 4/5; v3 3/4 is the same patch and bears it in its own text
        assertThat(given("v2").get(4))
                .anyMatch(l -> l.startsWith("Acked-by Oleg Nesterov 20241002062248.GA27552@redhat.com v2"));
        // Christian's Reviewed-by was for v2 3/5, which no later revision holds
        assertThat(given("v2").get(3)).anyMatch(l -> l.startsWith("Reviewed-by Christian Brauner"));
        for (String label : List.of("v3", "v4", "v5")) {
            assertThat(given(label).values().stream().flatMap(List::stream))
                    .noneMatch(l -> l.contains("Christian Brauner"));
        }
    }

    private AmMbox.Result am(Series series, Revision revision, boolean goOn) {
        AmMbox am = new AmMbox(id -> Optional.ofNullable(mails.get(id)));
        return am.write(series, revision, new TrailerCollector(book, series).of(revision), goOn);
    }

    @Test
    void writesTheMboxInOrderWithTheTrailersFoldedIn() {
        AmMbox.Result result = am(uprobes, revision("v4"), false);
        assertThat(result.refused()).isEmpty();
        List<String> lines = result.text().lines().toList();
        assertThat(lines.stream().filter(l -> l.startsWith("Subject: ")))
                .containsExactly(
                        "Subject: [PATCH v4 1/4] mm: Convert mm_lock_seq to a proper seqcount",
                        "Subject: [PATCH v4 2/4] mm: Introduce mmap_lock_speculation_{begin|end}",
                        "Subject: [PATCH v4 3/4] uprobes: simplify find_active_uprobe_rcu() VMA checks",
                        "Subject: [PATCH v4 4/4] uprobes: add speculative lockless VMA-to-inode-to-uprobe resolution");
        int acked = lines.indexOf("Acked-by: Vlastimil Babka <vbabka@suse.cz>");
        assertThat(lines.get(acked - 1)).startsWith("Signed-off-by: Andrii Nakryiko");
        assertThat(lines.get(acked + 1)).isEqualTo("---");
        assertThat(result.notes()).anyMatch(n -> n.contains(V4));
    }

    @Test
    void refusesASeriesWithAHoleAndNamesIt() {
        Series srcu = book.series("20241024044159.3156646-1-andrii@kernel.org").orElseThrow();
        Revision v3 = srcu.revisions().getLast();
        assertThat(am(srcu, v3, false).refused())
                .hasValueSatisfying(r -> assertThat(r)
                        .contains("2/2 uprobes: SRCU-protect uretprobe lifetime (with timeout)")
                        .contains("20241024044159.3156646-3-andrii@kernel.org"));
        AmMbox.Result anyway = am(srcu, v3, true);
        assertThat(anyway.refused()).isEmpty();
        assertThat(anyway.text().lines().filter(l -> l.startsWith("Subject: "))).hasSize(1);
    }
}
