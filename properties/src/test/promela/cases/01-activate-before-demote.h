#define STEPS 4
#define STEP_LIST(S) \
    S(0, AWAIT_CAUGHT_UP, 1, 0) \
    S(1, FORCE_ACTIVATE, 1, NONE) \
    S(2, SET_STANDBY, 0, NONE) \
    S(3, INIT_STANDBY, 0, 1)
