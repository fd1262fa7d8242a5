package dev.reroll.ingest.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MessageIdsTest {

    private static Set<String> read(String value) {
        Set<String> ids = new LinkedHashSet<>();
        MessageIds.read(value, ids, 10);
        return ids;
    }

    @Test
    void readsWhatStandsInBrackets() {
        assertThat(read("<a@b> (comment) <c/d+e%f@g>  <a@b>")).containsExactly("a@b", "c/d+e%f@g");
    }

    @Test
    void passesOverFreeText() {
        assertThat(read("Your message of \"Tue, 5 Mar 2019 12:00:00 +0100\" <a@b>"))
                .containsExactly("a@b");
        assertThat(read("ann's mail of Tuesday, ann@x.example")).isEmpty();
        assertThat(read("y")).isEmpty();
    }

    @Test
    void readsAnIdWithoutBracketsIfItIsAlone() {
        assertThat(read("a@b")).containsExactly("a@b");
        assertThat(read("<a@b")).containsExactly("a@b");
        assertThat(read("a@b>")).containsExactly("a@b");
    }

    @Test
    void trimsIdsAndKeepsBlanksWithinThem() {
        assertThat(read("< a@b >")).containsExactly("a@b");
        assertThat(read("<a b@c>")).containsExactly("a b@c");
        assertThat(read("<>  < >")).isEmpty();
    }

    @Test
    void takesTheInnermostBrackets() {
        assertThat(read("<<a@b>>")).containsExactly("a@b");
        assertThat(read("<oops <a@b>")).containsExactly("a@b");
    }

    @Test
    void readsIdsThatWereEncodedAsWords() {
        assertThat(read("=?us-ascii?Q?=3Ca=40b=3E?=")).containsExactly("a@b");
    }

    @Test
    void cutsEndlessIdsAndStopsAtTheLimit() {
        assertThat(read("<" + "x".repeat(5000) + ">")).allMatch(id -> id.length() == MessageIds.LONGEST);
        assertThat(read("<1@a> <2@a> <3@a> <4@a> <5@a> <6@a> <7@a> <8@a> <9@a> <10@a> <11@a>"))
                .hasSize(10);
    }

    @Test
    void takesOutPeopleAndAnswersToAPrompt() {
        Set<String> ids = new LinkedHashSet<>(List.of("a@b", "ann@x.example", "y"));
        MessageIds.removeStrangers(ids, List.of(new Address("Ann", "ann@x.example"), new Address("", "")));
        assertThat(ids).containsExactly("a@b");
    }
}
