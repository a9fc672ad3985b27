package io.handover.executor.port;

import java.util.Optional;

/** The person for whom the executor works. */
public interface Operator {
    /** What the id ends with where a command was given before and nothing is seen of it. */
    String AGAIN = "/again";

    /** What the id ends with where the question is whether something has been done that nobody else can see. */
    String DONE = "/done";

    /** What the id ends with where the question is whether a step is left out. */
    String SKIP = "/skip";

    /** Says something, one line or several. */
    void tell(String text);

    /** Asks before something is done; the answer is to this question and no other. Silence is a no. */
    Word ask(Question question);

    /** What was said unasked since this was called last, while the executor waits: never yes or no. */
    default Optional<Word> unasked() {
        return Optional.empty();
    }
}
