/* The written procedure for three servers, the extra standby stopped; one crash. 3,883 states, 8,088 transitions. */
#define N 3
#define K 2
#define CRASHES 1
#define CUTS 0
#define INSTALLER 0
#define SKIPS 0
#define SPLIT_BRAIN DEMOTE_ALL
#define FORCE_ACTIVATION WHEN_UNSTABLE
#define MIXED_VERSIONS_SEE_EACH_OTHER 1
#define AUTO_ACTIVATION 0
#define STEPS 8
#define STEP_LIST(S) \
    S(0, EXCLUDE, 1, 0) \
    S(1, STOP, 2, NONE) \
    S(2, UPGRADE, 1, NONE) \
    S(3, VERIFY_UPGRADED, 1, NONE) \
    S(4, FORCE_ACTIVATE, 1, NONE) \
    S(5, SET_STANDBY, 0, NONE) \
    S(6, UPGRADE, 0, NONE) \
    S(7, UPGRADE, 2, NONE)
#define LOST_LIST(W, x) W(0, 0, 5, x)
#define SEVERAL_LIST(W) W(4, 5)
