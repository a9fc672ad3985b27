package io.handover.console.command;

import io.handover.files.InputException;
import io.handover.files.TestCase;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of {@code --test-cases}, into which findings are written as test cases. */
record TestCaseFolder(Path folder) {
    /**
     * Makes it, before the work: that nothing can be written there would be noticed too late.
     *
     * @throws InputException where it cannot be made or written to
     */
    void make() throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException notFolder) {
            throw new InputException("--test-cases " + folder + ": this is a file; a folder is needed");
        } catch (FileSystemException cannot) {
            throw new InputException("--test-cases " + folder + ": this folder cannot be made");
        }
        if (!Files.isWritable(folder)) {
            throw new InputException("--test-cases " + folder + ": files cannot be written there");
        }
    }

    /** Writes a test case into a file that is named like it. */
    void write(TestCase testCase, String before) throws IOException {
        testCase.write(folder.resolve(before + testCase.name() + ".yaml"));
    }
}
