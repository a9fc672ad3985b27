#define STEPS 7
#define STEP_LIST(S) \
    S(0, AWAIT_CAUGHT_UP, 2, 0) \
    S(1, AWAIT_CAUGHT_UP, 1, 0) \
    S(2, SET_STANDBY, 0, NONE) \
    S(3, AWAIT_CAUGHT_UP, 2, 0) \
    S(4, FORCE_ACTIVATE, 2, NONE) \
    S(5, INIT_STANDBY, 0, 2) \
    S(6, INIT_STANDBY, 1, 2)
