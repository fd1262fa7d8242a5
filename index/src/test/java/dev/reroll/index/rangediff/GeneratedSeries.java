package dev.reroll.index.rangediff;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;

/**
 * Makes pairs of patch series in a repository, all from one seed: the second of a pair is the first with patches
 * reordered, edited, dropped, added, split, repeated, retitled or rebased. The files look like C, full of lines that
 * repeat, because those are where two diff programs may differ.
 */
final class GeneratedSeries implements AutoCloseable {
    /** Two series and the commits on which they stand. */
    record Pair(int number, ObjectId oldBase, ObjectId oldTip, ObjectId newBase, ObjectId newTip) {}

    private record Content(FileMode mode, List<String> lines, boolean finalNewline) {
        Content with(List<String> newLines) {
            return new Content(mode, newLines, finalNewline);
        }
    }

    /** A change of one file that can be made at other places than where it was first made. */
    private record Change(String file, String anchor, double place, int cut, List<String> lines, int special) {}

    private record Patch(String author, String title, String message, List<Change> changes) {}

    private static final List<String> VERBS = List.of("fix", "add", "drop", "simplify", "rework", "document", "lock");
    private static final List<String> NOUNS = List.of(
            "refcount", "uprobe lookup", "slab cache", "error path", "seqcount", "timer", "Kconfig text", "größe");

    private final Repository repository;
    private final ObjectInserter inserter;
    private final Random random;
    private long clock = 1_700_000_000L;
    private int made;

    private GeneratedSeries(Repository repository, ObjectInserter inserter, long seed) {
        this.repository = repository;
        this.inserter = inserter;
        random = new Random(seed);
    }

    /** In a bare repository on disk, for git to read. */
    static GeneratedSeries on(Path gitDir, long seed) throws IOException {
        FileRepository repository = new FileRepository(gitDir.toFile());
        repository.create(true);
        return new GeneratedSeries(repository, repository.getObjectDatabase().newPackInserter(), seed);
    }

    static GeneratedSeries inMemory(long seed) {
        Repository repository = new InMemoryRepository(new DfsRepositoryDescription("series"));
        return new GeneratedSeries(repository, repository.newObjectInserter(), seed);
    }

    Repository repository() {
        return repository;
    }

    @Override
    public void close() {
        inserter.close();
        repository.close();
    }

    /** Series of 1 to 7 patches each. */
    List<Pair> pairs(int count) throws IOException {
        return pairs(count, 0);
    }

