package io.handover.console.input;

import io.handover.model.procedure.Procedure;

/**
 * A procedure as it was read.
 *
 * @param source the file as the user named it, or the name of what is built in with {@code .yaml}
 * @param text the file's content
 * @param procedure what it says
 */
public record ProcedureFile(String source, String text, Procedure procedure) {}
