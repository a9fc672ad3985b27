/* The active server is replaced; its replication is stopped by its console while it is down. Nothing is declared. */
#define STEPS 6
#define STEP_LIST(S) \
    S(0, STOP, 0, NONE) \
    S(1, STOP_REPLICATION, 0, NONE) \
    S(2, FORCE_ACTIVATE, 1, NONE) \
    S(3, INIT_STANDBY, 2, 1) \
    S(4, START, 0, NONE) \
    S(5, INIT_STANDBY, 0, 1)
