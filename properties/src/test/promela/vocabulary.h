/* The words that config.h and the model share. */

/* process: docs/model.md, "State" */
#define UP 0
#define STOPPED 1
#define CRASHED 2
#define UPGRADING 3
#define INITIALIZING 4

/* no server: the value of a subscription */
#define NONE 7

/* SPLIT_BRAIN: splitBrainReaction */
#define ALARM_ONLY 0
#define DEMOTE_ALL 1

/* FORCE_ACTIVATION: forceActivation */
#define ALWAYS 0
#define WHEN_UNSTABLE 1
#define WHEN_NO_ACTIVE 2

/* EXTRAS, for the written procedure */
#define EXCLUDED 0
#define ADMIN_STOPPED 1

/* where a branch resumes, besides the number of a main step; COMPLETE ends the procedure */
#define SAME_STEP 254
#define NEXT_STEP 255
#define COMPLETE STEPS

/* which steps have a command: the others are checks: docs/model.md, "Commands" */
#define ORDERS_EXCLUDE 1
#define ORDERS_STOP 1
#define ORDERS_START 1
#define ORDERS_UPGRADE 1
#define ORDERS_VERIFY_UPGRADED 0
#define ORDERS_OPEN_CLIENT 0
#define ORDERS_AWAIT_CAUGHT_UP 0
#define ORDERS_FORCE_ACTIVATE 1
#define ORDERS_SET_STANDBY 1
#define ORDERS_SET_STANDBY_AND_STOP_REPLICATION 1
#define ORDERS_STOP_REPLICATION 1
#define ORDERS_ACTIVATE 1
#define ORDERS_INIT_STANDBY 1

/* which may begin a switch */
#define SWITCHES_EXCLUDE 0
#define SWITCHES_STOP 0
#define SWITCHES_START 0
#define SWITCHES_UPGRADE 0
#define SWITCHES_VERIFY_UPGRADED 0
#define SWITCHES_OPEN_CLIENT 0
#define SWITCHES_AWAIT_CAUGHT_UP 0
#define SWITCHES_FORCE_ACTIVATE 0
#define SWITCHES_SET_STANDBY 0
#define SWITCHES_SET_STANDBY_AND_STOP_REPLICATION 0
#define SWITCHES_STOP_REPLICATION 0
#define SWITCHES_ACTIVATE 1
#define SWITCHES_INIT_STANDBY 0
