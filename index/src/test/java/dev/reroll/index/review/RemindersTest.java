package dev.reroll.index.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.review.ReminderWords.Force;
import dev.reroll.index.review.SeriesState.Ping;
import dev.reroll.ingest.mail.Address;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of an author's mails remind, after how many days, and whom. */
class RemindersTest {

    private final MadeUpThread thread = new MadeUpThread();

    private List<Ping> pings() {
        return thread.state().pings();
    }

    private Ping only() {
        assertThat(pings()).hasSize(1);
        return pings().getFirst();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALWAYS | Ping?",
                "ALWAYS | Gentle ping.",
                "ALWAYS | Just a friendly reminder about this one.",
                "ALWAYS | Any update on this?",
                "ALWAYS | Any news?",
                "ALWAYS | What's the status of this series?",
                "ALWAYS | Another week, another ping.",
                "AFTER_SILENCE | Did this fall through the cracks?",
                "AFTER_SILENCE | Can this be applied?",
                "AFTER_SILENCE | Could this please be picked up for the next release?",
                "AFTER_SILENCE | Could you take this through your tree?",
                "AFTER_SILENCE | Any comments on this series?",
                "AFTER_SILENCE | Have you had a chance to look?",
                "AFTER_SILENCE | What can I do to help land this?",
                "AFTER_SILENCE | This is stuck in limbo for weeks now.",
                "AFTER_SILENCE | Are the lamp people OK with these changes?",
                "NONE | I am OK with these changes.",
                "NONE | I did give you a ping on the list.",
                "NONE | The ping utility shows the latency.",
                "NONE | Update the status of the lamp.",
                "NONE | The lamp must be applied to the wall.",
                "NONE | Could you please apply the hunk below and try again?",
                "NONE | Then we would not be able to apply this, right?",
                "NONE | The wakeup is lost when the door closes.",
                "NONE | Thanks, will fix."
            })
    void tellsWordsThatRemind(Force force, String words) {
        assertThat(ReminderWords.of(List.of(words))).isEqualTo(force);
    }

    @Test
    void countsWholeDaysSinceTheMailBeforeInTheThread() {
        thread.reply("r@x", "Bo", "p@x", "We measured this on the third floor.\n");
        thread.days(9).reply("a@x", "Ada", "p@x", "Ping?\n");
        assertThat(only().mail()).isEqualTo("a@x");
        assertThat(only().days()).isEqualTo(9);
        assertThat(only().by().email()).isEqualTo("ada@x.org");
    }

    @Test
    void isAnsweredByTheFirstMailOfAPersonBeforeTheNextReminder() {
        thread.days(7).reply("a1", "Ada", "p@x", "Ping?\n");
        thread.reply("bot", "robot", "p@x", "tree/branch: the master branch, allmodconfig: BUILD SUCCESS\n");
        thread.days(7).reply("a2", "Ada", "a1", "Another ping.\n");
        thread.reply("r1", "Bo", "a2", "Sorry, was away.\n").reply("r2", "Cy", "a2", "So was I.\n");
        assertThat(pings()).extracting(Ping::mail).containsExactly("a1", "a2");
        assertThat(pings().get(0).answeredBy()).isEmpty();
        assertThat(pings().get(1).answeredBy()).contains("r1");
    }

    @Test
    void quotedWordsRemindNobody() {
        thread.days(7).reply("r@x", "Bo", "p@x", "Gentle ping.\n");
        thread.reply("a@x", "Ada", "r@x", "> Gentle ping.\nIt is on its way to the house.\n");
        assertThat(pings()).isEmpty();
    }

    @Test
    void wordsOfADiscussionRemindOnlyAfterASilence() {
        thread.reply("r@x", "Bo", "p@x", "We measured this on the third floor.\n");
        thread.reply("a@x", "Ada", "r@x", "And what did you find? Any thoughts?\n");
        assertThat(pings()).isEmpty();
        thread.days(2).reply("a2@x", "Ada", "a@x", "Any thoughts?\n");
        assertThat(only().mail()).isEqualTo("a2@x");
    }

    @Test
    void aLateAnswerToARemarkIsNoReminder() {
        thread.reply("r@x", "Bo", "p@x", "We measured this on the third floor.\n");
        String discussion = "The lamps there are of another make.\n".repeat(9) + "Any thoughts?\n";
        thread.days(14).reply("a@x", "Ada", "r@x", discussion);
        assertThat(pings()).isEmpty();
    }

    @Test
    void aReminderOfAnEarlierRevisionStays() {
        thread.days(7).reply("a@x", "Ada", "p@x", "Ping?\n");
        String changed = MadeUpThread.PATCH.replace("false", "0");
        thread.days(7).put("p2@x", "Ada", "[PATCH v2] lamp: turn it off with the door", List.of("p@x"), changed);
        assertThat(only().mail()).isEqualTo("a@x");
    }

    @Test
    void asksThoseWhomItCallsByName() {
        thread.reply("r1", "Bo", "p@x", "We measured this on the third floor.\n");
        thread.reply("r2", "Cy", "p@x", "So did we.\n");
        String to = "Ada Lamb <ada@x.org>\nTo: linux-lamp@vger.kernel.org, bo@y.org\nCc: cy@z.org";
        thread.days(7).put("a@x", to, "Re: [PATCH] lamp: turn it off with the door", List.of("p@x"), """
                Another week, another ping. Cy, what can I do to make this land?
                Thanks to Bo, who measured.
                """);
        assertThat(only().asked()).containsExactly(new Address("Cy Reed", "cy@z.org"));
    }

    @Test
    void asksThoseWhomItIsSentToWhereItCallsNobody() {
        String to = "Ada Lamb <ada@x.org>\nTo: linux-lamp@vger.kernel.org, bo@y.org, ada@x.org\nCc: cy@z.org";
        thread.days(7).put("a@x", to, "Re: [PATCH] lamp: turn it off with the door", List.of("p@x"), "Ping?\n");
        assertThat(only().asked()).extracting(Address::email).containsExactly("bo@y.org");
        assertThat(thread.state().waitingFor()).map(Address::email).contains("bo@y.org");
    }

    @Test
    void asksThoseWhomTheSeriesWasSentToWhereItAnswersTheAuthorHimself() {
        MadeUpThread sent = MadeUpThread.empty();
        String ada = "Ada Lamb <ada@x.org>\nTo: linux-lamp@vger.kernel.org, Cy Reed <cy@z.org>";
        sent.put("p@x", ada, "[PATCH] lamp: turn it off with the door", List.of(), MadeUpThread.PATCH);
        sent.days(7)
                .put(
                        "a@x",
                        "Ada Lamb <ada@x.org>\nTo: ada@x.org",
                        "Re: [PATCH] lamp: turn it off with the door",
                        List.of("p@x"),
                        "Ping?\n");
        assertThat(sent.state().pings().getFirst().asked()).containsExactly(new Address("Cy Reed", "cy@z.org"));
    }
}
