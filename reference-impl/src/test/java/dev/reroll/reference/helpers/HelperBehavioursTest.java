package dev.reroll.reference.helpers;

/** Makes the build run the behaviours. */
final class HelperBehavioursTest extends HelperBehaviours {}
