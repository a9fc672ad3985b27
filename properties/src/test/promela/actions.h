/*
 * The actions: CAN_X is the guard; X is the option of the process.
 */

/* ---- the environment (docs/model.md, "Actions of the environment") --------------------------------------- */

#define CAN_CHANGE(s) (IS_UP(s) && ACTIVE(s) && changes < FIRST_CHANGES + K)
#define CHANGE(s) :: d_step { CAN_CHANGE(s) -> BEFORE \
    if :: DECLARED_LOST_AT(s) -> declared = declared | BIT(changes) :: else fi; \
    database[s] = database[s] | BIT(changes); \
    changes = changes + 1 AFTER }

#define CAN_REPLICATE(s) (subscription[s] != NONE && STREAMS(s, subscription[s]) && BEHIND(s, subscription[s]))
#define LOWEST(mask) ((mask) & (-(mask)))
#define REPLICATE(s) :: d_step { CAN_REPLICATE(s) -> BEFORE \
    database[s] = database[s] | LOWEST(MISSING(s, subscription[s])) AFTER }

#define CAN_END_UPGRADE(s) (process[s] == UPGRADING)
#define END_UPGRADE(s) :: d_step { CAN_END_UPGRADE(s) -> BEFORE \
    process[s] = UP; \
    upgraded = upgraded | BIT(s) AFTER }

/* The source of the initialization of s is there, and knows s. */
#define SOURCE_OF(a, s) (IS_REGISTERED(s, a) && IS_UP(a) && REACHES(a, s) && SAME_VERSION(a, s))
#define CAN_END_INITIALIZATION(s) (process[s] == INITIALIZING && subscription[s] != NONE && SOURCE_OF(subscription[s], s))
#define END_INITIALIZATION(s) :: d_step { CAN_END_INITIALIZATION(s) -> BEFORE \
    database[s] = database[subscription[s]]; \
    process[s] = UP AFTER }

#define CAN_INITIALIZATION_FAIL(s) (process[s] == INITIALIZING && subscription[s] != NONE && ( \
    !IS_REGISTERED(s, subscription[s]) || !SAME_VERSION(subscription[s], s) \
    || !IS_UP(subscription[s]) || !REACHES(subscription[s], s)))
#define INITIALIZATION_FAILS(s) :: d_step { CAN_INITIALIZATION_FAIL(s) -> BEFORE \
    process[s] = UP; \
    subscription[s] = NONE AFTER }

#define CAN_DETECT(s) (IS_UP(s) && ACTIVES_SEEN(s) >= 2)
#define DETECT(s) :: d_step { CAN_DETECT(s) -> BEFORE \
    actives = actives & ~(ALL_SEEN(s)) AFTER }

#define CAN_AUTO_ACTIVATE(s) (IS_UP(s) && !ACTIVE(s) && !NEW(s) && ACTIVES_SEEN(s) == 0)
#define AUTO_ACTIVATE(s) :: d_step { CAN_AUTO_ACTIVATE(s) -> BEFORE \
    actives = actives | BIT(s); \
    subscription[s] = NONE AFTER }

#define CAN_SWITCH_DEMOTE(t) (switching == PREPARED(t) && STREAMING(t))
#define SWITCH_DEMOTES(t) :: d_step { CAN_SWITCH_DEMOTE(t) -> BEFORE \
    actives = actives & ~BIT(subscription[t]); \
    switching = DEMOTED(t) AFTER }

/* registered[t] first: it is W, of the state before. FOLLOW asks it alone, and a is in it. */
#define IN_W(s, t) (((s) != (t) && IS_UP(s) && REACHES(t, s) && SAME_VERSION(t, s) \
    && ((s) == subscription[t] || subscription[s] == subscription[t])) << (s))
#define FOLLOW(s, t) \
    if :: ((s) != (t) && IS_REGISTERED(s, t)) -> \
        process[s] = INITIALIZING; \
        actives = actives & ~BIT(s); \
        subscription[s] = t; \
        registered[s] = 0; \
        database[s] = 0 \
    :: else fi;
#define CAN_SWITCH_ACTIVATE(t) (switching == DEMOTED(t) && STREAMING(t) && !BEHIND(t, subscription[t]))
#define SWITCH_ACTIVATES(t) :: d_step { CAN_SWITCH_ACTIVATE(t) -> BEFORE \
    registered[t] = SUM(IN_W, t); \
    registered[subscription[t]] = 0; \
    subscription[t] = NONE; \
    actives = actives | BIT(t); \
    EACH(FOLLOW, t) \
    switching = NO_SWITCH AFTER }

#define CAN_SWITCH_STOP(t) (SWITCHING_TO(t) && !(STREAMING(t)))
#define SWITCH_STOPS(t) :: d_step { CAN_SWITCH_STOP(t) -> BEFORE \
    switching = NO_SWITCH AFTER }

#define CAN_RESTART(s) (process[s] == CRASHED)
#define RESTART(s) :: d_step { CAN_RESTART(s) -> BEFORE \
    process[s] = UP AFTER }

#define HEAL(s, t) :: d_step { !REACHES(s, t) -> BEFORE \
    cut = cut & ~PAIR(s, t) AFTER }

