package dev.reroll.index.thread;

import static dev.reroll.index.thread.Drawn.START;
import static dev.reroll.index.thread.Drawn.mail;
import static dev.reroll.index.thread.Drawn.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.schema.IndexedMail;
import dev.reroll.ingest.mail.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubjectTieTest {

    private static final Instant NEXT_DAY = START.plus(Duration.ofDays(1));

    @Test
    void aReplyWithoutHeadersJoinsTheMailWhoseAuthorItAddresses() {
        MailThread thread = Threads.tree(List.of(first("a", START), reply("b", NEXT_DAY, "A@Author")));
        assertThat(tree(thread)).isEqualTo("a(b)");
        assertThat(thread.lines().get(1).tie()).isEqualTo(Tie.SUBJECT);
    }

    @Test
    void strangersStayApart() {
        assertThat(tree(Threads.tree(List.of(first("a", START), reply("b", NEXT_DAY, "somebody@author")))))
                .isEqualTo("a b");
    }

    @Test
    void theListsOwnAddressIsNobody() {
        IndexedMail rewritten = from(first("a", START), "list@host");
        assertThat(tree(Threads.tree(List.of(rewritten, reply("b", NEXT_DAY, "x@author")))))
                .isEqualTo("a b");
    }

    @Test
    void aMailWithoutReplyMarkJoinsNobody() {
        IndexedMail again = mail(List.of("b"), List.of(), List.of(), "A thing", NEXT_DAY, to("a@author"));
        assertThat(tree(Threads.tree(List.of(first("a", START), again)))).isEqualTo("a b");
    }

    @Test
    void aReplyThatNamesAnAncestorIsNotJoinedByItsSubject() {
        IndexedMail named = mail(List.of("b"), List.of("x"), List.of(), "Re: a thing", NEXT_DAY, to("a@author"));
        assertThat(tree(Threads.tree(List.of(first("a", START), named)))).isEqualTo("a [x](b)");
    }

    @Test
    void aReplyOnTheLastDayJoinsAndOneASecondLaterDoesNot() {
        Instant last = START.plus(Duration.ofDays(30));
        assertThat(tree(Threads.tree(List.of(first("a", START), reply("b", last, "a@author")))))
                .isEqualTo("a(b)");
        assertThat(tree(Threads.tree(List.of(first("a", START), reply("b", last.plusSeconds(1), "a@author")))))
                .isEqualTo("a b");
    }

    @Test
    void aMailDoesNotJoinALaterOne() {
        assertThat(tree(Threads.tree(List.of(first("a", NEXT_DAY), reply("b", START, "a@author")))))
                .isEqualTo("b a");
        assertThat(tree(Threads.tree(List.of(first("a", START), reply("b", START, "a@author")))))
                .isEqualTo("a b");
    }

    @Test
    void theLastSentBeforeTheReplyIsTaken() {
        List<IndexedMail> mails = List.of(
                first("a", START),
                from(first("b", START.plusSeconds(5)), "a@author"),
                reply("c", NEXT_DAY, "a@author"),
                from(first("d", NEXT_DAY.plusSeconds(5)), "a@author"));
        assertThat(tree(Threads.tree(mails))).isEqualTo("a b(c) d");
    }

    @Test
    void ofTwoSentInTheSameSecondTheSmallerIdIsTaken() {
        List<IndexedMail> mails = List.of(
                from(first("b", START), "x@author"),
                from(first("a", START), "x@author"),
                reply("c", NEXT_DAY, "x@author"));
        assertThat(tree(Threads.tree(mails))).isEqualTo("a(c) b");
    }

    @Test
    void underASubjectThatAHundredWroteUnderInAMonthNobodyIsJoined() {
        List<IndexedMail> mails = new ArrayList<>();
        mails.add(from(first("0", START.minus(Duration.ofDays(31))), "z@author"));
        for (int i = 0; i < 100; i++) mails.add(first("a" + i, START.plusSeconds(i)));
        IndexedMail reply = reply("z", NEXT_DAY, "a0@author");
        mails.add(reply);
        // the one sent before those 30 days does not count, nor one of the reply's own second
        mails.add(first("b", NEXT_DAY));
        assertThat(Threads.tree(mails).line("z").map(ThreadLine::tie)).contains(Tie.SUBJECT);
        mails.add(first("one-more", START.plusSeconds(200)));
        assertThat(Threads.tree(mails).line("z").map(ThreadLine::tie)).contains(Tie.NONE);
    }

    @Test
    void repliesJoinRepliesOfTheirOwnKind() {
        List<IndexedMail> mails = List.of(
                first("a", START), reply("b", NEXT_DAY, "a@author"), reply("c", NEXT_DAY.plusSeconds(9), "b@author"));
        assertThat(tree(Threads.tree(mails))).isEqualTo("a(b(c))");
    }

    @Test
    void anEmptySubjectJoinsNobody() {
        IndexedMail nothing = mail(List.of("a"), List.of(), List.of(), "", START);
        IndexedMail re = mail(List.of("b"), List.of(), List.of(), "Re:", NEXT_DAY, to("a@author"));
        assertThat(tree(Threads.tree(List.of(nothing, re)))).isEqualTo("a b");
    }

    private static IndexedMail first(String id, Instant sent) {
        return mail(List.of(id), List.of(), List.of(), "A thing", sent);
    }

    private static IndexedMail reply(String id, Instant sent, String addressed) {
        return mail(List.of(id), List.of(), List.of(), "Re: a thing", sent, to(addressed));
    }

    private static List<Address> to(String addressed) {
        return List.of(new Address("Somebody", addressed));
    }

    private static IndexedMail from(IndexedMail m, String author) {
        return new IndexedMail(
                m.id(),
                m.ids(),
                m.inReplyTo(),
                m.references(),
                m.subject(),
                List.of(new Address("", author)),
                m.to(),
                m.cc(),
                m.date(),
                m.received(),
                m.listIds(),
                m.copies(),
                m.size(),
                m.flaws(),
                m.patchId());
    }
}
