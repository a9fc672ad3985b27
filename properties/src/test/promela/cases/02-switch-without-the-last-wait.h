#define STEPS 6
#define STEP_LIST(S) \
    S(0, AWAIT_CAUGHT_UP, 1, 0) \
    S(1, AWAIT_CAUGHT_UP, 2, 0) \
    S(2, SET_STANDBY, 0, NONE) \
    S(3, FORCE_ACTIVATE, 1, NONE) \
    S(4, INIT_STANDBY, 0, 1) \
    S(5, INIT_STANDBY, 2, 1)
