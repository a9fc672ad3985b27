package io.handover.files;

import io.handover.analysis.token.ReplayToken;
import io.handover.analysis.token.TokenException;

/** Reads a test run from a document whose shape was checked. */
final class TestRunReader {
    private final YamlDocument document;
    private final Fields root;

    TestRunReader(YamlDocument document) {
        this.document = document;
        this.root = document.root();
    }

    /** The test run. */
    TestRunFile testRun(String text) {
        Kept kept = new Kept(document);
        Fields.Text token = root.neededText("token");
        String site = root.neededText("site").value();
        return new TestRunFile(
                document.source(),
                text,
                root.neededText("test-run").value(),
                kept.procedure(),
                Catalogue.isBuiltInSite(site) ? site : kept.besides(site),
                token(token),
                token.position(),
                root.neededText("violates").value(),
                kept.procedureAsItWas());
    }

    /** The shape lets only a run's token through. */
    private ReplayToken.OfRun token(Fields.Text written) {
        try {
            return (ReplayToken.OfRun) ReplayToken.of(written.value());
        } catch (TokenException notOne) {
            throw new InputException(
                    document.source(),
                    written.position().line(),
                    written.position().column(),
                    String.valueOf(notOne.getMessage()));
        }
    }
}
