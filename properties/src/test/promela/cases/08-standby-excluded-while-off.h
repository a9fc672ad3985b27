#define STEPS 5
#define STEP_LIST(S) \
    S(0, STOP, 1, NONE) \
    S(1, EXCLUDE, 1, 0) \
    S(2, START, 1, NONE) \
    S(3, STOP_REPLICATION, 1, NONE) \
    S(4, INIT_STANDBY, 1, 0)
