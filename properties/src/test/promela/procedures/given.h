/* One change was made before; server 0 is stopped, 1 replicates from nobody and lacks the change. Nothing is declared. */
#define STEPS 2
#define STEP_LIST(S) \
    S(0, FORCE_ACTIVATE, 1, NONE) \
    S(1, START, 0, NONE)
#define FIRST_ACTIVES 1
#define FIRST_UPGRADED 0
#define FIRST_CUT 0
#define FIRST_PROCESSES { STOPPED, UP, UP }
#define FIRST_SUBSCRIPTIONS { NONE, NONE, 0 }
#define FIRST_REGISTERED { 4, 0, 0 }
#define FIRST_CHANGES 1
#define FIRST_DATABASES { 1, 0, 1 }
