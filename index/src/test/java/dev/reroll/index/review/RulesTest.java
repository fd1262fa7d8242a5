package dev.reroll.index.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reroll.index.review.Answer.Stance;
import dev.reroll.index.review.ReviewPoint.Kind;
import dev.reroll.ingest.mail.Address;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words that make kinds and stances; beside each a sentence in which they mean something else. */
class RulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OBJECTION | NAK. This is not how doors work.",
                "STATEMENT | The device answers with a NAK when it is busy.",
                "OBJECTION | I'm against this.",
                "PROCEDURE | Which tree is this against?",
                "PROCEDURE | Gentle ping on this one",
                "STATEMENT | The ping time went down.",
                "PROCEDURE | Applied, thanks!",
                "STATEMENT | Applied after the other one this works.",
                "PROCEDURE | This does not apply to my branch.",
                "REQUEST | Please add a comment.",
                "STATEMENT | Please note that I am away.",
                "REQUEST | This should be a bool.",
                "STATEMENT | That should be fine.",
                "QUESTION | Should this be a bool?",
                "REQUEST | Can you make it a bool?",
                "QUESTION | Can you explain the lock?",
                "REQUEST | s/foo/bar/",
                "STATEMENT | path/to/file/here",
                "REQUEST | Drop this hunk.",
                "QUESTION | Drop what?",
                "REQUEST | nit: a blank is missing",
                "QUESTION | Why is that?",
                "STATEMENT | See http://x.org/a?b=c for more.",
                "QUESTION | I wonder why the lock is taken.",
                "PRAISE | Looks good to me.",
                "PRAISE | Looks good to me, except one question below.",
                "PRAISE | I think this is fine now, but for some comments that should be fixed up.",
                "REQUEST | Looks good, but please fix the comments.",
                "STATEMENT | Looks good, except that the lock is held too long.",
                "PRAISE | Otherwise this looks good.",
                "STATEMENT | The lock is held too long. Otherwise this looks good.",
                "PRAISE | Thanks for cleaning this up.",
                "REQUEST | Making it static would fix that.",
                "REQUEST | It would be nice to have a test.",
                "STATEMENT | The door is made of wood.",
                "REQUEST | There is an off-by-one error here.",
                "STATEMENT | The lamps go on one by one here.",
                "REQUEST | The caller could simply set it.",
                "STATEMENT | The caller simply sets it.",
                "REQUEST | This does not build on arm64.",
                "STATEMENT | I did build it on arm64.",
                "REQUEST | Why not write this as a sum?",
                "QUESTION | Why is this written as a sum?",
                "PRAISE | I really like how this hides the door from the lamp.",
                "STATEMENT | I really like tea, but not in the morning.",
            })
    void theWordsMakeTheKind(Kind kind, String text) {
        assertThat(KindRules.of(List.of(text.strip()), false).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REQUEST | Whitespace.",
                "REQUEST | Or -EINVAL",
                "STATEMENT | Right, that one.",
                "STATEMENT | The door is made of wood and of nails.",
                "PRAISE | Nice trick.",
                "REQUEST | Ping the door first, please.",
            })
    void belowCodeAFewWordsAskForAChange(Kind kind, String text) {
        assertThat(KindRules.of(List.of(text.strip()), true).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true | Thanks,",
                "true | Thanks for the review!",
                "true | Hi Ada,",
                "true | Ada,",
                "true | - Bo",
                "true | Some comments below.",
                "false | - Drop",
                "false | Thanks, drop the lock.",
                "false | Drop the lock.",
                "false | Some comments are wrong.",
            })
    void courtesyIsToldFromRemarks(boolean is, String text) {
        Address bo = new Address("Bo Stone", "bo@y.org");
        assertThat(Courtesy.isAll(List.of(text.strip()), bo)).isEqualTo(is);
    }

    @ParameterizedTest
    @CsvSource({
        "kernel test robot, lkp@intel.com, true",
        "syzbot, syzbot+1a2b@syzkaller.appspotmail.com, true",
        "'', patchwork-bot+netdev@kernel.org, true",
        "Sashiko, review@example.org, true",
        "Abbot Talbot, talbot@x.org, false",
        "Cia Lee, cia@x.org, false",
    })
    void machinesAreToldByNameAndAddress(String name, String email, boolean is) {
        assertThat(Machines.isMachine(new Address(name, email))).isEqualTo(is);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AGREES | Good catch.",
                "AGREES | Ah, yes.",
                "AGREES | Will do, thanks.",
                "AGREES | Fixed in v3.",
                "ADDS | The bug is fixed by the other patch.",
                "DECLINES | No, that breaks the door.",
                "AGREES | No problem, I'll add it.",
                "DECLINES | I don't think so.",
                "DECLINES | This is by design.",
                "ASKS | Which one do you mean?",
                "ADDS | The door is made of wood.",
                "ADDS | Never mind.",
            })
    void theWordsMakeTheStance(Stance stance, String text) {
        assertThat(StanceRules.of(List.of(text.strip()), false).stance()).isEqualTo(stance);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WITHDRAWS | Never mind.",
                "WITHDRAWS | I was wrong, sorry.",
                "WITHDRAWS | Please ignore my comment.",
                "WITHDRAWS | Scratch that.",
                "ADDS | The door was wrong.",
                "ADDS | If I was wrong we would see it.",
                "WITHDRAWS | Not sure what I was thinking.",
                "ADDS | Hmm, that's what I was thinking.",
            })
    void hisOwnWordsTakeThePointBack(Stance stance, String text) {
        assertThat(StanceRules.of(List.of(text.strip()), true).stance()).isEqualTo(stance);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true | On Mon, Sep 9, 2024 at 11:29 PM Bo Stone <bo@y.org> wrote:",
                "true | On 09/15, Bo Stone wrote:",
                "true | * Bo Stone <bo@y.org> wrote:",
                "true | Bo Stone <bo@y.org> writes:",
                "true | Am 9.9.24 um 11:29 schrieb Bo Stone:",
                "true | Le 09/09/2024 à 11:29, Bo Stone a écrit :",
                "true | El lun, 9 sept 2024 a las 11:29, Bo Stone (<bo@y.org>) escribió:",
                "true | 在 2024/9/9 11:29, Bo Stone 写道:",
                "true | 09.09.2024 11:29, Bo Stone пишет:",
                "true | Quoting Bo Stone (2024-09-09 11:29:00) <bo@y.org>:",
                "true | Bo wrote:",
                "true | Quoting Bo Stone (2024-09-09 11:29:00)",
                "true | On Mon, 9 Sep 2024, Bo Stone wrote",
                "false | Quoting the manual of 2024 would help here",
                "false | On 9 Sep 2024 it was Bo who mended it",
                "false | The comment in front of the lock says:",
                "false | As I wrote before, this leaks, so do it like this:",
                "false | For example:",
                "false | On Monday it rained.",
            })
    void attributionsAreToldFromText(boolean is, String line) {
        assertThat(Attribution.is(line)).isEqualTo(is);
    }

    @ParameterizedTest
    @CsvSource({
        "'> text', 1, 2",
        "'>text', 1, 1",
        "'> > text', 2, 4",
        "'>> text', 2, 3",
        "'>  > text', 2, 5",
        "'> >> text', 3, 5",
        "'>+\tcode', 1, 1",
        "'>  code', 1, 2",
        "'text', 0, 0",
        "' > text', 0, 0",
        "'>> fs/a.c:12:3: error: x', 0, 0",
        "'> 12\tcode', 0, 0",
        "'> 12 code', 1, 2",
        "'| text', 0, 0",
    })
    void marksAreCounted(String line, int depth, int end) {
        assertThat(Marks.of(line, false)).isEqualTo(new Marks(depth, end));
    }
}
