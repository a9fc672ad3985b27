/*
 * The core of a High-Availability site (docs/model.md) in Promela.
 *
 * One option of the one process is one action, each a d_step; the global variables are the state of
 * "State" (with branches: of "What-if branches") and nothing else, so that pan's stored states are the states of the core.
 * What an option needs besides (had the site a manager, what is violated) lives in C, outside the state.
 *
 * config.h says which site, which procedure and which faults: see README.md.
 */
#include "vocabulary.h"
#include "config.h"
#include "defaults.h"

/* ---- the state (docs/model.md, "State") ----------------------------------------------------------- */

byte process[N] = FIRST_PROCESSES;
byte subscription[N] = FIRST_SUBSCRIPTIONS;
byte registered[N] = FIRST_REGISTERED;   /* sets of servers are bit masks */
byte database[N] = FIRST_DATABASES;      /* sets of changes are bit masks */
byte upgraded = FIRST_UPGRADED;          /* version: the servers that run the NEW release */
byte actives = FIRST_ACTIVES;            /* mode: the servers that take themselves for active */
CUT_TYPE cut = FIRST_CUT;                /* a mask of pairs */
byte pc = 0;
byte changes = FIRST_CHANGES;
byte declared = 0;                       /* a mask of changes */
byte crashes = CRASHES;
byte cuts = CUTS;
byte installerFailures = INSTALLER;
byte skips = SKIPS;
#if BRANCHES > 0
byte branch = 0;                         /* 0: none runs; b + 1: branch b runs */
byte place = 0;
#endif
#if SWITCHES
byte switching = 0;                      /* NO_SWITCH, PREPARED(t) or DEMOTED(t) */
#else
#define switching 0                      /* no step can begin a switch */
#endif

#include "terms.h"
#include "actions.h"
#include "watch.h"

active proctype site() {
end:
    do
    OBSERVE
    SERVERS(CHANGE)
    SERVERS(REPLICATE)
    SERVERS(END_UPGRADE)
    SERVERS(END_INITIALIZATION)
    SERVERS(INITIALIZATION_FAILS)
#if SPLIT_BRAIN == DEMOTE_ALL
    SERVERS(DETECT)
#endif
#if AUTO_ACTIVATION
    SERVERS(AUTO_ACTIVATE)
#endif
#if SWITCHES
    SERVERS(SWITCH_DEMOTES)
    SERVERS(SWITCH_ACTIVATES)
    SERVERS(SWITCH_STOPS)
#endif
    SERVERS(RESTART)
    PAIRS(HEAL)
    SERVERS(CRASH)
    PAIRS(CUT)
    SERVERS(INSTALLER_FAILS)
    ISSUE
    ADVANCE
    SKIP
#if BRANCHES > 0
    BRANCH_LIST(DIVERT)
#endif
    od
}
