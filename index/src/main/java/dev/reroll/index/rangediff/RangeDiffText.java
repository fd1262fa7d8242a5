package dev.reroll.index.rangediff;

import dev.reroll.index.rangediff.RangeDiff.Pair;

/**
 * A range-diff as {@code git range-diff --no-color} prints it; {@code ~}, which git does not know, marks patches of which
 * only the context differs.
 */
public final class RangeDiffText {
    private final StringBuilder out = new StringBuilder();
    private final int width;
    private String dashes = "";

    private RangeDiffText(RangeDiff diff) {
        int most = Math.max(diff.before().size(), diff.after().size());
        width = Integer.toString(1 + most).length();
    }

    /** The whole text, each line ended; empty where both series are. */
    public static String of(RangeDiff diff) {
        RangeDiffText text = new RangeDiffText(diff);
        for (Pair pair : diff.pairs()) text.add(pair);
        return text.out.toString();
    }

    private void add(Pair pair) {
        switch (pair) {
            case Pair.Same same -> header(same.oldNumber(), same.oldPatch(), '=', same.newNumber(), same.newPatch());
            case Pair.Rebased same -> header(same.oldNumber(), same.oldPatch(), '~', same.newNumber(), same.newPatch());
            case Pair.OnlyOld only -> header(only.oldNumber(), only.oldPatch(), '<', 0, only.oldPatch());
            case Pair.OnlyNew only -> header(0, only.newPatch(), '>', only.newNumber(), only.newPatch());
            case Pair.Changed changed -> {
                header(changed.oldNumber(), changed.oldPatch(), '!', changed.newNumber(), changed.newPatch());
                for (TextHunk hunk : changed.diff()) add(hunk);
            }
        }
    }

    /** A number of 0 stands for a patch that is not there. */
    private void header(int oldNumber, PatchText oldPatch, char state, int newNumber, PatchText newPatch) {
        // dashes have one width for the whole list, that of the first label
        if (dashes.isEmpty())
            dashes = "-"
                    .repeat(oldPatch.label().codePointCount(0, oldPatch.label().length()));
        side(oldNumber, oldPatch);
        out.append(' ').append(state).append(' ');
        side(newNumber, newPatch);
        out.append(' ').append(oldPatch.subject()).append('\n');
    }

    private void side(int number, PatchText patch) {
        String shown = number == 0 ? "-" : Integer.toString(number);
        out.repeat(' ', width - shown.length()).append(shown).append(":  ");
        out.append(number == 0 ? dashes : patch.label());
    }

    private void add(TextHunk hunk) {
        out.append("    @@");
        if (!hunk.heading().isEmpty()) out.append(' ').append(hunk.heading());
        out.append('\n');
        for (String line : hunk.lines()) out.append("    ").append(line).append('\n');
    }
}
