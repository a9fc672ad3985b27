/*
 * docs/model.md, "Properties": watched without a trace in the state or in the transitions.
 *
 * Of a state: OBSERVE is an option that is never enabled; pan evaluates it once for each state, and an operand of it
 * reports the violation. Of a step (management-kept): BEFORE and AFTER, around each progress action.
 * A violation is reported once, the first time; in a breadth-first search with the length of a shortest path to it.
 * Of the end (with -DFINAL): the same places tell bottom.h the graph of progress, which it judges when the search has ended.
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
#ifdef FINAL
    \#include "bottom.h"
#endif
    /* pan rounds what it prints to eight digits, and counts the initial state among its transitions. */
    static void __attribute__((destructor)) exact(void)
    {
        printf("exact states %.0f transitions %.0f\n", nstates, nstates + truncs - 1);
#ifndef UNWATCHED
        printf("watched always\n");
#endif
#ifdef FINAL
        bottom_judge((long) nstates);
#endif
    }
};

#define MIXED(s, x) (subscription[s] != NONE && IS_REGISTERED(s, subscription[s]) && IS_UP(s) \
    && IS_UP(subscription[s]) && !SAME_VERSION(s, subscription[s]))

#ifdef FINAL
#define TAKE(x) bottom_take(&now.x, sizeof now.x)
#if BRANCHES > 0
#define TAKE_BRANCH , TAKE(branch), TAKE(place)
#else
#define TAKE_BRANCH
#endif
#if SWITCHES
#define TAKE_SWITCH , TAKE(switching)
#else
#define TAKE_SWITCH
#endif
/* The whole state, byte by byte. */
#define TAKE_STATE bottom_begin(), TAKE(process), TAKE(subscription), TAKE(registered), TAKE(database), TAKE(upgraded), \
    TAKE(actives), TAKE(cut), TAKE(pc), TAKE(changes), TAKE(declared), TAKE(crashes), TAKE(cuts), \
    TAKE(installerFailures), TAKE(skips) TAKE_BRANCH TAKE_SWITCH
#define LEAVE c_code { TAKE_STATE, bottom_leave(); };
#define ARRIVE ; c_code { TAKE_STATE, bottom_arrive(); }
#else
#define LEAVE
#define ARRIVE
#endif

#ifdef UNWATCHED
#define ALWAYS_PROPERTIES
#define BEFORE LEAVE
#define AFTER ARRIVE
#else
#define ALWAYS_PROPERTIES \
    :: (MANAGERS > 1 && !(SEVERAL_DECLARED) && c_expr { (violated(0, "at-most-one-active", depth)) }) -> skip \
    :: (MANAGERS == 0 && c_expr { (violated(1, "management-available", depth)) }) -> skip \
    :: (SUM(MIXED, 0) > 0 && c_expr { (violated(3, "no-mixed-version-replication", depth)) }) -> skip
#define BEFORE if :: MANAGERS > 0 -> c_code { managed = 1; } :: else -> c_code { managed = 0; } fi; LEAVE
#define AFTER ; if \
    :: (MANAGERS == 0 && c_expr { managed }) -> c_code { violated(2, "management-kept", depth + 1); } \
    :: else fi ARRIVE
#endif

/* Of the end: OBSERVE tells bottom.h each state, and which of these properties do not hold in it. */
#ifdef FINAL
#define HELD_BY_ACTIVE(s, x) (IS_UP(s) && ACTIVE(s) -> database[s] : 0)
#define OR_HELD_BY_ACTIVE(s) | HELD_BY_ACTIVE(s, 0)
#define OR_HELD(s) | database[s]
#define HELD (MANAGERS > 0 -> (0 SERVERS(OR_HELD_BY_ACTIVE)) : (0 SERVERS(OR_HELD)))
#define LOST ((BIT(changes) - 1) & ~declared & ~(HELD))
#define DONE(s, x) (IS_UP(s) && NEW(s))
#define HOLDS_ALL(s, a) ((s) == (a) || (STREAMS(s, a) && !BEHIND(s, a)))
#define REDUNDANT(a) || (IS_UP(a) && ACTIVE(a) && SUM(HOLDS_ALL, a) == N)
#define OR_DANGLING(s) || IF_DANGLING(s, 0)
#if BRANCHES > 0
#define COMPLETED (pc == STEPS && branch == 0)
#else
#define COMPLETED (pc == STEPS)
#endif
#define OBSERVE_STATE(condition, property) :: ((condition) && c_expr { (bottom_fails(property)) }) -> skip
#define FINAL_PROPERTIES \
    :: c_expr { (bottom_seen((TAKE_STATE, depth))) } -> skip \
    OBSERVE_STATE(LOST != 0, ONLY_DECLARED_CHANGES_LOST) \
    OBSERVE_STATE(MANAGERS != 1, EVENTUALLY_SINGLE_ACTIVE) \
    OBSERVE_STATE(SUM(DONE, 0) != N, EVENTUALLY_UPGRADED) \
    OBSERVE_STATE(MANAGERS != 1 || !(0 SERVERS(REDUNDANT)), EVENTUALLY_REDUNDANT) \
    OBSERVE_STATE(0 SERVERS(OR_DANGLING), EVENTUALLY_NO_DANGLING) \
    OBSERVE_STATE(!COMPLETED, PROCEDURE_COMPLETES)
#else
#define FINAL_PROPERTIES
#endif

#define OBSERVE ALWAYS_PROPERTIES FINAL_PROPERTIES
