#define STEPS 1
#define STEP_LIST(S) \
    S(0, STOP, 2, NONE)
