/* The written procedure for three servers and a branch: nobody is active, from the force-activate step until complete. */
#define BRANCHES 1
#define BRANCH_LIST(B) \
    B(0, NO_ACTIVE, NONE, NONE, 4, 8, 1, SAME_STEP)
#define BRANCH_STEP_LIST(S) \
    S(0, 0, FORCE_ACTIVATE, 1, NONE)
