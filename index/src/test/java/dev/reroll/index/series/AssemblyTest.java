package dev.reroll.index.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.series.Series.Revision;
import dev.reroll.index.series.Series.Slot;
import dev.reroll.ingest.mail.Address;
import dev.reroll.ingest.patch.SubjectParser;
import dev.reroll.ingest.patch.Trailers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How mails become series, told in mails of one line each. */
class AssemblyTest {

    private static final Address ANN = new Address("Ann Author", "ann@example.org");
    private static final Address BOB = new Address("Bob Builder", "bob@example.org");

    private final List<MailFacts> mails = new ArrayList<>();
    private Instant clock = Instant.parse("2024-01-01T00:00:00Z");

    /** A mail a minute after the last; with a diff unless it is a cover letter or an answer. */
    private MailFacts mail(Address from, String id, String subject, String... parents) {
        clock = clock.plusSeconds(60);
        var read = SubjectParser.parse(subject);
        boolean diff = !read.isReply() && !read.presentsCover() && read.presentsPatch();
        Optional<String> patchId = diff ? Optional.of("patch of " + read.title()) : Optional.empty();
        return add(new MailFacts(
                id,
                List.of(parents),
                read,
                from,
                Optional.empty(),
                clock,
                diff,
                patchId,
                Sketch.NONE,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
    }

    private MailFacts add(MailFacts facts) {
        mails.removeIf(m -> m.id().equals(facts.id()));
        mails.add(facts);
        return facts;
    }

    private void days(int days) {
        clock = clock.plusSeconds(days * 86_400L);
    }

    private List<Series> series() {
        List<Series> all = CorpusMails.book(mails).all();
        List<MailFacts> shuffled = new ArrayList<>(mails);
        Collections.shuffle(shuffled, new Random(7));
        assertThat(CorpusMails.book(shuffled).all()).isEqualTo(all);
        return all;
    }

    /** {@code v1[a b] v2[c -]}: labels and the mails in their places, - for missing ones. */
    private static String shown(Series series) {
        List<String> all = new ArrayList<>();
        for (Revision revision : series.revisions()) {
            List<String> slots = new ArrayList<>();
            for (Slot slot : revision.slots()) {
                slots.add(slot.state() == Slot.State.MISSING ? "-" : slot.mail().orElse("?"));
            }
            all.add(revision.label() + slots.toString().replace(",", ""));
        }
        return String.join(" ", all);
    }

    private List<String> allShown() {
        return series().stream().map(AssemblyTest::shown).toList();
    }

    @Test
    void aSeriesThatAnswersAnotherSharesNoPlacesWithIt() {
        mail(ANN, "a0", "[PATCH 0/2] mm: first work");
        mail(ANN, "a1", "[PATCH 1/2] mm: one of it", "a0");
        mail(ANN, "a2", "[PATCH 2/2] mm: two of it", "a0");
        mail(BOB, "b1", "[PATCH 1/4] net: another one", "a0");
        mail(BOB, "b2", "[PATCH 2/4] net: another two", "b1", "a0");
        mail(BOB, "b3", "[PATCH 3/4] net: another three", "b1", "a0");
        mail(BOB, "b4", "[PATCH 4/4] net: another four", "b1", "a0");
        assertThat(allShown()).containsExactly("v1[a1 a2]", "v1[b1 b2 b3 b4]");
        assertThat(series().get(1).relations()).extracting(Relation::kind).containsExactly(Relation.Kind.ANSWERS);
    }

    @Test
    void threePatchesSquashedIntoOneAreTheNextRevision() {
        mail(ANN, "a0", "[PATCH 0/3] mm: rework the lookup");
        mail(ANN, "a1", "[PATCH 1/3] mm: one of it here", "a0");
        mail(ANN, "a2", "[PATCH 2/3] mm: two of it here", "a0");
        mail(ANN, "a3", "[PATCH 3/3] mm: three of it here", "a0");
        days(3);
        mail(ANN, "b1", "[PATCH v2] mm: rework the lookup", "a0");
        days(3);
        mail(ANN, "c1", "[PATCH v3] mm: rework the lookup", "b1", "a0");
        assertThat(allShown()).containsExactly("v1[a1 a2 a3] v2[b1] v3[c1]");
    }

    @Test
    void revisionsWithTheSamePatchesStayApart() {
        for (int v = 1; v <= 3; v++) {
            mail(ANN, "a" + v + "0", "[PATCH v" + v + " 0/1] mm: the work of it");
            mail(ANN, "a" + v + "1", "[PATCH v" + v + " 1/1] mm: the only one", "a" + v + "0");
            days(2);
        }
        assertThat(allShown()).containsExactly("v1[a11] v2[a21] v3[a31]");
    }

    @Test
    void theNewestWholePostingOfARevisionCounts() {
        mail(ANN, "a0", "[PATCH v2 0/2] mm: sent three times");
        mail(ANN, "b0", "[PATCH v2 0/2] mm: sent three times");
        mail(ANN, "b1", "[PATCH v2 1/2] mm: the first one", "b0");
        mail(ANN, "c0", "[PATCH v2 0/2] mm: sent three times");
        mail(ANN, "c1", "[PATCH v2 1/2] mm: the first one", "c0");
        mail(ANN, "c2", "[PATCH v2 2/2] mm: the second one", "c0");
        assertThat(allShown()).containsExactly("v2[c1 c2]");
        assertThat(series().get(0).revisions().get(0).postings()).containsExactly("a0", "b0", "c0");
    }

    @Test
    void theRestResentInANewThreadFillsTheRevision() {
        mail(ANN, "a0", "[PATCH 0/4] mm: half of it failed");
        mail(ANN, "a1", "[PATCH 1/4] mm: the first one", "a0");
        mail(ANN, "a2", "[PATCH 2/4] mm: the second one", "a0");
        clock = clock.plusSeconds(3600);
        mail(ANN, "b3", "[PATCH 3/4] mm: the third one");
        mail(ANN, "b4", "[PATCH 4/4] mm: the fourth one", "b3");
        assertThat(allShown()).containsExactly("v1[a1 a2 b3 b4]");
    }

    @Test
    void aCoverlessSeriesIsWholeThoughItsFirstPatchComesLast() {
        mail(ANN, "a3", "[PATCH 3/3] mm: three of it", "a1");
        mail(ANN, "a2", "[PATCH 2/3] mm: two of it", "a1");
        mail(ANN, "a1", "[PATCH 1/3] mm: one of it");
        assertThat(allShown()).containsExactly("v1[a1 a2 a3]");
    }

    @Test
    void deepThreadingMakesNoDifference() {
        mail(ANN, "a0", "[PATCH 0/3] mm: deeply threaded");
        mail(ANN, "a1", "[PATCH 1/3] mm: one of it", "a0");
        mail(ANN, "a2", "[PATCH 2/3] mm: two of it", "a1", "a0");
        mail(ANN, "a3", "[PATCH 3/3] mm: three of it", "a2", "a1", "a0");
        assertThat(allShown()).containsExactly("v1[a1 a2 a3]");
    }

    @Test
    void insertionsReplacementsAndWhatComesAfterTheEndFindTheirPlaces() {
        mail(ANN, "a0", "[PATCH v6 0/2] mm: mended in its thread");
        mail(ANN, "a1", "[PATCH v6 1/2] mm: one of it", "a0");
        mail(ANN, "a2", "[PATCH v6 2/2] mm: two of it", "a0");
        mail(BOB, "r1", "Re: [PATCH v6 1/2] mm: one of it", "a1", "a0");
        mail(ANN, "c1", "[PATCH v6.1 01/2] mm: one of it", "r1", "a1", "a0");
        mail(ANN, "c2", "[PATCH v6.1 1.5/2] mm: one and a half", "r1", "a1", "a0");
        mail(BOB, "c3", "[PATCH 3/2] mm: and one more", "a0");
        assertThat(allShown()).containsExactly("v6[c1 c2 a2 c3]");
        assertThat(series().get(0).revisions().get(0).slots())
                .extracting(Slot::state)
                .containsExactly(Slot.State.REPLACED, Slot.State.INSERTED, Slot.State.POSTED, Slot.State.APPENDED);
    }

    @Test
    void anAnswerWithAPatchOfItsOwnIsNoPatchOfTheSeries() {
        mail(ANN, "a1", "[PATCH v2] mm: do the thing");
        MailFacts answer = mail(BOB, "r1", "Re: [PATCH v2] mm: do the thing", "a1");
        add(new MailFacts(
                answer.id(),
                answer.parents(),
                answer.subject(),
                BOB,
                Optional.empty(),
                answer.date(),
                true,
                Optional.of("another"),
                Sketch.NONE,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
        assertThat(allShown()).containsExactly("v2[a1]");
    }

    @Test
    void aQuotedPrerequisiteChangeIdIsNoRevision() {
        MailFacts a = mail(ANN, "a1", "[PATCH] mm: the thing below");
        add(with(a, Optional.of("20240101-thing-1"), List.of()));
        MailFacts b = mail(ANN, "b1", "[PATCH] net: the thing above");
        add(with(b, Optional.of("20240101-other-2"), List.of("20240101-thing-1")));
        List<Series> all = series();
        assertThat(all).hasSize(2);
        assertThat(all.get(1).relations()).singleElement().satisfies(r -> {
            assertThat(r.kind()).isEqualTo(Relation.Kind.BASED_ON);
            assertThat(r.to()).isEqualTo("a1");
        });
    }

    private static MailFacts with(MailFacts m, Optional<String> changeId, List<String> prerequisites) {
        return new MailFacts(
                m.id(),
                m.parents(),
                m.subject(),
                m.sender(),
                m.author(),
                m.date(),
                m.diff(),
                m.patchId(),
                m.sketch(),
                changeId,
                m.baseCommit(),
                prerequisites,
                m.supersedes(),
                m.links(),
                m.listedTitles(),
                m.trailers(),
                m.landings());
    }

    @Test
    void aChangeIdJoinsWhateverTheTitlesSay() {
        add(with(mail(ANN, "a1", "[PATCH] mm: first name"), Optional.of("20240101-thing-1"), List.of()));
        days(400);
        add(with(mail(BOB, "b1", "[PATCH v2] net: other name"), Optional.of("20240101-thing-1"), List.of()));
        assertThat(allShown()).containsExactly("v1[a1] v2[b1]");
    }

    @Test
    void aTitleUsedAgainYearsLaterIsAnotherSeries() {
        mail(ANN, "a0", "[PATCH 0/2] mm: fixes for the release");
        mail(ANN, "a1", "[PATCH 1/2] mm: fix one old thing", "a0");
        mail(ANN, "a2", "[PATCH 2/2] mm: fix two old things", "a0");
        days(500);
        mail(ANN, "b0", "[PATCH v2 0/2] mm: fixes for the release");
        mail(ANN, "b1", "[PATCH v2 1/2] mm: fix one new thing", "b0");
        mail(ANN, "b2", "[PATCH v2 2/2] mm: fix two new things", "b0");
        assertThat(allShown()).containsExactly("v1[a1 a2]", "v2[b1 b2]");
    }

    @Test
    void twoPeopleWithOneTitleHaveTwoSeries() {
        mail(ANN, "a1", "[PATCH] mm: fix a typo in it");
        days(10);
        mail(BOB, "b1", "[PATCH v2] mm: fix a typo in it");
        mails.replaceAll(m -> m.id().equals("b1") ? withPatchId(m, "something else") : m);
        assertThat(allShown()).containsExactly("v1[a1]", "v2[b1]");
    }

    private static MailFacts withPatchId(MailFacts m, String patchId) {
        return new MailFacts(
                m.id(),
                m.parents(),
                m.subject(),
                m.sender(),
                m.author(),
                m.date(),
                m.diff(),
                Optional.of(patchId),
                m.sketch(),
                m.changeId(),
                m.baseCommit(),
                m.prerequisites(),
                m.supersedes(),
                m.links(),
                m.listedTitles(),
                m.trailers(),
                m.landings());
    }

    @Test
    void numberingMayRestartAfterTheRfc() {
        for (int v = 3; v <= 4; v++) {
            mail(ANN, "r" + v, "[RFC PATCH v" + v + "] mm: the new way of it");
            days(5);
        }
        mail(ANN, "a1", "[PATCH] mm: the new way of it");
        days(5);
        mail(ANN, "a2", "[PATCH v2] mm: the new way of it");
        assertThat(allShown()).containsExactly("RFC v3[r3] RFC v4[r4] v1[a1] v2[a2]");
        assertThat(series().get(0).gaps()).containsExactly("RFC v1", "RFC v2");
    }

    @Test
    void gapsInTheVersionsAreNamed() {
        for (int v : new int[] {1, 6, 7}) {
            mail(ANN, "a" + v, "[PATCH v" + v + "] mm: the work that goes on");
            days(5);
        }
        assertThat(series().get(0).gaps()).containsExactly("v2", "v3", "v4", "v5");
    }

    @Test
    void aBackportIsNoRevisionOfThePatch() {
        mail(ANN, "a1", "[PATCH] fscrypt: fix the race in it");
        days(20);
        mail(ANN, "b1", "[PATCH 5.4/4.19/4.14] fscrypt: fix the race in it");
        List<Series> all = series();
        assertThat(all).hasSize(2);
        assertThat(all.get(1).relations()).extracting(Relation::kind).containsExactly(Relation.Kind.BACKPORT_OF);
    }

    @Test
    void aNewTitleJoinsByTheTitlesOfThePatches() {
        mail(ANN, "a0", "[PATCH v3 0/4] ima: carry the log over");
        for (int i = 1; i <= 4; i++) mail(ANN, "a" + i, "[PATCH v3 " + i + "/4] ima: step number " + i, "a0");
        days(6);
        mail(ANN, "b0", "[PATCH 0/5 v4] add a quite different headline");
        for (int i = 1; i <= 5; i++) mail(ANN, "b" + i, "[PATCH " + i + "/5 v4] ima: step number " + i, "b0");
        assertThat(allShown()).containsExactly("v3[a1 a2 a3 a4] v4[b1 b2 b3 b4 b5]");
        assertThat(series().get(0).joins().get(0).evidence())
                .extracting(Join.Evidence::kind)
                .contains(Join.Kind.PATCH_TITLES);
    }

    @Test
    void anAnswerToTheCoverLetterGivesItsTrailerToAllPatches() {
        mail(ANN, "a0", "[PATCH 0/2] mm: to be reviewed");
        mail(ANN, "a1", "[PATCH 1/2] mm: one of it", "a0");
        mail(ANN, "a2", "[PATCH 2/2] mm: two of it", "a0");
        MailFacts answer = mail(BOB, "r0", "Re: [PATCH 0/2] mm: to be reviewed", "a0");
        add(new MailFacts(
                answer.id(),
                answer.parents(),
                answer.subject(),
                BOB,
                Optional.empty(),
                answer.date(),
                false,
                Optional.empty(),
                Sketch.NONE,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Trailers.given("""
                        For the series:
                        Reviewed-by: Bob Builder <bob@example.org>
                        Acked-by: Some Other <other@example.org>
                        """),
                List.of()));
        SeriesBook book = CorpusMails.book(mails);
        Series series = book.series("r0").orElseThrow();
        var trailers = new TrailerCollector(book, series).of(series.revisions().get(0));
        assertThat(trailers.values()).hasSize(2).allSatisfy(t -> {
            assertThat(t.given()).singleElement().satisfies(g -> {
                assertThat(g.trailer().name()).isEqualTo("Reviewed-by");
                assertThat(g.target()).isEqualTo(PatchTrailers.Target.SERIES);
            });
            assertThat(t.leftOut())
                    .singleElement()
                    .satisfies(l -> assertThat(l.why()).contains("Bob Builder"));
        });
    }

    private static List<String> landed(String text) {
        return Landings.in(
                        SubjectParser.parse("Re: [PATCH] x"),
                        "m@example.org",
                        true,
                        text.lines().toList())
                .stream()
                .map(l -> l.tree() + "|" + l.words())
                .toList();
    }

    @Test
    void tellsWordsThatSomethingWasAppliedFromWordsAboutIt() {
        assertThat(landed("> quoted\n\nApplied to fscrypt.git#master for 5.16.\n"))
                .containsExactly("fscrypt.git#master|Applied to fscrypt.git#master for 5.16.");
        assertThat(landed("Thanks, applied.\n")).containsExactly("|Thanks, applied.");
        assertThat(landed("All now applied, thanks.\n")).hasSize(1);
        assertThat(landed("5.4 and 4.19 patches now queued up, thanks!\n")).hasSize(1);
        assertThat(landed("Applied with a comment added to the header, thanks.\n"))
                .containsExactly("|Applied with a comment added to the header, thanks.");
        for (String not : List.of(
                "I'll apply it.",
                "Applied once the other is in?",
                "this cannot be\napplied until then.",
                "It doesn't get\nmerged upstream, so far.",
                "> Applied, thanks.",
                "if your patch is applied to the tree",
                "Applied in v5.",
                "When applied, it breaks.")) {
            assertThat(landed(not + "\n")).as(not).isEmpty();
        }
    }

    @Test
    void loopsInTheReferencesEnd() {
        mail(ANN, "a1", "[PATCH 1/2] mm: one of it", "a2");
        mail(ANN, "a2", "[PATCH 2/2] mm: two of it", "a1");
        mail(BOB, "r1", "Re: [PATCH 1/2] mm: one of it", "r2");
        mail(BOB, "r2", "Re: [PATCH 1/2] mm: one of it", "r1");
        assertThat(series()).hasSize(1);
        assertThat(CorpusMails.book(mails).series("r1")).isEmpty();
    }
}
