/* What config.h leaves out. */

#ifndef N
#define N 3
#endif
#ifndef K
#define K 2
#endif
#ifndef CRASHES
#define CRASHES 0
#endif
#ifndef CUTS
#define CUTS 0
#endif
#ifndef INSTALLER
#define INSTALLER 0
#endif
#ifndef SKIPS
#define SKIPS 0
#endif

#ifndef SPLIT_BRAIN
#define SPLIT_BRAIN DEMOTE_ALL
#endif
#ifndef FORCE_ACTIVATION
#define FORCE_ACTIVATION WHEN_UNSTABLE
#endif
#ifndef MIXED_VERSIONS_SEE_EACH_OTHER
#define MIXED_VERSIONS_SEE_EACH_OTHER 1
#endif
#ifndef AUTO_ACTIVATION
#define AUTO_ACTIVATION 0
#endif

#if N < 2 || N > 5
#error N must be 2..5
#endif
#ifndef FIRST_CHANGES
#define FIRST_CHANGES 0
#endif
#if K < 0 || K + FIRST_CHANGES > 8
#error K must be 0..8, the changes made before the start counted in
#endif

/* The written procedure, for a config.h without a procedure. */
#ifndef STEPS
#ifndef EXTRAS
#define EXTRAS EXCLUDED
#endif
#if EXTRAS == EXCLUDED
#define EXTRA(S, i, e) S(i, EXCLUDE, e, 0)
#else
#define EXTRA(S, i, e) S(i, STOP, e, NONE)
#endif
#define WRITTEN(S, i) \
    S(i, UPGRADE, 1, NONE) S(i + 1, VERIFY_UPGRADED, 1, NONE) S(i + 2, FORCE_ACTIVATE, 1, NONE) \
    S(i + 3, SET_STANDBY, 0, NONE) S(i + 4, UPGRADE, 0, NONE)
#if N == 2
#define STEPS 6
#define STEP_LIST(S) S(0, EXCLUDE, 1, 0) WRITTEN(S, 1)
#elif N == 3
#define STEPS 8
#define STEP_LIST(S) S(0, EXCLUDE, 1, 0) EXTRA(S, 1, 2) WRITTEN(S, 2) S(7, UPGRADE, 2, NONE)
#elif N == 4
#define STEPS 10
#define STEP_LIST(S) S(0, EXCLUDE, 1, 0) EXTRA(S, 1, 2) EXTRA(S, 2, 3) WRITTEN(S, 3) \
    S(8, UPGRADE, 2, NONE) S(9, UPGRADE, 3, NONE)
#elif N == 5
#define STEPS 12
#define STEP_LIST(S) S(0, EXCLUDE, 1, 0) EXTRA(S, 1, 2) EXTRA(S, 2, 3) EXTRA(S, 3, 4) WRITTEN(S, 4) \
    S(9, UPGRADE, 2, NONE) S(10, UPGRADE, 3, NONE) S(11, UPGRADE, 4, NONE)
#endif
/* What it declares: step N + 1 activates server 1, step N + 2 sets server 0 to standby. */
#define LOST_LIST(W, x) W(0, 0, N + 2, x)
#define SEVERAL_LIST(W) W(N + 1, N + 2)
#endif

/* A procedure that states nothing declares nothing. */
#ifndef LOST_LIST
#define LOST_LIST(W, x)
#endif
#ifndef SEVERAL_LIST
#define SEVERAL_LIST(W)
#endif

#ifndef BRANCHES
#define BRANCHES 0
#endif
#ifndef BRANCH_STEP_LIST
#define BRANCH_STEP_LIST(S)
#endif

/* The lists must be what their numbers say: as many, in order, of servers that exist. */
#define LISTED(...) + 1
#define STEP_NUMBERS(i, c, t, a) + (i)
#define OTHER_SERVER(i, c, t, a) || (t) >= N || ((a) >= N && (a) != NONE)
#if (0 STEP_LIST(LISTED)) != STEPS || (0 STEP_LIST(STEP_NUMBERS)) != STEPS * (STEPS - 1) / 2
#error STEP_LIST is not STEPS steps numbered from 0
#endif
#if 0 STEP_LIST(OTHER_SERVER)
#error STEP_LIST names a server that does not exist
#endif
#if STEPS > 250
#error there are too many STEPS
#endif
#if CRASHES > 255 || CUTS > 255 || INSTALLER > 255 || SKIPS > 255
#error a budget is too large
#endif
#if BRANCHES > 0
#define LENGTHS(b, w, t, a, from, to, length, resume) + (length)
#define EMPTY(b, w, t, a, from, to, length, resume) || (length) < 1
#define OTHER_SERVER_WATCHED(b, w, t, a, from, to, length, resume) \
    || ((t) >= N && (t) != NONE) || ((a) >= N && (a) != NONE) \
    || (to) > STEPS || ((resume) > STEPS && (resume) != SAME_STEP && (resume) != NEXT_STEP)
