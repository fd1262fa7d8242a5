package dev.reroll.reference.vmalock;

/** Makes the build run the behaviours. */
final class VmaLockBehavioursTest extends VmaLockBehaviours {}
