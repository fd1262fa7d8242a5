package dev.reroll.index.thread;

import java.util.Arrays;

/**
 * Nodes numbered from 0, each under at most one other, never in a ring. Links are added and never taken away, so
 * "would this close a ring" is the union-find question "is this node the top of the tree that it is to hang in", and
 * costs next to nothing however deep the tree.
 */
final class Forest {

    private int[] parent = new int[64];
    private int[] top = new int[64];
    private int size;

    int add() {
        if (size == parent.length) {
            parent = Arrays.copyOf(parent, 2 * size);
            top = Arrays.copyOf(top, 2 * size);
        }
        parent[size] = -1;
        top[size] = size;
        return size++;
    }

    int size() {
        return size;
    }

    /** The node above, -1 for a root. */
    int parent(int node) {
        return parent[node];
    }

    boolean isRoot(int node) {
        return parent[node] < 0;
    }

    /** Hangs a root under another node; false, with nothing done, where that would close a ring. */
    boolean hang(int root, int under) {
        if (!isRoot(root)) throw new IllegalArgumentException("node " + root + " hangs already under " + parent[root]);
        if (top(under) == root) return false;
        parent[root] = under;
        top[root] = under;
        return true;
    }

    private int top(int node) {
        int at = node;
        while (top[at] != at) {
            top[at] = top[top[at]]; // halves the way for the next question
            at = top[at];
        }
        return at;
    }

    /** All nodes, each after its parent: reversed, each after its children. */
    int[] parentsFirst() {
        int[] next = new int[size];
        int[] firstChild = new int[size];
        Arrays.fill(firstChild, -1);
        int[] order = new int[size];
        int filled = 0;
        for (int node = size - 1; node >= 0; node--) {
            if (parent[node] < 0) {
                order[filled++] = node;
            } else {
                next[node] = firstChild[parent[node]];
                firstChild[parent[node]] = node;
            }
        }
        for (int at = 0; at < filled; at++) {
            for (int child = firstChild[order[at]]; child >= 0; child = next[child]) order[filled++] = child;
        }
        return order;
    }
}
