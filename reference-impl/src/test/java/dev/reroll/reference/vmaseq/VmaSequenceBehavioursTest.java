package dev.reroll.reference.vmaseq;

/** Makes the build run the behaviours. */
final class VmaSequenceBehavioursTest extends VmaSequenceBehaviours {}
