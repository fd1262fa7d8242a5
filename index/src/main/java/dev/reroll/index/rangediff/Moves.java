package dev.reroll.index.rangediff;

import dev.reroll.index.rangediff.Row.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells moved code from new code: a block of added lines that equals, blanks aside, a block of removed lines of the same
 * comparison was moved, not written. Short blocks (a lone brace) say nothing and are left as they are.
 */
final class Moves {
    /** Letters and digits that a block must hold; what {@code git diff --color-moved} asks for. */
    private static final int LEAST_SUBSTANCE = 20;
    /** Places at which a block is looked for; lines that occur more often are not where a move is recognised. */
    private static final int MOST_PLACES = 20;

    private record Place(int hunk, int row, String line) {}

    private final List<List<Row>> hunks;
    private final List<Place> removed = new ArrayList<>();
    private final List<Place> added = new ArrayList<>();
    private final Map<String, List<Integer>> places = new HashMap<>();

    private Moves(List<List<Row>> hunks) {
        this.hunks = new ArrayList<>();
        for (List<Row> hunk : hunks) this.hunks.add(new ArrayList<>(hunk));
    }

    /** The same hunks, with the rows of moved lines marked. */
    static List<List<Row>> mark(List<List<Row>> hunks) {
        Moves moves = new Moves(hunks);
        moves.collect();
        moves.find();
        return moves.hunks;
    }

    /** A line without its blanks, for comparison. */
    static String bare(String line) {
        StringBuilder bare = new StringBuilder(line.length());
        // no blank is outside the basic plane
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (!Character.isWhitespace(c)) bare.append(c);
        }
        return bare.toString();
    }

    private void collect() {
        for (int h = 0; h < hunks.size(); h++) {
            for (int r = 0; r < hunks.get(h).size(); r++) {
                Row row = hunks.get(h).get(r);
                if (row.kind() == Kind.REMOVED)
                    removed.add(new Place(h, r, bare(row.left().text())));
                if (row.kind() == Kind.ADDED)
                    added.add(new Place(h, r, bare(row.right().text())));
            }
        }
        for (int i = 0; i < removed.size(); i++) {
            places.computeIfAbsent(removed.get(i).line(), line -> new ArrayList<>())
                    .add(i);
        }
    }

    private void find() {
        boolean[] taken = new boolean[removed.size()];
        for (int j = 0; j < added.size(); ) {
            List<Integer> candidates = places.getOrDefault(added.get(j).line(), List.of());
            int bestStart = 0;
            int bestLength = 0;
            if (candidates.size() <= MOST_PLACES) {
                for (int i : candidates) {
                    int length = length(i, j, taken);
                    if (length <= bestLength) continue;
                    bestLength = length;
                    bestStart = i;
                }
            }
            if (bestLength > 0 && substance(j, bestLength) >= LEAST_SUBSTANCE) {
                for (int k = 0; k < bestLength; k++) {
                    taken[bestStart + k] = true;
                    pair(removed.get(bestStart + k), added.get(j + k));
                }
            }
            j += Math.max(1, bestLength);
        }
    }

    private int length(int i, int j, boolean[] taken) {
        int length = 0;
        while (i + length < removed.size()
                && j + length < added.size()
                && !taken[i + length]
                && removed.get(i + length).line().equals(added.get(j + length).line())) length++;
        return length;
    }

    private int substance(int from, int length) {
        int substance = 0;
        for (Place place : added.subList(from, from + length)) {
            substance += (int)
                    place.line().codePoints().filter(Character::isLetterOrDigit).count();
        }
        return substance;
    }

    private void pair(Place from, Place to) {
        Row before = hunks.get(from.hunk()).get(from.row());
        Row after = hunks.get(to.hunk()).get(to.row());
        Kind kind = before.left().text().equals(after.right().text()) ? Kind.MOVED : Kind.MOVED_AND_REINDENTED;
        hunks.get(from.hunk())
                .set(
                        from.row(),
                        new Row(
                                kind,
                                before.left().withCounterpart(after.right().number()),
                                before.right()));
        hunks.get(to.hunk())
                .set(
                        to.row(),
                        new Row(
                                kind,
                                after.left(),
                                after.right().withCounterpart(before.left().number())));
    }
}
