/* A switch by the wizard. Nothing is declared. */
#define STEPS 2
#define STEP_LIST(S) \
    S(0, AWAIT_CAUGHT_UP, 1, 0) \
    S(1, ACTIVATE, 1, NONE)
