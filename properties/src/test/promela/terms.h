/* docs/model.md, "Derived terms", and the terms of the properties, as expressions over the state. */

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

/* docs/model.md, "Declarations": the stretches by pc, whether a branch runs or not. DONE_HERE: the step at hand has a command, and its goal holds. */
#define OR_DONE_HERE(i, c, t, a) || (pc == (i) && ORDERS_##c && GOAL_##c(t, a))
#define DONE_HERE (0 STEP_LIST(OR_DONE_HERE))
#define OR_LOST(server, from, until, s) || ((server) == (s) && (from) <= pc && pc <= (until) && (pc != (from) || DONE_HERE))
#define DECLARED_LOST_AT(s) (0 LOST_LIST(OR_LOST, s))
#define OR_SEVERAL(from, until) || ((from) <= pc && pc <= (until))
#define SEVERAL_DECLARED (0 SEVERAL_LIST(OR_SEVERAL))

/* docs/model.md, "State": the switch to t that is running. */
#define PREPARED(t) ((t) + 1)
#define DEMOTED(t) ((t) + 1 + N)
#define NO_SWITCH 0
#define SWITCHING_TO(t) (switching == PREPARED(t) || switching == DEMOTED(t))
