package dev.reroll.reference.uretprobe;

/** References that one thread took and put: a local of its body, so every run of the body counts anew. */
final class Traffic {
    int gets;
    int puts;

    @Override
    public String toString() {
        return gets + " taken, " + puts + " put";
    }
}
