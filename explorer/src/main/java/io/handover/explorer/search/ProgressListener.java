package io.handover.explorer.search;

/** Is told, on the thread that runs the exploration, how far it is: often, so that it decides itself what to show. */
public interface ProgressListener {
    /** Does not care. */
    ProgressListener NONE = progress -> {};

    void progress(ExploreProgress progress);
}
