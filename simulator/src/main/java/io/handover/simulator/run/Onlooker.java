package io.handover.simulator.run;

/** Looks at a run between what happens in it, where it could be {@linkplain Split split}. */
public interface Onlooker {
    /**
     * The run is about to go on.
     *
     * @param run it; to be read only, what it answers is about what has happened so far
     * @param turn how many times it has gone on before; where it is to be split here, it just was
     */
    void look(Run run, int turn);
}
