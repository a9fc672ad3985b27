package io.handover.files;

/** A file of any kind as it was read. */
public sealed interface InputFile permits ProcedureFile, SiteFile, TestCaseFile, TestRunFile, ScenarioFile {
    /** The file as the user named it, or the name of what is built in with {@code .yaml}. */
    String source();

    /** The file's content. */
    String text();
}
