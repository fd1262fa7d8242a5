package dev.reroll.index.rangediff;

import dev.reroll.index.rangediff.SparseFile.Misfit;
import dev.reroll.ingest.patch.FileDiff;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files that one revision of a series touches, followed through its patches and through renames. */
final class RevisedFiles {
    /** One file on its way through the series. */
    static final class Followed {
        private final String origin;
        private final SparseFile content = new SparseFile();
        private final List<String> patchLines = new ArrayList<>();
        private String name;
        private Optional<String> misfit = Optional.empty();

        private Followed(String origin) {
            this.origin = origin;
            name = origin;
        }

        /** The name before the first patch; of a file that a patch creates, the name it got. */
        String origin() {
            return origin;
        }

        /** The name after the last patch. */
        String name() {
            return name;
        }

        SparseFile content() {
            return content;
        }

        /** What the patches say of the file, one after the other. */
        List<String> patchLines() {
            return patchLines;
        }

        /** Why the patches could not all be applied, if so. */
        Optional<String> misfit() {
            return misfit;
        }

        private void apply(FileDiff diff, String subject) {
            if (!diff.newName().equals("/dev/null")) name = diff.newName();
            patchLines.addAll(PatchLines.ofFile(diff));
            if (diff.binary() && misfit.isEmpty()) misfit = Optional.of(name + " is binary");
            if (misfit.isPresent()) return;
            try {
                content.apply(diff);
            } catch (Misfit reason) {
                misfit = Optional.of(
                        "\"" + subject + "\" does not apply to what is known before it: " + reason.getMessage());
            }
        }
    }

    private final List<Followed> all = new ArrayList<>();
    private final Map<String, Followed> current = new HashMap<>();

    private final Map<String, Followed> byStart = new HashMap<>();

    private RevisedFiles() {}

    static RevisedFiles of(List<PatchText> patches) {
        RevisedFiles files = new RevisedFiles();
        for (PatchText patch : patches) {
            for (FileDiff diff : patch.files()) files.followed(diff).apply(diff, patch.subject());
        }
        files.indexByStart();
        return files;
    }

    private Followed followed(FileDiff diff) {
        boolean renamed = PatchLines.isRename(diff);
        String before = renamed ? diff.oldName() : diff.name();
        Followed known = renamed ? current.remove(before) : current.get(before);
        if (known == null) {
            known = new Followed(before);
            all.add(known);
        }
        current.put(diff.name(), known);
        return known;
    }

    List<Followed> all() {
        return all;
    }

    /** The file that had this name before the first patch, or that a patch created under it. */
    Optional<Followed> from(Followed other) {
        return Optional.ofNullable(byStart.get(start(other)));
    }

    private void indexByStart() {
        for (Followed file : all) byStart.putIfAbsent(start(file), file);
    }

    private static String start(Followed file) {
        return file.content().isCreated() ? "created " + file.name() : "there " + file.origin();
    }
}
