package dev.reroll.ingest.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.NetRCCredentialsProvider;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/** A bundle, or a repository that is reached over the network. */
final class TransportRemote implements Remote {

    /** How long a server may be silent, seconds. */
    static final int TIMEOUT = 60;

    /** Holds what was fetched until it has been looked at. */
    private static final String INCOMING = "refs/reroll/incoming";

    private final FileRepository into;
    private final Transport transport;

    TransportRemote(FileRepository into, URIish source) throws IOException {
        this.into = into;
        transport = Transport.open(into, source);
        transport.setTagOpt(TagOpt.NO_TAGS);
        transport.setTimeout(TIMEOUT);
        transport.setCredentialsProvider(new NetRCCredentialsProvider());
    }

    @Override
    public Optional<Tip> tip(Optional<String> known) throws IOException {
        try (FetchConnection connection = transport.openFetch()) {
            return choose(connection.getRefsMap(), known);
        }
    }

    private static Optional<Tip> choose(Map<String, Ref> refs, Optional<String> known) {
        Map<String, ObjectId> branches = new TreeMap<>();
        for (Ref ref : refs.values()) {
            ObjectId commit = ref.getObjectId();
            if (ref.getName().startsWith(Constants.R_HEADS) && commit != null) branches.put(ref.getName(), commit);
        }
        List<String> wanted = new ArrayList<>();
        known.ifPresent(wanted::add);
        Ref head = refs.get(Constants.HEAD);
        if (head != null && head.isSymbolic()) wanted.add(head.getTarget().getName());
        if (head != null) {
            // a bundle or an old server says which commit HEAD is, not which branch
            branches.forEach((name, commit) -> {
                if (commit.equals(head.getObjectId())) wanted.add(name);
            });
        }
        wanted.add(Repositories.MASTER);
        if (branches.size() == 1) wanted.addAll(branches.keySet());
        for (String name : wanted) {
            ObjectId commit = branches.get(name);
            if (commit != null) return Optional.of(new Tip(name, commit));
        }
        return Optional.empty();
    }

    @Override
    public ObjectId fetch(Tip tip, FileRepository repository, Optional<ObjectId> have, ProgressMonitor progress)
            throws IOException {
        forget();
        try {
            transport.fetch(progress, List.of(new RefSpec("+" + tip.branch() + ":" + INCOMING)));
            Ref incoming = repository.exactRef(INCOMING);
            ObjectId brought = incoming == null ? null : incoming.getObjectId();
            return brought == null ? tip.commit() : brought;
        } finally {
            forget();
        }
    }

    @Override
    public void close() {
        transport.close();
    }

    /** Removes the marks of a fetch: of this one, or of one that was killed. */
    private void forget() throws IOException {
        RefUpdate incoming = into.updateRef(INCOMING, true);
        incoming.setForceUpdate(true);
        incoming.delete();
        Files.deleteIfExists(into.getDirectory().toPath().resolve(Constants.FETCH_HEAD));
    }
}
