/*
 * The properties of 1.6, watched without a trace in the state or in the transitions.
 *
 * Of a state: OBSERVE is an option that is never enabled; pan evaluates it once for each state, and an operand of it
 * reports the violation. Of a step (management-kept): BEFORE and AFTER, around each progress action.
 * A violation is reported once, the first time; in a breadth-first search with the length of a shortest path to it.
 */

c_decl {
    extern long depth;
    static int managed;
    static int reported;
    static int violated(int property, const char *name, long length)
    {
        if (!(reported & (1 << property))) {
            reported |= 1 << property;
            printf("violated %s %ld\n", name, length);
            fflush(stdout);
        }
        return 0;
    }
    extern double nstates, truncs;
    /* pan rounds what it prints to eight digits, and counts the initial state among its transitions. */
    static void __attribute__((destructor)) exact(void)
    {
        printf("exact states %.0f transitions %.0f\n", nstates, nstates + truncs - 1);
#ifndef UNWATCHED
        printf("watched always\n");
#endif
#ifdef FINAL
        printf("watched final\n");
#endif
    }
};

#define MIXED(s, x) (subscription[s] != NONE && IS_REGISTERED(s, subscription[s]) && IS_UP(s) \
    && IS_UP(subscription[s]) && !SAME_VERSION(s, subscription[s]))
#define LOST ((BIT(changes) - 1) & ~exempt & ~database[1])

#ifdef UNWATCHED
#define ALWAYS_PROPERTIES
#define BEFORE
#define AFTER
#else
#define ALWAYS_PROPERTIES \
    :: (MANAGERS > 1 && !IN_DUAL_WINDOW && c_expr { (violated(0, "at-most-one-active", depth)) }) -> skip \
    :: (MANAGERS == 0 && c_expr { (violated(1, "management-available", depth)) }) -> skip \
    :: (SUM(MIXED, 0) > 0 && c_expr { (violated(3, "no-mixed-version-replication", depth)) }) -> skip \
    :: (pc == STEPS && LOST != 0 && c_expr { (violated(4, "only-exempt-changes-lost", depth)) }) -> skip
#define BEFORE if :: MANAGERS > 0 -> c_code { managed = 1; } :: else -> c_code { managed = 0; } fi;
#define AFTER ; if \
    :: (MANAGERS == 0 && c_expr { managed }) -> c_code { violated(2, "management-kept", depth + 1); } \
    :: else fi
#endif

/*
 * Of the end, with -DFINAL: the states without any progress action. Each is a bottom component of its own; that there
 * are no others is not checked here.
 */
#ifdef FINAL
#define OR_CHANGE(s) || CAN_CHANGE(s)
#define OR_REPLICATE(s) || CAN_REPLICATE(s)
#define OR_END_UPGRADE(s) || CAN_END_UPGRADE(s)
#define OR_END_INITIALIZATION(s) || CAN_END_INITIALIZATION(s)
#define OR_INITIALIZATION_FAILS(s) || CAN_INITIALIZATION_FAIL(s)
#define OR_DETECT(s) || (SPLIT_BRAIN == DEMOTE_ALL && CAN_DETECT(s))
#define OR_AUTO_ACTIVATE(s) || (AUTO_ACTIVATION && CAN_AUTO_ACTIVATE(s))
#define OR_RESTART(s) || CAN_RESTART(s)
#define OR_DIVERT(b, w, t, a, from, to, length, resume) || CAN_DIVERT(b, w, t, a, from, to)
#if BRANCHES > 0
#define DIVERTS BRANCH_LIST(OR_DIVERT)
#else
#define DIVERTS
#endif
#define PROGRESS (cut != 0 SERVERS(OR_CHANGE) SERVERS(OR_REPLICATE) SERVERS(OR_END_UPGRADE) \
    SERVERS(OR_END_INITIALIZATION) SERVERS(OR_INITIALIZATION_FAILS) SERVERS(OR_DETECT) SERVERS(OR_AUTO_ACTIVATE) \
    SERVERS(OR_RESTART) || CAN_ISSUE || CAN_ADVANCE DIVERTS)
#define DONE(s, x) (IS_UP(s) && NEW(s))
#define HOLDS_ALL(s, a) ((s) == (a) || (STREAMS(s, a) && !BEHIND(s, a)))
#define REDUNDANT(a) || (IS_UP(a) && ACTIVE(a) && SUM(HOLDS_ALL, a) == N)
#define FINAL_PROPERTIES \
    :: (!PROGRESS && ( \
        (MANAGERS != 1 && c_expr { (violated(5, "eventually-single-active", depth)) }) \
        || (SUM(DONE, 0) != N && c_expr { (violated(6, "eventually-upgraded", depth)) }) \
        || ((MANAGERS != 1 || !(0 SERVERS(REDUNDANT))) && c_expr { (violated(7, "eventually-redundant", depth)) }) \
        || (pc != STEPS && c_expr { (violated(8, "procedure-completes", depth)) }))) -> skip
#else
#define FINAL_PROPERTIES
#endif

#define OBSERVE ALWAYS_PROPERTIES FINAL_PROPERTIES
