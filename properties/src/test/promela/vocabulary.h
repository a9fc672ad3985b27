/* The words that config.h and the model share. */

/* process, 1.1 */
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

/* where a branch resumes, besides the number of a main step */
#define SAME_STEP 254
#define NEXT_STEP 255
