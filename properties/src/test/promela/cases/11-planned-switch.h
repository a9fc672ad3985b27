#define STEPS 1
#define STEP_LIST(S) \
    S(0, ACTIVATE, 1, NONE)