#define CRASH(s) :: d_step { (IS_UP(s) && crashes > 0) -> \
    process[s] = CRASHED; \
    crashes = crashes - 1 }

#define CUT(s, t) :: d_step { (REACHES(s, t) && cuts > 0) -> \
    cut = cut | PAIR(s, t); \
    cuts = cuts - 1 }

#define INSTALLER_FAILS(s) :: d_step { (process[s] == UPGRADING && installerFailures > 0) -> \
    process[s] = UP; \
    subscription[s] = NONE; \
    registered[s] = 0; \
    installerFailures = installerFailures - 1 }

/* ---- the commands (docs/model.md, "Commands") ---------------------------------------------------- */

#define GUARD_EXCLUDE(t, a) (IS_UP(a) && ACTIVE(a) && IS_REGISTERED(t, a))
#define EFFECT_EXCLUDE(t, a) registered[a] = registered[a] & ~BIT(t); \
    if :: (IS_UP(t) && REACHES(a, t) && subscription[t] == (a)) -> subscription[t] = NONE :: else fi
#define GOAL_EXCLUDE(t, a) (!IS_REGISTERED(t, a))

#define GUARD_STOP(t, a) IS_UP(t)
#define EFFECT_STOP(t, a) process[t] = STOPPED
#define GOAL_STOP(t, a) (process[t] == STOPPED)

#define GUARD_START(t, a) (process[t] == STOPPED || process[t] == CRASHED)
#define EFFECT_START(t, a) process[t] = UP
#define GOAL_START(t, a) IS_UP(t)

/* registered[t] first: what streams is judged in the state before. */
#define GUARD_UPGRADE(t, a) (!NEW(t) && (IS_UP(t) || process[t] == STOPPED || process[t] == CRASHED))
#define EFFECT_UPGRADE(t, a) registered[t] = SUM(STREAMING_FROM, t); \
    if :: !(STREAMING(t)) -> subscription[t] = NONE :: else fi; \
    process[t] = UPGRADING
#define GOAL_UPGRADE(t, a) (IS_UP(t) && NEW(t))

#define GUARD_VERIFY_UPGRADED(t, a) 0
#define EFFECT_VERIFY_UPGRADED(t, a) skip
#define GOAL_VERIFY_UPGRADED(t, a) (IS_UP(t) && NEW(t))

#define GUARD_OPEN_CLIENT(t, a) 0
#define EFFECT_OPEN_CLIENT(t, a) skip
#define GOAL_OPEN_CLIENT(t, a) IS_UP(t)

#define GUARD_AWAIT_CAUGHT_UP(t, a) 0
#define EFFECT_AWAIT_CAUGHT_UP(t, a) skip
#define GOAL_AWAIT_CAUGHT_UP(t, a) (IS_UP(t) && IS_UP(a) && !BEHIND(t, a))

#if FORCE_ACTIVATION == ALWAYS
#define OFFERED(t) 1
#elif FORCE_ACTIVATION == WHEN_UNSTABLE
#define OFFERED(t) (!(STREAMING(t)) || ACTIVES_SEEN(t) != 1)
#elif FORCE_ACTIVATION == WHEN_NO_ACTIVE
#define OFFERED(t) (ACTIVES_SEEN(t) == 0)
#else
#error FORCE_ACTIVATION is unknown
#endif
#define GUARD_FORCE_ACTIVATE(t, a) (IS_UP(t) && !ACTIVE(t) && OFFERED(t))
#define EFFECT_FORCE_ACTIVATE(t, a) actives = actives | BIT(t); \
    subscription[t] = NONE
#define GOAL_FORCE_ACTIVATE(t, a) (IS_UP(t) && ACTIVE(t))

#define AT_REST(t) (IS_UP(t) || process[t] == STOPPED || process[t] == CRASHED)
#define NO_OWN_END(t) (subscription[t] == NONE && registered[t] == 0)

#define GUARD_SET_STANDBY(t, a) IS_UP(t)
#define EFFECT_SET_STANDBY(t, a) actives = actives & ~BIT(t)
#define GOAL_SET_STANDBY(t, a) (!ACTIVE(t))

#define GUARD_SET_STANDBY_AND_STOP_REPLICATION(t, a) AT_REST(t)
#define EFFECT_SET_STANDBY_AND_STOP_REPLICATION(t, a) actives = actives & ~BIT(t); \
    subscription[t] = NONE; \
    registered[t] = 0
#define GOAL_SET_STANDBY_AND_STOP_REPLICATION(t, a) (!ACTIVE(t) && NO_OWN_END(t))

#define GUARD_STOP_REPLICATION(t, a) AT_REST(t)
#define EFFECT_STOP_REPLICATION(t, a) subscription[t] = NONE; \
    registered[t] = 0
#define GOAL_STOP_REPLICATION(t, a) NO_OWN_END(t)

/* Direct where no server is active, in whatever process state; else by the wizard. */
#define ONLY_SEES(t, a) (ACTIVES_SEEN(t) == 1 && ACTIVE_SEEN(a, t))
#define WIZARD(t) (subscription[t] != NONE && ONLY_SEES(t, subscription[t]) && STREAMING(t) \
    && (registered[subscription[t]] & ~(SUM(STREAMING_FROM, subscription[t]))) == 0)
