#define STEPS 5
#define STEP_LIST(S) \
    S(0, AWAIT_CAUGHT_UP, 1, 0) \
    S(1, EXCLUDE, 1, 0) \
    S(2, UPGRADE, 1, NONE) \
    S(3, FORCE_ACTIVATE, 1, NONE) \
    S(4, SET_STANDBY, 0, NONE)
#define BRANCHES 1
#define BRANCH_LIST(B) \
    B(0, NOT_UPGRADED, 1, NONE, 1, 5, 1, SAME_STEP)
#define BRANCH_STEP_LIST(S) \
    S(0, 0, UPGRADE, 1, NONE)
