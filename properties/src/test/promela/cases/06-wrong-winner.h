/* promoted is active and replicates from nobody; returned and the other lack the one change. */
#define STEPS 6
#define STEP_LIST(S) \
    S(0, SET_STANDBY_AND_STOP_REPLICATION, 0, NONE) \
    S(1, SET_STANDBY_AND_STOP_REPLICATION, 1, NONE) \
    S(2, SET_STANDBY_AND_STOP_REPLICATION, 2, NONE) \
    S(3, FORCE_ACTIVATE, 0, NONE) \
    S(4, INIT_STANDBY, 1, 0) \
    S(5, INIT_STANDBY, 2, 0)
#define FIRST_ACTIVES 3
#define FIRST_UPGRADED 0
#define FIRST_CUT 0
#define FIRST_PROCESSES UP
#define FIRST_SUBSCRIPTIONS { NONE, NONE, 0 }
#define FIRST_REGISTERED { 4, 0, 0 }
#define FIRST_CHANGES 1
#define FIRST_DATABASES { 0, 1, 0 }
