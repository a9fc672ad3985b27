package io.handover.console.command;

import io.handover.console.OutputException;
import io.handover.files.InputException;
import io.handover.files.TestCase;
import io.handover.files.TestRun;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of {@code --test-cases}, into which findings are written as test cases. */
record TestCaseFolder(Path folder) {
    /**
     * Makes it, before the work: that nothing can be written there would be noticed too late.
     *
     * @throws InputException where it is a file
     * @throws OutputException where it cannot be made or written to
     */
    void make() {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException notFolder) {
            throw new InputException("--test-cases " + folder + ": this is a file; a folder is needed");
        } catch (IOException cannot) {
            throw OutputException.of("--test-cases", folder, cannot);
        }
        if (!Files.isWritable(folder)) {
            throw new OutputException("--test-cases " + folder + ": files cannot be written there");
        }
    }

    /** Writes a test case into a file that is named like it. */
    void write(TestCase testCase, String before) {
        write(before + testCase.name(), testCase::write);
    }

    /** Writes a test run into a file that is named like it. */
    void write(TestRun testRun, String before) {
        write(before + testRun.name(), testRun::write);
    }

    private interface Writer {
        void write(Path file) throws IOException;
    }

    private void write(String name, Writer writer) {
        Path file = folder.resolve(name + ".yaml");
        try {
            writer.write(file);
        } catch (IOException cannot) {
            throw OutputException.of("--test-cases", file, cannot);
        }
    }
}