#define GUARD_ACTIVATE(t, a) (IS_UP(t) && !ACTIVE(t) && switching == NO_SWITCH && (actives == 0 || WIZARD(t)))
#define EFFECT_ACTIVATE(t, a) if \
    :: actives == 0 -> \
        actives = BIT(t); \
        subscription[t] = NONE \
    :: else -> switching = PREPARED(t) \
    fi
#define GOAL_ACTIVATE(t, a) (IS_UP(t) && ACTIVE(t) && switching == NO_SWITCH)

#define GUARD_INIT_STANDBY(t, a) (IS_UP(a) && ACTIVE(a) && IS_UP(t) && !ACTIVE(t) && REACHES(a, t) \
    && SAME_VERSION(a, t) && !IS_REGISTERED(t, a))
#define EFFECT_INIT_STANDBY(t, a) process[t] = INITIALIZING; \
    subscription[t] = a; \
    registered[t] = 0; \
    database[t] = 0; \
    registered[a] = registered[a] | BIT(t)
#define GOAL_INIT_STANDBY(t, a) STREAMS(t, a)

/* ---- the operator (docs/model.md, "The operator") --------------------------------------------------- */

#define OR_ISSUE(i, c, t, a) || (AT(i) && !(GOAL_##c(t, a)) && GUARD_##c(t, a))
#define OR_BRANCH_ISSUE(b, i, c, t, a) || (AT_BRANCH(b, i) && !(GOAL_##c(t, a)) && GUARD_##c(t, a))
#define CAN_ISSUE (0 STEP_LIST(OR_ISSUE) BRANCH_STEP_LIST(OR_BRANCH_ISSUE))
#define ISSUE_STEP(i, c, t, a) :: AT(i) -> EFFECT_##c(t, a)
#define ISSUE_BRANCH_STEP(b, i, c, t, a) :: AT_BRANCH(b, i) -> EFFECT_##c(t, a)

#define OR_ADVANCE(i, c, t, a) || (AT(i) && GOAL_##c(t, a))
#define OR_BRANCH_ADVANCE(b, i, c, t, a) || (AT_BRANCH(b, i) && GOAL_##c(t, a))
#define CAN_ADVANCE (0 STEP_LIST(OR_ADVANCE) BRANCH_STEP_LIST(OR_BRANCH_ADVANCE))

#if BRANCHES > 0
#define CAN_SKIP (skips > 0 && (branch != 0 || pc < STEPS))
#define STEP_ON if :: branch == 0 -> pc = pc + 1 :: else -> place = place + 1; RETURN fi
#else
#define CAN_SKIP (skips > 0 && pc < STEPS)
#define STEP_ON pc = pc + 1
#endif

#if STEPS + BRANCHES > 0
#define ISSUE :: d_step { CAN_ISSUE -> BEFORE \
    if STEP_LIST(ISSUE_STEP) BRANCH_STEP_LIST(ISSUE_BRANCH_STEP) fi AFTER }
#define ADVANCE :: d_step { CAN_ADVANCE -> BEFORE \
    STEP_ON AFTER }
#define SKIP :: d_step { CAN_SKIP -> \
    STEP_ON; \
    skips = skips - 1 }
#else
#define ISSUE
#define ADVANCE
#define SKIP
#endif

/* Past a branch's last step: back to the main steps. Complete has no next step: it stays complete. */
#define RESUMED(r) ((r) == SAME_STEP -> pc : ((r) == NEXT_STEP -> (pc < STEPS -> pc + 1 : pc) : (r)))
#define RETURN_FROM(b, w, t, a, from, to, length, resume) :: (branch == (b) + 1 && place == (length)) -> \
    pc = RESUMED(resume); branch = 0; place = 0
#define RETURN if BRANCH_LIST(RETURN_FROM) :: else fi

#define IF_NO_ACTIVE(t, a) (MANAGERS == 0 && switching == NO_SWITCH)
#define IF_SEVERAL_ACTIVE(t, a) (MANAGERS >= 2)
#define IF_NOT_UPGRADED(t, a) (IS_UP(t) && !NEW(t))
#define IF_DOWN(t, a) (process[t] == STOPPED || process[t] == CRASHED)
#define DANGLING_AT(a, t) (IS_REGISTERED(t, a) && subscription[t] != (a))
#define IF_DANGLING(t, a) ((subscription[t] != NONE && !IS_REGISTERED(t, subscription[t])) || SUM(DANGLING_AT, t) > 0)
#define IF_BEHIND(t, a) (IS_UP(t) && IS_UP(a) && BEHIND(t, a))

#define CAN_DIVERT(b, w, t, a, from, to) (branch == 0 && (from) <= pc && pc <= (to) && IF_##w(t, a))
#define DIVERT(b, w, t, a, from, to, length, resume) :: d_step { CAN_DIVERT(b, w, t, a, from, to) -> BEFORE \
    branch = (b) + 1 AFTER }
