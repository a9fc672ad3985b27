package io.handover.sandbox.coach;

import io.handover.explorer.game.Standing;

/**
 * How well a promise stands.
 *
 * @param promise the property's name
 * @param standing certain: whatever happens, some further course of commands keeps it; with luck: only if nothing bad happens; lost: no course does
 */
public record Bar(String promise, Standing standing) {}
