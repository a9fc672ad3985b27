package io.handover.executor.port;

/** The person for whom the executor works. */
public interface Operator {
    /** What the id ends with where a command was given before and nothing is seen of it. */
    String AGAIN = "/again";

    /** What the id ends with where the question is whether something has been done that nobody else can see. */
    String DONE = "/done";

    /** Says something, one line or several. */
    void tell(String text);

    /**
     * Asks before something is done.
     *
     * @param id what it is about: the id of a step or of a what-if branch, with {@link #AGAIN} or {@link #DONE} where that is so
     * @param question what is to be done, in a sentence that can be answered with yes or no
     * @param reversible whether it can be undone; a general consent does not count for what cannot
     */
    boolean agrees(String id, String question, boolean reversible);
}
