package dev.reroll.reference.lookup;

/** Makes the build run the behaviours. */
final class LookupBehavioursTest extends LookupBehaviours {}
