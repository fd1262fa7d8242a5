package dev.reroll.ingest.archive;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.pack.PackWriter;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.pack.PackConfig;

/**
 * A repository on this machine. Its packed objects are copied as they are, without unpacking them, into packs of our
 * own: quicker than git's protocol, and blobs that a partial clone lacks do not stop it.
 */
final class LocalRemote implements Remote {

    /** Bounds what JGit holds for a pack being written, about 300 octets for each of three objects of a commit. */
    private static final int COMMITS_IN_PACK = 100_000;

    private final FileRepository source;

    LocalRemote(Path gitDir) throws IOException {
        source = Repositories.open(gitDir);
    }

    @Override
    public Optional<Tip> tip(Optional<String> known) throws IOException {
        Ref chosen = known.isPresent() ? source.exactRef(known.get()) : null;
        if (chosen == null || chosen.getObjectId() == null) chosen = source.exactRef(Constants.HEAD);
        if (chosen == null || chosen.getObjectId() == null) return Optional.empty();
        String branch = chosen.getTarget().getName();
        // a detached HEAD names no branch
        if (!branch.startsWith(Constants.R_HEADS)) branch = Repositories.MASTER;
        return Optional.of(new Tip(branch, chosen.getObjectId()));
    }

    @Override
    public ObjectId fetch(Tip tip, FileRepository into, Optional<ObjectId> have, ProgressMonitor progress)
            throws IOException {
        try (ObjectReader reader = source.newObjectReader()) {
            Set<ObjectId> shallow = source.getObjectDatabase().getShallowCommits();
            History history = History.of(reader, tip.commit(), have, shallow);
            if (!history.linear() || !copyEpoch(history, reader, into, progress))
                copyAll(tip.commit(), have, into, progress);
            if (!shallow.isEmpty()) into.getObjectDatabase().setShallowCommits(shallow);
        }
        return tip.commit();
    }

    /** Copies commits, their trees and the mails that are there; false if some tree holds more than a mail. */
    private boolean copyEpoch(History history, ObjectReader reader, FileRepository into, ProgressMonitor progress)
            throws IOException {
        EpochTree tree = new EpochTree();
        for (int to = history.size(); to > 0; to -= COMMITS_IN_PACK) {
            int from = Math.max(0, to - COMMITS_IN_PACK);
            List<RevObject> commits = new ArrayList<>();
            List<RevObject> trees = new ArrayList<>();
            List<RevObject> blobs = new ArrayList<>();
            try (RevWalk walk = new RevWalk(reader)) {
                for (int i = from; i < to; i++) {
                    Optional<EpochTree.Entry> entry = tree.read(reader, history.tree(i));
                    if (entry.isEmpty() || !entry.get().alone()) return false;
                    commits.add(walk.lookupCommit(history.commit(i)));
                    trees.add(walk.lookupTree(history.tree(i)));
                    ObjectId blob = entry.get().blob();
                    if (reader.has(blob)) blobs.add(walk.lookupBlob(blob));
                }
                commits.addAll(trees);
                commits.addAll(blobs);
                try (PackWriter pack = new PackWriter(new PackConfig(source), reader.newReader())) {
                    pack.preparePack(commits.iterator());
                    write(pack, into, progress);
                }
            }
        }
        return true;
    }

    /** Copies whatever git counts as part of the history. */
    private void copyAll(ObjectId tip, Optional<ObjectId> have, FileRepository into, ProgressMonitor progress)
            throws IOException {
        try (PackWriter pack = new PackWriter(new PackConfig(source), source.newObjectReader())) {
            pack.preparePack(progress, Set.of(tip), have.map(Set::of).orElse(Set.of()));
            write(pack, into, progress);
        }
    }

    private static void write(PackWriter pack, FileRepository into, ProgressMonitor progress) throws IOException {
        if (pack.getObjectCount() == 0) return;
        File objects = into.getObjectDatabase().getDirectory();
        Path temporary = Files.createTempFile(objects.toPath(), "copy_", ".pack");
        Path index = Files.createTempFile(objects.toPath(), "copy_", ".idx");
        try {
            try (OutputStream out = new BufferedOutputStream(new FileOutputStream(temporary.toFile()), 1 << 16)) {
                pack.writePack(progress, progress, out);
            }
            try (OutputStream out = new BufferedOutputStream(new FileOutputStream(index.toFile()), 1 << 16)) {
                pack.writeIndex(out);
            }
            Path place = into.getObjectDatabase().getPackDirectory().toPath();
            String name = "pack-" + pack.computeName().name();
            Files.createDirectories(place);
            Files.move(temporary, place.resolve(name + ".pack"), StandardCopyOption.ATOMIC_MOVE);
            Files.move(index, place.resolve(name + ".idx"), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
            Files.deleteIfExists(index);
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
