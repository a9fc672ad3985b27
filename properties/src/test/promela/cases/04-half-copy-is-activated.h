#define STEPS 2
#define STEP_LIST(S) \
    S(0, EXCLUDE, 1, 0) \
    S(1, INIT_STANDBY, 1, 0)
#define BRANCHES 1
#define BRANCH_LIST(B) \
    B(0, NO_ACTIVE, NONE, NONE, 1, 2, 1, SAME_STEP)
#define BRANCH_STEP_LIST(S) \
    S(0, 0, FORCE_ACTIVATE, 1, NONE)