#define OTHER_SERVER_IN_BRANCH(b, i, c, t, a) || (b) >= BRANCHES || (t) >= N || ((a) >= N && (a) != NONE)
#if (0 BRANCH_LIST(LISTED)) != BRANCHES || (0 BRANCH_LIST(LENGTHS)) != (0 BRANCH_STEP_LIST(LISTED))
#error BRANCH_LIST is not BRANCHES branches, or their lengths are not the number of their steps
#endif
#if 0 BRANCH_LIST(EMPTY)
#error a branch has no steps
#endif
#if (0 BRANCH_LIST(OTHER_SERVER_WATCHED)) || (0 BRANCH_STEP_LIST(OTHER_SERVER_IN_BRANCH))
#error a branch names a server, a step or a branch that does not exist
#endif
#endif
#define NEVER_LOST(server, from, until, x) || (server) >= N || (until) < (from) || (until) >= STEPS
#define NEVER_SEVERAL(from, until) || (until) < (from) || (until) >= STEPS
#if (0 LOST_LIST(NEVER_LOST, 0)) || (0 SEVERAL_LIST(NEVER_SEVERAL))
#error a declaration is about a server or a step that does not exist, or about no stretch
#endif

/* Whether a switch can ever run. */
#define OR_SWITCHES(i, c, t, a) || SWITCHES_##c
#define OR_SWITCHES_IN_BRANCH(b, i, c, t, a) || SWITCHES_##c
#if 0 STEP_LIST(OR_SWITCHES) BRANCH_STEP_LIST(OR_SWITCHES_IN_BRANCH)
#define SWITCHES 1
#else
#define SWITCHES 0
#endif

/* The servers and their pairs. */
#if N == 2
#define SERVERS(A) A(0) A(1)
#define PAIRS(A) A(0, 1)
#define SUM(F, x) (F(0, x) + F(1, x))
#define EACH(F, x) F(0, x) F(1, x)
#elif N == 3
#define SERVERS(A) A(0) A(1) A(2)
#define PAIRS(A) A(0, 1) A(0, 2) A(1, 2)
#define SUM(F, x) (F(0, x) + F(1, x) + F(2, x))
#define EACH(F, x) F(0, x) F(1, x) F(2, x)
#elif N == 4
#define SERVERS(A) A(0) A(1) A(2) A(3)
#define PAIRS(A) A(0, 1) A(0, 2) A(1, 2) A(0, 3) A(1, 3) A(2, 3)
#define SUM(F, x) (F(0, x) + F(1, x) + F(2, x) + F(3, x))
#define EACH(F, x) F(0, x) F(1, x) F(2, x) F(3, x)
#elif N == 5
#define SERVERS(A) A(0) A(1) A(2) A(3) A(4)
#define PAIRS(A) A(0, 1) A(0, 2) A(1, 2) A(0, 3) A(1, 3) A(2, 3) A(0, 4) A(1, 4) A(2, 4) A(3, 4)
#define SUM(F, x) (F(0, x) + F(1, x) + F(2, x) + F(3, x) + F(4, x))
#define EACH(F, x) F(0, x) F(1, x) F(2, x) F(3, x) F(4, x)
#endif
#if N <= 4
#define CUT_TYPE byte
#else
#define CUT_TYPE short
#endif

#define BIT(s) (1 << (s))

/* docs/model.md, "First state": for a config.h that gives no other one. */
#ifndef FIRST_ACTIVES
#define FIRST_ACTIVES 1
#define FIRST_UPGRADED 0
#define FIRST_CUT 0
#define FIRST_PROCESSES UP
#define FIRST_DATABASES (BIT(FIRST_CHANGES) - 1)
#if N == 2
#define FIRST_SUBSCRIPTIONS { NONE, 0 }
#define FIRST_REGISTERED { 2, 0 }
#elif N == 3
#define FIRST_SUBSCRIPTIONS { NONE, 0, 0 }
#define FIRST_REGISTERED { 6, 0, 0 }
#elif N == 4
#define FIRST_SUBSCRIPTIONS { NONE, 0, 0, 0 }
#define FIRST_REGISTERED { 14, 0, 0, 0 }
#elif N == 5
#define FIRST_SUBSCRIPTIONS { NONE, 0, 0, 0, 0 }
#define FIRST_REGISTERED { 30, 0, 0, 0, 0 }
#endif
#endif