    List<Pair> pairs(int count, int patches) throws IOException {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) pairs.add(next(patches == 0 ? 1 + random.nextInt(7) : patches));
        inserter.flush();
        return pairs;
    }

    private Pair next(int patches) throws IOException {
        Map<String, Content> tree = baseTree();
        ObjectId oldBase = commit(tree, List.of(), new Patch(person(), "base", "", List.of()));
        List<Patch> before = new ArrayList<>();
        for (int i = 0; i < patches; i++) before.add(patch(tree));
        List<Patch> after = revise(before, tree);
        ObjectId newBase = oldBase;
        TreeMap<String, Content> newTree = new TreeMap<>(tree);
        if (chance(25)) {
            Patch rebase = patch(newTree);
            apply(rebase, newTree);
            newBase = commit(newTree, List.of(oldBase), rebase);
        }
        return new Pair(made++, oldBase, commits(tree, oldBase, before), newBase, commits(newTree, newBase, after));
    }

    private ObjectId commits(Map<String, Content> base, ObjectId parent, List<Patch> patches) throws IOException {
        TreeMap<String, Content> tree = new TreeMap<>(base);
        ObjectId tip = parent;
        for (Patch patch : patches) {
            apply(patch, tree);
            tip = commit(tree, List.of(tip), patch);
        }
        return tip;
    }

    private List<Patch> revise(List<Patch> before, Map<String, Content> tree) {
        List<Patch> after = new ArrayList<>();
        for (Patch patch : before) {
            int dice = random.nextInt(100);
            if (dice < 40) after.add(patch);
            else if (dice < 62)
                after.add(new Patch(patch.author, patch.title, patch.message, edit(patch.changes, tree)));
            else if (dice < 67) after.add(new Patch(patch.author, title(), patch.message, patch.changes));
            else if (dice < 72) after.add(new Patch(patch.author, patch.title, message(), edit(patch.changes, tree)));
            else if (dice < 75) after.add(new Patch(person(), patch.title, patch.message, patch.changes));
            else if (dice >= 83 && dice < 91 && patch.changes.size() > 1) {
                int half = patch.changes.size() / 2;
                after.add(new Patch(patch.author, patch.title, patch.message, patch.changes.subList(0, half)));
                after.add(
                        new Patch(patch.author, title(), message(), patch.changes.subList(half, patch.changes.size())));
            } else if (dice >= 83 && dice < 94) {
                after.add(patch);
                after.add(patch);
            } else if (dice >= 94) {
                after.add(patch(tree));
                after.add(patch);
            }
        }
        if (chance(25) && after.size() > 1)
            Collections.swap(after, random.nextInt(after.size()), random.nextInt(after.size()));
        if (chance(8)) Collections.shuffle(after, random);
        if (after.isEmpty() || chance(15)) after.add(patch(tree));
        return after;
    }

    private List<Change> edit(List<Change> changes, Map<String, Content> tree) {
        List<Change> edited = new ArrayList<>();
        for (Change change : changes) {
            int dice = random.nextInt(100);
            if (dice < 35) edited.add(change);
            else if (dice < 80) {
                List<String> lines = new ArrayList<>(change.lines);
                for (int times = 1 + random.nextInt(3); times > 0; times--) {
                    int at = random.nextInt(lines.size() + 1);
                    if (at < lines.size() && chance(40)) lines.set(at, line());
                    else if (at < lines.size() && chance(30)) lines.remove(at);
                    else lines.add(at, line());
                }
                edited.add(new Change(change.file, change.anchor, change.place, change.cut, lines, change.special));
            } else if (dice < 90) edited.add(change(tree));
        }
        if (edited.isEmpty() || chance(20)) edited.add(change(tree));
        return edited;
    }

    private Map<String, Content> baseTree() {
        TreeMap<String, Content> tree = new TreeMap<>();
        for (String name : List.of("Makefile", "kernel/uprobes.c", "kernel/fork.c", "mm/slab.c", "mm/slab.h")) {
            List<String> lines = new ArrayList<>();
            for (int functions = 2 + random.nextInt(6); functions > 0; functions--) lines.addAll(function());
            tree.put(name, new Content(FileMode.REGULAR_FILE, lines, !chance(6)));
        }
        return tree;
    }

    private List<String> function() {
        List<String> lines = new ArrayList<>();
        String type = pick("static int", "void", "static inline bool");
        lines.add(type + " " + pick("get", "put", "find", "free", "init") + "_" + random.nextInt(30)
                + "(struct uprobe *uprobe)");
        lines.add("{");
        for (int n = 2 + random.nextInt(14); n > 0; n--) lines.add(line());
        lines.add("\treturn " + random.nextInt(2) + ";");
        lines.add("}");
        lines.add("");
        return lines;
    }

    private String line() {
        String indent = "\t".repeat(1 + random.nextInt(3));
        return switch (random.nextInt(12)) {
            case 0, 1 -> "";
            case 2 -> indent + "}";
            case 3 -> indent + "if (!uprobe) {";
            case 4 -> indent + "return -EINVAL;";
            case 5 -> indent + "goto out;";
            case 6 -> "out" + random.nextInt(3) + ":";
            case 7 -> indent + "/* " + pick("see below", "größer", "why?") + " */";
            default -> indent + pick("lock", "count", "free", "step") + "(" + random.nextInt(12) + ");";
        };
    }

    private Patch patch(Map<String, Content> tree) {
        List<Change> changes = new ArrayList<>();
        for (int n = 1 + random.nextInt(4); n > 0; n--) changes.add(change(tree));
        return new Patch(person(), title(), message(), changes);
    }

    private Change change(Map<String, Content> tree) {
        List<String> names = List.copyOf(tree.keySet());
        String file = names.get(random.nextInt(names.size()));
        List<String> known = requireNonNull(tree.get(file)).lines;
        List<String> lines = new ArrayList<>();
        if (chance(15)) lines.addAll(function());
        else if (chance(15) && !known.isEmpty()) {
            int from = random.nextInt(known.size());
            lines.addAll(known.subList(from, Math.min(known.size(), from + 1 + random.nextInt(8))));
        } else for (int n = random.nextInt(6); n > 0; n--) lines.add(line());
        int cut = chance(50) ? random.nextInt(6) : 0;
        if (cut == 0 && lines.isEmpty()) lines.add(line());
        int special = chance(8) ? 1 + random.nextInt(6) : 0;
        String anchor = known.isEmpty() ? "" : known.get(random.nextInt(known.size()));
        return new Change(file, anchor, random.nextDouble(), cut, lines, special);
    }

    private void apply(Patch patch, Map<String, Content> tree) {
        for (Change change : patch.changes) apply(change, tree);
    }

    private void apply(Change change, Map<String, Content> tree) {
        String renamed = change.file.replace(".c", "_core.c");
        String file = tree.containsKey(change.file) ? change.file : renamed;
        Content content = tree.get(file);
        String fresh = "lib/new" + (change.lines.size() + change.cut) + ".c";
        if (content == null || change.special == 1) {
            tree.put(fresh, new Content(FileMode.REGULAR_FILE, change.lines, true));
            return;
        }
        switch (change.special) {
            case 2 -> tree.remove(file);
            case 3 -> {
                tree.remove(file);
                tree.put(renamed, content);
            }
            case 4 -> tree.put(file, new Content(FileMode.EXECUTABLE_FILE, content.lines, content.finalNewline));
            case 5 -> tree.put("logo.bin", new Content(FileMode.REGULAR_FILE, List.of("\0" + change.lines), true));
            default -> {
                List<String> lines = new ArrayList<>(content.lines);
                int at = (int) (change.place * lines.size());
                int anchored = lines.subList(at, lines.size()).indexOf(change.anchor);
                if (anchored < 0) anchored = lines.indexOf(change.anchor) - at;
                if (anchored + at >= 0) at += anchored;
                lines.subList(at, Math.min(lines.size(), at + change.cut)).clear();
                lines.addAll(at, change.lines);
                tree.put(file, content.with(lines));
            }
        }
    }

    private ObjectId commit(Map<String, Content> tree, List<ObjectId> parents, Patch patch) throws IOException {
        DirCache index = DirCache.newInCore();
        DirCacheBuilder builder = index.builder();
        for (Map.Entry<String, Content> file : tree.entrySet()) {
            Content content = file.getValue();
            String text =
                    String.join("\n", content.lines) + (content.finalNewline && !content.lines.isEmpty() ? "\n" : "");
            DirCacheEntry entry = new DirCacheEntry(file.getKey());
            entry.setFileMode(content.mode);
            entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8)));
            builder.add(entry);
        }
        builder.finish();
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(index.writeTree(inserter));
        commit.setParentIds(parents);
        int lt = patch.author.indexOf(" <");
        commit.setAuthor(new PersonIdent(
                patch.author.substring(0, lt),
                patch.author.substring(lt + 2, patch.author.length() - 1),
                Instant.ofEpochSecond(clock),
                ZoneOffset.UTC));
        commit.setCommitter(
                new PersonIdent("C O Mitter", "committer@example.com", Instant.ofEpochSecond(clock++), ZoneOffset.UTC));
        commit.setMessage(patch.message.isEmpty() ? patch.title + "\n" : patch.title + "\n\n" + patch.message + "\n");
        return inserter.insert(commit);
    }

    private String person() {
        return pick("A U Thor <author@example.com>", "A U Thor <author@example.com>", "Jürgen Größe <jg@example.org>");
    }

    private String title() {
        return pick("mm", "uprobes", "fork") + ": " + VERBS.get(random.nextInt(VERBS.size())) + " "
                + NOUNS.get(random.nextInt(NOUNS.size())) + " " + random.nextInt(40);
    }

    private String message() {
        StringBuilder message = new StringBuilder();
        for (int n = random.nextInt(6); n > 0; n--) {
            message.append(pick(
                            "Because it was wrong.",
                            "\tcall trace\tx",
                            "größe\ttab",
                            "  indented",
                            "See below:",
                            "It is."))
                    .append('\n');
            if (chance(30)) message.append('\n');
        }
        message.append("\nSigned-off-by: A U Thor <author@example.com>");
        return message.toString().replaceAll("\n{3,}", "\n\n").strip();
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
