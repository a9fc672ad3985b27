/* The derived terms of 1.2 and of the properties, as expressions over the state. */

#define BIT(s) (1 << (s))
#define ACTIVE(s) ((actives & BIT(s)) != 0)
#define NEW(s) ((upgraded & BIT(s)) != 0)
#define SAME_VERSION(s, t) (((upgraded >> (s)) & 1) == ((upgraded >> (t)) & 1))
#define IS_UP(s) (process[s] == UP)
#define IS_REGISTERED(t, a) ((registered[a] & BIT(t)) != 0)

/* A pair's bit in cut; none for a server and itself. */
#define PAIR(s, t) ((s) == (t) -> 0 : ((s) < (t) -> (1 << ((t) * ((t) - 1) / 2 + (s))) : (1 << ((s) * ((s) - 1) / 2 + (t)))))
#define REACHES(s, t) ((cut & PAIR(s, t)) == 0)

#if MIXED_VERSIONS_SEE_EACH_OTHER
#define SEES(s, t) ((s) == (t) || (IS_UP(t) && REACHES(s, t)))
#else
#define SEES(s, t) ((s) == (t) || (IS_UP(t) && REACHES(s, t) && SAME_VERSION(s, t)))
#endif
#define ACTIVE_SEEN(t, s) (IS_UP(t) && ACTIVE(t) && SEES(s, t))
#define ACTIVES_SEEN(s) SUM(ACTIVE_SEEN, s)
#define SEEN(t, s) (SEES(s, t) << (t))
#define ALL_SEEN(s) SUM(SEEN, s)

/* t and a hold the two ends of a relationship, and it works. */
#define STREAMS(t, a) (subscription[t] == (a) && IS_REGISTERED(t, a) && IS_UP(t) && IS_UP(a) \
    && REACHES(a, t) && SAME_VERSION(a, t))
#define STREAMING(t) (subscription[t] != NONE && STREAMS(t, subscription[t]))
#define STREAMING_FROM(u, t) (STREAMS(u, t) << (u))

#define MISSING(t, a) (database[a] & ~database[t])
#define BEHIND(t, a) (MISSING(t, a) != 0)

#define UP_AND_ACTIVE(s, x) (IS_UP(s) && ACTIVE(s))
#define MANAGERS SUM(UP_AND_ACTIVE, 0)

/* Where the operator is: at main step i, or at a branch's. */
#if BRANCHES > 0
#define AT(i) (branch == 0 && pc == (i))
#define AT_BRANCH(b, i) (branch == (b) + 1 && place == (i))
#define ON_BRANCH(b, i, c, t, a)
#else
#define AT(i) (pc == (i))
#endif

/* 1.5. d: some step that sets 0 to standby is still to be passed, or is the one at hand. f: the first force-activate is
   at hand or passed. Without such a step the window is empty. */
#define SETS_0_EXCLUDE(t) 0
#define SETS_0_STOP(t) 0
#define SETS_0_START(t) 0
#define SETS_0_UPGRADE(t) 0
#define SETS_0_VERIFY_UPGRADED(t) 0
#define SETS_0_AWAIT_CAUGHT_UP(t) 0
#define SETS_0_FORCE_ACTIVATE(t) 0
#define SETS_0_SET_STANDBY(t) ((t) == 0)
#define SETS_0_SET_STANDBY_AND_STOP_REPLICATION(t) ((t) == 0)
#define SETS_0_STOP_REPLICATION(t) 0
#define SETS_0_INIT_STANDBY(t) 0
#define FORCES_EXCLUDE 0
#define FORCES_STOP 0
#define FORCES_START 0
#define FORCES_UPGRADE 0
#define FORCES_VERIFY_UPGRADED 0
#define FORCES_AWAIT_CAUGHT_UP 0
#define FORCES_FORCE_ACTIVATE 1
#define FORCES_SET_STANDBY 0
#define FORCES_SET_STANDBY_AND_STOP_REPLICATION 0
#define FORCES_STOP_REPLICATION 0
#define FORCES_INIT_STANDBY 0
#define OR_UP_TO_D(i, c, t, a) || (SETS_0_##c(t) && pc <= (i))
#define OR_FROM_F(i, c, t, a) || (FORCES_##c && (i) <= pc)
#define UP_TO_D (0 STEP_LIST(OR_UP_TO_D))
#define FROM_F (0 STEP_LIST(OR_FROM_F))
#define IN_LOST_CHANGE_WINDOW (1 <= pc && UP_TO_D)
#define IN_DUAL_WINDOW (FROM_F && UP_TO_D)
