package dev.reroll.reference.sample;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.patch.Patch;
import org.eclipse.jgit.patch.PatchApplier;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Patches as git writes and reads them, by JGit, in a repository in memory. */
final class GitDiff implements AutoCloseable {
    private static final Pattern HUNK = Pattern.compile("@@ -(\\d+)(?:,\\d+)? \\+\\d+(?:,\\d+)? @@");
    private static final Pattern METHOD =
            Pattern.compile("    (?:(?:public|private|static|final) )*[A-Z\\w<>\\[\\].]+ \\w+\\(.*");

    private final InMemoryRepository repository = new InMemoryRepository(new DfsRepositoryDescription("sample"));

    /** How one file changes. */
    record Stat(String path, int added, int removed, boolean created, boolean deleted) {}

    record Diff(String text, List<Stat> stats) {}

    Diff between(Map<String, String> before, Map<String, String> after) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Stat> stats = new ArrayList<>();
        try (DiffFormatter formatter = new DiffFormatter(out)) {
            formatter.setRepository(repository);
            formatter.setContext(3);
            formatter.setAbbreviationLength(12);
            formatter.setDiffAlgorithm(DiffAlgorithm.getAlgorithm(DiffAlgorithm.SupportedAlgorithm.HISTOGRAM));
            for (DiffEntry entry : formatter.scan(tree(before), tree(after))) {
                formatter.format(entry);
                int added = 0;
                int removed = 0;
                for (var edit : formatter.toFileHeader(entry).toEditList()) {
                    added += edit.getLengthB();
                    removed += edit.getLengthA();
                }
                boolean deleted = entry.getChangeType() == DiffEntry.ChangeType.DELETE;
                String path = deleted ? entry.getOldPath() : entry.getNewPath();
                stats.add(new Stat(path, added, removed, entry.getChangeType() == DiffEntry.ChangeType.ADD, deleted));
            }
        }
        return new Diff(headed(out.toString(StandardCharsets.UTF_8), before), stats);
    }

    /** The tree after the patch; an error where it does not apply cleanly. */
    SortedMap<String, String> apply(Map<String, String> before, String text) throws IOException {
        Patch patch = new Patch();
        patch.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        if (!patch.getErrors().isEmpty()) throw new IOException("is no patch: " + patch.getErrors());
        try (RevWalk walk = new RevWalk(repository);
                ObjectInserter inserter = repository.newObjectInserter()) {
            PatchApplier.Result result =
                    new PatchApplier(repository, walk.parseTree(tree(before)), inserter).applyPatch(patch);
            if (!result.getErrors().isEmpty()) throw new IOException("does not apply: " + result.getErrors());
            inserter.flush();
            return read(result.getTreeId());
        }
    }

    private SortedMap<String, String> read(ObjectId tree) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(tree);
            walk.setRecursive(true);
            while (walk.next()) {
                byte[] text = repository.open(walk.getObjectId(0)).getBytes();
                files.put(walk.getPathString(), new String(text, StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private ObjectId tree(Map<String, String> files) throws IOException {
        DirCache cache = DirCache.newInCore();
        DirCacheBuilder builder = cache.builder();
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                DirCacheEntry entry = new DirCacheEntry(file.getKey());
                entry.setFileMode(FileMode.REGULAR_FILE);
                entry.setObjectId(
                        inserter.insert(Constants.OBJ_BLOB, file.getValue().getBytes(StandardCharsets.UTF_8)));
                builder.add(entry);
            }
            builder.finish();
            ObjectId tree = cache.writeTree(inserter);
            inserter.flush();
            return tree;
        }
    }

    /** Behind each {@code @@} the method that the hunk begins in, as git writes it for Java. */
    private static String headed(String diff, Map<String, String> before) {
        StringBuilder text = new StringBuilder();
        List<String> old = List.of();
        for (String line : diff.split("\n", -1)) {
            if (line.startsWith("--- a/"))
                old = before.getOrDefault(line.substring(6), "").lines().toList();
            Matcher hunk = HUNK.matcher(line);
            text.append(line);
            if (hunk.matches()) {
                for (int i = Math.min(Integer.parseInt(hunk.group(1)) - 2, old.size() - 1); i >= 0; i--) {
                    if (METHOD.matcher(old.get(i)).matches()) {
                        text.append(' ').append(old.get(i).strip());
                        break;
                    }
                }
            }
            text.append('\n');
        }
        return text.substring(0, text.length() - 1);
    }

    @Override
    public void close() {
        repository.close();
    }
}
