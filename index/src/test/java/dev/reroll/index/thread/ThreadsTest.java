package dev.reroll.index.thread;

import static dev.reroll.index.thread.Drawn.START;
import static dev.reroll.index.thread.Drawn.mail;
import static dev.reroll.index.thread.Drawn.mails;
import static dev.reroll.index.thread.Drawn.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.schema.IndexedMail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThreadsTest {

    @Test
    void aReplyHangsUnderTheLastOfItsReferences() {
        assertThat(tree("a", "b <- a", "c <- a b", "d <- a")).isEqualTo("a(b(c) d)");
    }

    @Test
    void inReplyToAloneIsEnough() {
        assertThat(tree("a", "b <- = a", "c <- = b")).isEqualTo("a(b(c))");
    }

    @Test
    void inReplyToComesAfterTheReferencesThatLackIt() {
        assertThat(tree("a", "b <- a", "c <- a = b")).isEqualTo("a(b(c))");
    }

    @Test
    void inReplyToThatReferencesHoldAlreadyDoesNotChangeTheirOrder() {
        assertThat(tree("a", "b <- a", "c <- a b = a")).isEqualTo("a(b(c))");
    }

    @Test
    void aMissingMailIsAGhostBetweenItsParentAndItsReplies() {
        assertThat(tree("a", "c <- a x", "d <- a x")).isEqualTo("a([x](c d))");
    }

    @Test
    void aMissingRootStaysToShowThatItIsMissing() {
        assertThat(tree("b <- x")).isEqualTo("[x](b)");
    }

    @Test
    void repliesToAMissingRootAreOneThread() {
        assertThat(tree("b <- x", "c <- x", "d <- x b")).isEqualTo("[x](b(d) c)");
    }

    @Test
    void ofAChainOfGhostsTheOneThatWasAnsweredStays() {
        assertThat(tree("m <- x y z")).isEqualTo("[z](m)");
        assertThat(tree("a", "m <- a x y z")).isEqualTo("a([z](m))");
    }

    @Test
    void aGhostWhereBranchesMeetStays() {
        assertThat(tree("m <- w x u", "n <- w x v")).isEqualTo("[x]([u](m) [v](n))");
    }

    @Test
    void aGhostThatNobodyAnsweredIsLeftOut() {
        // x is named by c only, and b, which stands after it there, says itself that it answers a
        assertThat(tree("a", "b <- a", "c <- a x b")).isEqualTo("a(b(c))");
    }

    @Test
    void aMailThatNamesNoAncestorIsPlacedByOthersReferences() {
        assertThat(tree("a", "b", "c <- a b")).isEqualTo("a(b(c))");
        assertThat(tree("b", "c <- x b")).isEqualTo("[x](b(c))");
    }

    @Test
    void othersDoNotPlaceAMailUnderALaterOne() {
        assertThat(tree("v1", "v2", "v3", "m <- = v1 v3 v2")).isEqualTo("v1(v3) v2(m)");
    }

    @Test
    void aMailsOwnWordOutweighsWhatOthersSay() {
        assertThat(tree("a", "b", "c <- b", "d <- a c")).isEqualTo("a b(c(d))");
    }

    @Test
    void theEarliestOfContradictingReferencesPlacesAGhost() {
        assertThat(tree("a", "b", "c <- b x", "d <- a x")).isEqualTo("a b([x](c d))");
    }

    @Test
    void ofTwoThatAnswerEachOtherTheEarlierIsTheRoot() {
        assertThat(tree("a <- b", "b <- a")).isEqualTo("a(b)");
        assertThat(tree("b <- a", "a <- b")).isEqualTo("b(a)");
    }

    @Test
    void aRingIsCutAtItsEarliestMail() {
        assertThat(tree("a <- d", "b <- a", "c <- b", "d <- c")).isEqualTo("a(b(c(d)))");
    }

    @Test
    void aMailCutFromARingGoesToTheNextAncestorThatItNames() {
        assertThat(tree("r", "a <- r b", "b <- r a")).isEqualTo("r(a(b))");
    }

    @Test
    void nobodyAnswersHimself() {
        assertThat(tree("a <- a")).isEqualTo("a");
        assertThat(tree("a", "b/c <- a c")).isEqualTo("a(b)");
    }

    @Test
    void aMailIsFoundByAnyOfItsIds() {
        assertThat(tree("a/b", "c <- b", "d <- a c")).isEqualTo("a(c(d))");
    }

    @Test
    void anIdThatTwoMailsBearBelongsToTheOneThatHasItFirst() {
        assertThat(tree("a/b", "b", "c <- b")).isEqualTo("a b(c)");
    }

    @Test
    void siblingsStandByTheTimeSentThenById() {
        IndexedMail root = mail("a", START);
        Instant same = START.plusSeconds(60);
        List<IndexedMail> mails =
                List.of(mail("e <- a", same), mail("d <- a", same), root, mail("c <- a", START.plusSeconds(120)));
        assertThat(tree(Threads.tree(mails))).isEqualTo("a(d e c)");
    }

    @Test
    void aGhostStandsWhereItsEarliestReplyStands() {
        assertThat(tree("a", "b <- a", "c <- a x", "d <- a", "e <- a x")).isEqualTo("a(b [x](c e) d)");
    }

    @Test
    void aDateFarAheadOfTheArrivalIsNotBelieved() {
        IndexedMail ill = withDate(mail("b <- a", START.plusSeconds(60)), Instant.parse("2036-01-01T00:00:00Z"));
        IndexedMail later = mail("c <- a", START.plus(Duration.ofDays(2)));
        assertThat(tree(Threads.tree(List.of(mail("a", START), later, ill)))).isEqualTo("a(b c)");
    }

    @Test
    void addressesAndTheAnswersOfGitSendEmailAreNoAncestors() {
        // the author of b is b@author, and all write to list@host
        assertThat(tree("b <- = b@author", "c <- = y", "d <- list@host n")).isEqualTo("b c d");
    }

    @Test
    void theTieTellsWhatAPlaceRestsOn() {
        MailThread thread = Threads.tree(mails("a", "b", "c <- a b", "d <- x"));
        assertThat(thread.lines().stream().map(line -> line.id() + " " + line.tie()))
                .containsExactly("a NONE", "b OTHERS", "c REFERENCES", "x NONE", "d REFERENCES");
    }

    @Test
    void linesKnowTheirParents() {
        MailThread thread = Threads.tree(mails("a", "b <- a", "c <- a b", "d <- a"));
        assertThat(thread.lines().stream().map(ThreadLine::parent)).containsExactly(-1, 0, 1, 0);
        assertThat(thread.mails()).isEqualTo(4);
    }

    @Test
    void aThreadMayBeAsDeepAsItHasMails() {
        int deep = 20_000;
        List<IndexedMail> mails = new ArrayList<>();
        for (int i = 0; i < deep; i++) {
            mails.add(mail(i == 0 ? "m0" : "m" + i + " <- = m" + (i - 1), START.plusSeconds(i)));
        }
        MailThread thread = Threads.tree(mails);
        assertThat(thread.lines()).hasSize(deep);
        assertThat(thread.lines().getLast().depth()).isEqualTo(deep - 1);
    }

    @Test
    void aRingOfManyMailsIsCutOnce() {
        int around = 20_000;
        List<IndexedMail> mails = IntStream.range(0, around)
                .mapToObj(i -> mail("m" + i + " <- = m" + ((i + around - 1) % around), START.plusSeconds(i)))
                .toList();
        MailThread thread = Threads.tree(mails);
        assertThat(thread.lines().stream().filter(line -> line.depth() == 0).map(ThreadLine::id))
                .containsExactly("m0");
    }

    @Test
    void aHeaderOfFiftyThousandReferencesCountsItsFirstAndItsLast() {
        List<String> many = IntStream.range(0, 50_000).mapToObj(i -> "x" + i).toList();
        IndexedMail hostile = mail(List.of("m"), many, List.of(), "s", START);
        assertThat(Ancestry.of(hostile))
                .hasSize(1_000)
                .startsWith("x0", "x49001")
                .endsWith("x49999");
        assertThat(tree(Threads.tree(List.of(hostile)))).isEqualTo("[x49999](m)");
    }

    private static IndexedMail withDate(IndexedMail m, Instant date) {
        return new IndexedMail(
                m.id(),
                m.ids(),
                m.inReplyTo(),
                m.references(),
                m.subject(),
                m.from(),
                m.to(),
                m.cc(),
                date,
                m.received(),
                m.listIds(),
                m.copies(),
                m.size(),
                m.flaws(),
                m.patchId());
    }
}
