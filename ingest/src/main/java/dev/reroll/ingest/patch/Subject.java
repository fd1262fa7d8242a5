package dev.reroll.ingest.patch;

import java.util.List;
import java.util.Optional;

/**
 * A subject line, taken apart. Every word of the prefixes is in {@code groups}, also those that were not understood.
 *
 * @param raw the subject with its white space collapsed, at most {@link SubjectParser#LIMIT} characters
 * @param replies the reply and forward prefixes before and between the bracket groups, as written ({@code Re:}, {@code 回复：})
 * @param forwarded whether one of them is a forward
 * @param groups the bracket groups before the title, each a list of its words; prefixes that lost their brackets are a
 *     group too
 * @param counter the place in the series, where one is given
 * @param version the version, where one is given in a prefix
 * @param title what remains, without {@code (was: …)}
 * @param was the former subject from {@code (was: …)}
 * @param form whether a machine wrote it, and which
 */
public record Subject(
        String raw,
        List<String> replies,
        boolean forwarded,
        List<List<SubjectToken>> groups,
        Optional<Counter> counter,
        Optional<Version> version,
        String title,
        Optional<String> was,
        Form form) {

    /** What kind of line it is. */
    public sealed interface Form {
        /** As people write them. */
        record Plain() implements Form {}

        /** tip-bot's notice that the patch is in a branch of the tip tree. */
        record Tip(String branch) implements Form {}

        /** Andrew Morton's notice that the patch was added to a branch of his tree; the title is unknown from the subject. */
        record MmAdded(String patch, String branch) implements Form {}

        /** Andrew Morton's notice that it left: {@code why} is what the brackets say (merged mm-stable, to-be-updated …). */
        record MmRemoved(String patch, String why) implements Form {
            public boolean merged() {
                return why.startsWith("merged") || why.startsWith("folded-merged");
            }
        }

        /** Greg Kroah-Hartman's notice that the patch was added to a stable queue. */
        record StableAdded(String patchTitle, String tree) implements Form {}

        /** Another mail's subject in brackets, as mutt forwards: {@code [tytso@mit.edu: Re: [PATCH v4 03/16] …]}. */
        record Forward(String sender, String subject) implements Form {}
    }

    public boolean isReply() {
        return !replies.isEmpty();
    }

    public boolean has(SubjectToken.Kind kind) {
        for (List<SubjectToken> group : groups) {
            for (SubjectToken token : group) if (token.kind() == kind) return true;
        }
        return false;
    }

    /** The words of one kind, in order. */
    public List<String> words(SubjectToken.Kind kind) {
        return groups.stream()
                .flatMap(List::stream)
                .filter(t -> t.kind() == kind)
                .map(SubjectToken::text)
                .toList();
    }

    /** Whether the prefix presents a patch, a series or a request for comments on one. */
    public boolean presentsPatch() {
        if (!(form instanceof Form.Plain)) return false;
        return counter.isPresent()
                || version.isPresent()
                || has(SubjectToken.Kind.PATCH)
                || has(SubjectToken.Kind.PATCHSET)
                || has(SubjectToken.Kind.RFC)
                || has(SubjectToken.Kind.RESEND);
    }

    /** Whether the prefix says that this mail introduces others. */
    public boolean presentsCover() {
        return has(SubjectToken.Kind.PATCHSET) || counter.map(Counter::isCover).orElse(false);
    }

    /**
     * The version at the end of the title ({@code … v5}, {@code (v2)}, {@code take 3}). It may belong to the matter itself
     * ({@code policy v2}), so it counts for nothing unless the mail is a cover letter and no prefix gives a version.
     */
    public Optional<Version> titleVersion() {
        return TitleEnd.of(title).map(TitleEnd::version);
    }

    /** The title without {@link #titleVersion()}. */
    public String titleWithoutVersion() {
        return TitleEnd.of(title).map(TitleEnd::title).orElse(title);
    }
}
