package dev.reroll.index.review;

import dev.reroll.index.review.Finding.What;
import dev.reroll.index.review.Outcome.Certainty;
import dev.reroll.index.review.Outcome.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes an outcome of what was found about the lines and what was said about the point. */
final class Judgement {

    private Judgement() {}

    /**
     * What became of a point in a revision.
     *
     * @param revision its label
     * @param mails Message-IDs of the patch or cover letter before and after
     */
    static Outcome of(Finding finding, Remark remark, Talk talk, String revision, List<String> mails) {
        if (remark.asksNothing() && !isTold(finding) && finding.what() != What.GONE && finding.what() != What.STANDS) {
            String reason = "It asks for nothing, and nothing shows a change because of it.";
            return outcome(
                    revision,
                    Fate.UNCHANGED,
                    new Finding(What.STANDS, Certainty.LIKELY, reason, List.of(), List.of()),
                    "",
                    mails,
                    Optional.empty());
        }
        Certainty certainty = finding.certainty();
        return switch (finding.what()) {
            case GONE -> outcome(revision, Fate.CODE_GONE, finding, "", mails, Optional.empty());
            case UNKNOWN -> unknown(finding, talk, revision, mails);
            case CHANGED -> {
                Optional<Answer> refusal = talk.refusal();
                if (certainty != Certainty.UNSURE || refusal.isEmpty() || remark.asksNothing()) {
                    yield outcome(revision, Fate.CHANGED, finding, "", mails, Optional.empty());
                }
                yield outcome(revision, Fate.ANSWERED_NO_CHANGE, finding, " But the author declined.", mails, refusal);
            }
            case STANDS -> {
                Optional<Answer> claim = certainty == Certainty.CERTAIN ? Optional.empty() : talk.claim(revision);
                if (claim.isEmpty() && certainty == Certainty.UNSURE)
                    claim = remark.asks() ? talk.promise() : talk.deed();
                if (claim.isEmpty() || remark.asksNothing()) yield standing(finding, remark, talk, revision, mails);
                yield outcome(revision, Fate.CHANGED, finding.unsure(), " The author agreed.", mails, claim);
            }
        };
    }

    private static boolean isTold(Finding finding) {
        return finding.what() == What.CHANGED && finding.certainty() != Certainty.UNSURE;
    }

    private static Outcome unknown(Finding finding, Talk talk, String revision, List<String> mails) {
        if (talk.withdrawal().isEmpty()) {
            return outcome(revision, Fate.UNKNOWN, finding, "", mails, Optional.empty());
        }
        Fate fate = talk.author().isPresent() ? Fate.ANSWERED_NO_CHANGE : Fate.UNCHANGED;
        return outcome(revision, fate, finding, " Its maker took it back.", mails, talk.withdrawal());
    }

    private static Outcome standing(Finding finding, Remark remark, Talk talk, String revision, List<String> mails) {
        if (remark.asksNothing()) {
            return outcome(revision, Fate.UNCHANGED, finding, " Nothing was asked for.", mails, Optional.empty());
        }
        if (talk.author().isPresent()) {
            boolean back = talk.withdrawal().isPresent();
            String said = back ? " The author answered, and its maker took it back." : " The author answered.";
            return outcome(
                    revision, Fate.ANSWERED_NO_CHANGE, finding, said, mails, back ? talk.withdrawal() : talk.author());
        }
        if (talk.withdrawal().isPresent()) {
            return outcome(revision, Fate.UNCHANGED, finding, " Its maker took it back.", mails, talk.withdrawal());
        }
        if (talk.other().isPresent()) {
            String said = " Somebody else answered, the author did not.";
            return outcome(revision, Fate.UNCHANGED, finding, said, mails, talk.other());
        }
        return outcome(revision, Fate.UNANSWERED, finding, " The author said nothing.", mails, Optional.empty());
    }

    private static Outcome outcome(
            String revision, Fate fate, Finding finding, String said, List<String> mails, Optional<Answer> answer) {
        List<String> rests = new ArrayList<>(mails);
        answer.ifPresent(one -> rests.add(one.mail()));
        return new Outcome(
                revision, fate, finding.certainty(), finding.reason() + said, finding.before(), finding.after(), rests);
    }
}
