package io.handover.analysis.lint;

import io.handover.model.procedure.Position;

/**
 * Something that is probably not meant so.
 *
 * @param position where it is written
 * @param text what it is, in the operator's words, and what could be meant
 */
public record Warning(Position position, String text) {}
