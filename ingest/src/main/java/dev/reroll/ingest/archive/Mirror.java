package dev.reroll.ingest.archive;

import dev.reroll.ingest.source.GitSource;
import dev.reroll.ingest.source.SourceException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jgit.errors.MissingBundlePrerequisiteException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.URIish;

/**
 * Brings one epoch of the archive to where its source is.
 *
 * <p>A new epoch is put together beside its place and moved there when it is whole; of one that is there the branch is
 * moved last, after what was brought has been looked at. So a run that fails or is killed changes nothing.
 */
final class Mirror {

    /** How long a server may be silent, seconds: longer than a busy one needs to put a pack together. */
    static final int TIMEOUT = 60;

    private final Inboxes inboxes;
    private final GitSource source;
    private final Consumer<String> progress;
    private final Consumer<String> remarks;
    private final String list;
    private final int number;
    private final int timeout;

    /** {@code timeout}: how long a server may be silent, seconds. */
    Mirror(Inboxes inboxes, GitSource source, Consumer<String> progress, Consumer<String> remarks, int timeout) {
        this.inboxes = inboxes;
        this.source = source;
        this.progress = progress;
        this.remarks = remarks;
        list = source.list();
        number = source.epoch();
        this.timeout = timeout;
    }

    void update() throws IOException {
        refuseOwnList();
        Path place = inboxes.epoch(list, number);
        if (Files.isDirectory(place)) {
            try (FileRepository there = Repositories.openEpoch(place)) {
                bring(there, false);
            }
            return;
        }
        inboxes.discard(list, number);
        boolean whole = false;
        try {
            try (FileRepository fresh = Repositories.create(inboxes.unfinished(list, number))) {
                bring(fresh, true);
            }
            inboxes.finish(list, number);
            whole = true;
        } finally {
            if (!whole) inboxes.discard(list, number);
        }
    }

    /** Mails that were added here would be lost if the list followed another archive. */
    private void refuseOwnList() throws IOException {
        for (int each : inboxes.epochs(list)) {
            try (FileRepository repository = Repositories.openEpoch(inboxes.epoch(list, each))) {
                if (Repositories.origin(repository).isEmpty())
                    throw new SourceException("The list " + list + " has mails that were added to this archive, so it"
                            + " cannot also follow " + source.location() + ". Give that a list of its own with --list"
                            + " NAME.");
            }
        }
    }

    private void bring(FileRepository into, boolean fresh) throws IOException {
        NewPacks packs = NewPacks.from(into.getDirectory().toPath());
        boolean done = false;
        try (Remote remote = remote(into)) {
            String ours = Repositories.branch(into);
            Optional<ObjectId> old = Optional.ofNullable(into.resolve(ours));
            Remote.Tip tip = remote.tip(fresh ? Optional.empty() : Optional.of(ours))
                    .orElseThrow(() -> new SourceException(
                            source.location() + " is an empty repository: there is no mail in it yet."));
            String branch = fresh ? tip.branch() : ours;
            if (old.isPresent() && old.get().equals(tip.commit())) {
                progress.accept(key() + ": nothing new in " + source.location());
            } else {
                ObjectId brought = remote.fetch(tip, into, old, new ProgressLines(progress));
                checkIsEpoch(into, brought);
                if (old.isEmpty() || follows(into, old.get(), brought)) {
                    packs.sync();
                    Repositories.move(into, branch, old, brought);
                }
            }
            if (fresh) Repositories.link(into, branch);
            Repositories.setOrigin(into, source.location(), branch);
            done = true;
        } catch (SourceException told) {
            throw told;
        } catch (IOException problem) {
            throw inWords(problem);
        } finally {
            if (!done) packs.remove();
        }
    }

    private Remote remote(FileRepository into) throws IOException {
        try {
            return switch (source) {
                case GitSource.Repository repository -> new LocalRemote(repository.gitDir());
                case GitSource.Bundle bundle ->
                    new TransportRemote(into, new URIish().setPath(bundle.file().toString()), timeout);
                case GitSource.Url url -> new TransportRemote(into, new URIish(url.url()), timeout);
            };
        } catch (URISyntaxException wrong) {
            throw new SourceException("“" + source.location() + "” is no URL that can be read.", wrong);
        }
    }

    private void checkIsEpoch(FileRepository into, ObjectId tip) throws IOException {
        EpochTree tree = new EpochTree();
        try (ObjectReader reader = into.newObjectReader();
                RevWalk walk = new RevWalk(reader)) {
            RevCommit commit = walk.parseCommit(tip);
            if (tree.read(reader, commit.getTree()).isEmpty())
                throw new SourceException(source.location()
                        + " is a git repository, but not one of mails: of its newest"
                        + " commit, " + tip.name() + ", " + tree.reason() + ". In a public-inbox v2 epoch each commit"
                        + " holds one mail as file m; if this is a v1 inbox, convert it with public-inbox-convert.");
        }
    }

    /** Whether our branch is to move from {@code old} to {@code brought}. */
    private boolean follows(FileRepository into, ObjectId old, ObjectId brought) throws IOException {
        try (ObjectReader reader = into.newObjectReader()) {
            History theirs = History.of(reader, brought, Optional.of(old), Set.of());
            if (theirs.reached()) return true;
            History ours = History.of(reader, old, Optional.of(brought), Set.of());
            if (ours.reached()) {
                remarks.accept(key() + ": nothing new in " + source.location() + ", which is older than what is here");
                return false;
            }
            String origin = Repositories.origin(into).orElse("");
            if (!origin.equals(source.location()) && !ours.root().equals(theirs.root()))
                throw new SourceException("The epoch " + key() + " came from " + origin + " and has nothing in common"
                        + " with " + source.location() + ". Give that a list of its own with --list NAME, or remove "
                        + inboxes.epoch(list, number) + " first.");
            remarks.accept(key() + ": the history of " + source.location() + " was rewritten; it is taken over, and "
                    + old.name() + " is no longer part of it");
            return true;
        }
    }

    private IOException inWords(IOException problem) throws IOException {
        String reason = Problems.reason(problem);
        if (Problems.isFull(problem))
            return new IOException(
                    "Cannot write " + inboxes.epoch(list, number) + ": " + reason + ". Nothing was taken in.", problem);
        String nothing = ". Nothing of it was taken in.";
        String told = switch (source) {
            case GitSource.Bundle bundle
            when problem instanceof MissingBundlePrerequisiteException ->
                "The bundle " + bundle.file() + " holds only what came after a commit that is not in " + key()
                        + ": take in first what it continues, or make a bundle of the whole epoch with git"
                        + " bundle create FILE --all" + nothing;
            case GitSource.Bundle bundle ->
                "The bundle " + bundle.file() + " is cut short or damaged (" + reason + "): copy or download it again"
                        + nothing;
            case GitSource.Repository repository ->
                "The repository " + repository.gitDir() + " cannot be read (" + reason
                        + "): check it with git fsck, or clone it again" + nothing;
            case GitSource.Url url
            when Problems.isTimeout(problem) ->
                url.url() + " has been silent for " + timeout + " seconds: try again later" + nothing;
            case GitSource.Url url ->
                "Cannot fetch from " + url.url() + " (" + reason
                        + "): check that it is a git repository and can be reached" + nothing;
        };
        return new SourceException(told, problem);
    }

    private String key() {
        return list + "/" + number;
    }
}
