package dev.reroll.reference.uretprobe;

/** Makes the build run the behaviours. */
final class UretprobeBehavioursTest extends UretprobeBehaviours {}
