package dev.reroll.index.rangediff;

import dev.reroll.index.rangediff.PatchDiff.Section;
import dev.reroll.index.rangediff.RevisedFiles.Followed;
import dev.reroll.index.rangediff.SparseFile.Misfit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What differs between the files that two revisions leave behind: what {@code git diff} of the two trees would show, from
 * the patches alone. Each file is rebuilt as far as the patches show it, both revisions are applied, and the results are
 * compared; lines that no patch shows are the same in both and stand as gaps. Where a patch does not apply to what is
 * known, or the revisions start from files that differ where the patches touch them, the diff of the two patches' texts
 * is given instead, with the reason.
 *
 * @param files those that differ, by name
 */
public record Interdiff(List<FileResult> files) {
    /** What is shown in place of lines that no patch holds. */
    public static final String GAP = "⋯";

    /** Shorter abbreviations of blob ids than git makes prove nothing. */
    private static final int LEAST_BLOB_DIGITS = 7;

    private static final String RENAMED = " => ";

    /** The difference of one file. */
    public sealed interface FileResult {
        String name();

        Section section();

        /**
         * Both revisions were applied.
         *
         * @param basis what speaks for both having started from the same file
         */
        record OfFiles(String name, Section section, Basis basis) implements FileResult {}

        /**
         * The patches' texts were compared.
         *
         * @param why the sentence that says why the files could not be
         */
        record OfPatches(String name, Section section, String why) implements FileResult {}
    }

    /** Why the two revisions of a file may be laid over each other. */
    public enum Basis {
        /** Both name the same blob as their start. */
        SAME_BLOB,
        /** All lines that both show agree, at the same places. */
        LINES_AGREE,
        /** All lines that both show agree, after some were shifted: the start was another, the patches touch none of that. */
        LINES_AGREE_SHIFTED,
        /** No line is shown by both: only the line numbers speak for it. */
        LINE_NUMBERS,
        /** A file that a revision adds whole, or that only one of them touches. */
        WHOLE
    }

    /** Of two patches, for what one patch changed. */
    public static Interdiff of(PatchText a, PatchText b) {
        return of(List.of(a), List.of(b));
    }

    /** The same where lines that differ in blanks alone may count as equal, as for {@code git diff -w}. */
    public static Interdiff of(PatchText a, PatchText b, boolean ignoringBlanks) {
        return of(List.of(a), List.of(b), ignoringBlanks);
    }

    /** Of two series, each applied in order. */
    public static Interdiff of(List<PatchText> a, List<PatchText> b) {
        return of(a, b, false);
    }

    private static Interdiff of(List<PatchText> a, List<PatchText> b, boolean ignoringBlanks) {
        RevisedFiles before = RevisedFiles.of(a);
        RevisedFiles after = RevisedFiles.of(b);
        List<FileResult> results = new ArrayList<>();
        for (Followed old : before.all()) results.add(compare(Optional.of(old), after.from(old), ignoringBlanks));
        for (Followed fresh : after.all()) {
            if (before.from(fresh).isEmpty())
                results.add(compare(Optional.empty(), Optional.of(fresh), ignoringBlanks));
        }
        results.removeIf(
                result -> result.section().hunks().isEmpty() && !result.name().contains(RENAMED));
        results.sort(Comparator.comparing(FileResult::name));
        return new Interdiff(List.copyOf(results));
    }

    private static FileResult compare(Optional<Followed> before, Optional<Followed> after, boolean ignoringBlanks) {
        String name = name(before, after);
        Optional<String> misfit = before.flatMap(Followed::misfit)
                .map(why -> "old revision: " + why)
                .or(() -> after.flatMap(Followed::misfit).map(why -> "new revision: " + why));
        if (misfit.isPresent()) return ofPatches(name, before, after, misfit.get(), ignoringBlanks);
        SparseFile a = before.map(Followed::content).orElseGet(() -> untouched(after));
        SparseFile b = after.map(Followed::content).orElseGet(() -> untouched(before));
        try {
            UnaryOperator<List<String>> keys = ignoringBlanks ? Blanks::without : UnaryOperator.identity();
            boolean sameStart = sameBlob(a, b);
            OriginAlignment alignment =
                    sameStart ? OriginAlignment.identity() : OriginAlignment.of(b.original(), a.original(), name);
            Section section = new Section(name, SparseText.hunks(a, b, alignment, keys));
            return new FileResult.OfFiles(name, section, sameStart ? Basis.SAME_BLOB : basis(a, b, alignment));
        } catch (Misfit reason) {
            return ofPatches(name, before, after, String.valueOf(reason.getMessage()), ignoringBlanks);
        }
    }

    private static FileResult ofPatches(
            String name, Optional<Followed> before, Optional<Followed> after, String why, boolean ignoringBlanks) {
        UnaryOperator<List<String>> keys = ignoringBlanks ? Blanks::withoutBehindSign : UnaryOperator.identity();
        List<String> oldLines = before.map(Followed::patchLines).orElse(List.of());
        List<String> newLines = after.map(Followed::patchLines).orElse(List.of());
        Section section = new Section(name, Moves.mark(RowBuilder.hunks(oldLines, newLines, keys)));
        return new FileResult.OfPatches(name, section, why);
    }

    private static SparseFile untouched(Optional<Followed> byOther) {
        boolean created = byOther.isPresent() && byOther.get().content().isCreated();
        return created ? SparseFile.absent() : new SparseFile();
    }

    private static String name(Optional<Followed> before, Optional<Followed> after) {
        String a =
                before.map(Followed::name).or(() -> after.map(Followed::origin)).orElse("");
        String b =
                after.map(Followed::name).or(() -> before.map(Followed::origin)).orElse("");
        return a.equals(b) ? a : a + RENAMED + b;
    }

    private static boolean sameBlob(SparseFile a, SparseFile b) {
        if (a.isCreated() || b.isCreated()) return false;
        int digits = Math.min(a.firstBlob().length(), b.firstBlob().length());
        return digits >= LEAST_BLOB_DIGITS && a.firstBlob().regionMatches(0, b.firstBlob(), 0, digits);
    }

    private static Basis basis(SparseFile a, SparseFile b, OriginAlignment alignment) {
        if (a.original().isEmpty() || b.original().isEmpty()) return Basis.WHOLE;
        if (!alignment.overlaps()) return Basis.LINE_NUMBERS;
        return alignment.isIdentity() ? Basis.LINES_AGREE : Basis.LINES_AGREE_SHIFTED;
    }
}
