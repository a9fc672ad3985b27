package io.handover.files;

import io.handover.analysis.token.ReplayToken;
import io.handover.model.procedure.Position;
import java.util.Optional;

/**
 * A test run as it was read.
 *
 * @param source the file as the user named it
 * @param text the file's content
 * @param name the test run's name
 * @param procedure the procedure as a command would be given it: the name of one that is built in, or a path
 * @param site the site likewise
 * @param token what replays the run
 * @param tokenPosition where that is written
 * @param violates the name of the property or bound that the run violates
 * @param procedureAsItWas the content of the procedure's file when the test run was written
 */
public record TestRunFile(
        String source,
        String text,
        String name,
        String procedure,
        String site,
        ReplayToken.OfRun token,
        Position tokenPosition,
        String violates,
        Optional<String> procedureAsItWas)
        implements InputFile {}
