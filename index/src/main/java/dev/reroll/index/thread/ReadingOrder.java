package dev.reroll.index.thread;

import dev.reroll.index.schema.IndexedMail;
import dev.reroll.index.schema.SentTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** From the links to the lines: drops the ghosts that tell nothing, sorts siblings, and walks the tree. */
final class ReadingOrder {

    private static final int NOTHING = -1;

    private final Forest forest;
    private final List<IndexedMail> mails;
    private final List<String> ids;
    private final List<Tie> ties;

    /** Nodes, each after its parent. */
    private final int[] order;

    /** The node that is shown for a node and what hangs in it: itself, the ghost below it, or {@link #NOTHING}. */
    private final int[] shown;

    /** When the node was sent; for a ghost, the earliest of its replies. */
    private final Instant[] sent;

    ReadingOrder(Forest forest, List<IndexedMail> mails, List<String> ids, List<Tie> ties) {
        this.forest = forest;
        this.mails = mails;
        this.ids = ids;
        this.ties = ties;
        order = forest.parentsFirst();
        shown = new int[forest.size()];
        sent = new Instant[forest.size()];
        choose();
    }

    private void choose() {
        int[] replies = new int[forest.size()];
        int[] onlyReply = new int[forest.size()];
        Arrays.fill(onlyReply, NOTHING);
        Arrays.fill(sent, Instant.MAX);
        for (int i = order.length - 1; i >= 0; i--) {
            int node = order[i];
            if (!isGhost(node)) {
                shown[node] = node;
                sent[node] = SentTime.of(mails.get(node));
            } else if (replies[node] == 0) {
                shown[node] = NOTHING;
            } else {
                boolean chain = replies[node] == 1 && isGhost(onlyReply[node]);
                shown[node] = chain ? onlyReply[node] : node;
            }
            int parent = forest.parent(node);
            if (parent < 0 || shown[node] == NOTHING) continue;
            replies[parent]++;
            onlyReply[parent] = shown[node];
            if (sent[node].isBefore(sent[parent])) sent[parent] = sent[node];
        }
    }

    List<ThreadLine> lines() {
        List<List<Integer>> repliesTo = new ArrayList<>(forest.size());
        for (int node = 0; node < forest.size(); node++) repliesTo.add(List.of());
        List<Integer> roots = new ArrayList<>();
        for (int node : bySentThenId()) {
            int above = shownAbove(node);
            if (above == NOTHING) {
                roots.add(node);
                continue;
            }
            if (repliesTo.get(above).isEmpty()) repliesTo.set(above, new ArrayList<>(2));
            repliesTo.get(above).add(node);
        }
        return walk(roots, repliesTo);
    }

    private int[] bySentThenId() {
        return IntStream.range(0, forest.size())
                .filter(node -> shown[node] == node)
                .boxed()
                .sorted(Comparator.<Integer, Instant>comparing(node -> sent[node])
                        .thenComparing(ids::get))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The nearest node above that is shown. Each left-out ghost has one way down, so all ways together are linear. */
    private int shownAbove(int node) {
        int above = forest.parent(node);
        while (above >= 0 && shown[above] != above) above = forest.parent(above);
        return above;
    }

    private List<ThreadLine> walk(List<Integer> roots, List<List<Integer>> repliesTo) {
        record Step(int node, int depth, int parent) {}
        List<ThreadLine> lines = new ArrayList<>();
        ArrayList<Step> open = new ArrayList<>();
        for (int root : roots.reversed()) open.add(new Step(root, 0, -1));
        while (!open.isEmpty()) {
            Step step = open.removeLast();
            int node = step.node();
            Optional<IndexedMail> mail = isGhost(node) ? Optional.empty() : Optional.of(mails.get(node));
            Tie tie = step.depth() == 0 ? Tie.NONE : ties.get(node);
            int line = lines.size();
            lines.add(new ThreadLine(step.depth(), step.parent(), ids.get(node), mail, tie));
            for (int reply : repliesTo.get(node).reversed()) open.add(new Step(reply, step.depth() + 1, line));
        }
        return lines;
    }

    private boolean isGhost(int node) {
        return node >= mails.size();
    }
}
