/*
 * The written procedure for two servers and what-if branches. Branch 0: no server is active, from the end of step 0 until
 * and including complete: force 1 again, then go on where the operator was. Branch 1: after the procedure a
 * standby's relationship dangles: stop its replication and initialize it, then complete.
 */
#define N 2
#define K 1
#define CRASHES 0
#define CUTS 0
#define INSTALLER 0
#define SKIPS 0
#define SPLIT_BRAIN DEMOTE_ALL
#define FORCE_ACTIVATION WHEN_UNSTABLE
#define MIXED_VERSIONS_SEE_EACH_OTHER 1
#define AUTO_ACTIVATION 0
#define STEPS 6
#define STEP_LIST(S) \
    S(0, EXCLUDE, 1, 0) \
    S(1, UPGRADE, 1, NONE) \
    S(2, VERIFY_UPGRADED, 1, NONE) \
    S(3, FORCE_ACTIVATE, 1, NONE) \
    S(4, SET_STANDBY, 0, NONE) \
    S(5, UPGRADE, 0, NONE)
#define LOST_LIST(W, x) W(0, 0, 4, x)
#define SEVERAL_LIST(W) W(3, 4)
#define BRANCHES 2
#define BRANCH_LIST(B) \
    B(0, NO_ACTIVE, NONE, NONE, 1, 6, 1, SAME_STEP) \
    B(1, DANGLING, 0, NONE, 6, 6, 2, COMPLETE)
#define BRANCH_STEP_LIST(S) \
    S(0, 0, FORCE_ACTIVATE, 1, NONE) \
    S(1, 0, STOP_REPLICATION, 0, NONE) \
    S(1, 1, INIT_STANDBY, 0, 1)
