/*
 * The written procedure on the default site of three servers, without faults, as a plain discrete-event loop: what one would write for
 * this one question (docs/model.md, "Time and chance" and "The operator in time"). A peer to measure timed runs against; it knows nothing
 * of other procedures, other sites, faults, properties or replay.
 *
 *   upgrade RUNS SEED    prints: runs, seconds, mean minutes of the procedure, share without an active server in the end,
 *                        mean seconds with two active servers, mean changes lost
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { SERVERS = 3 };
enum { REACTING, OPENING, GIVEN, WAITING, LOOKING, DONE };
enum { EXCLUDE_FINAL, EXCLUDE_EXTRA, UPGRADE_FINAL, VERIFY, ACTIVATE, DEMOTE, UPGRADE_INITIAL, UPGRADE_EXTRA, COMPLETE };

#define NEVER 1e300

static uint64_t chance;

static double uniform01(void) {
    uint64_t z = chance += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    z ^= z >> 31;
    return ((z >> 11) + 0.5) * 0x1p-53;
}

static double uniform(double from, double to) { return from + (to - from) * uniform01(); }

static double exponential(double perHour) { return -log(uniform01()) * 3600 / perHour; }

static double logNormal(double median, double p99) {
    double normal = sqrt(-2 * log(uniform01())) * cos(6.283185307179586 * uniform01());
    return median * exp(normal * log(p99 / median) / 2.3263478740408408);
}

/* ---- one run ------------------------------------------------------------------------------------------------------- */

static double now, change[SERVERS], urgent, replicated[SERVERS], installed[SERVERS], poll[SERVERS], operates;
static int up[SERVERS], upgraded[SERVERS], active[SERVERS], registered[SERVERS], confirmations[SERVERS];
static int phase, step;
static double closes[SERVERS], blocked[SERVERS];
static long made[SERVERS], held[SERVERS]; /* changes made at a server; of server 0's, how many another holds */
static double dualSince, dual, completed, waitingSince, longestWait;

static const int client_of[] = {0, 0, -1, 1, 1, 0, -1, -1};

static int actives(void) {
    int count = 0;
    for (int s = 0; s < SERVERS; s++) count += up[s] && active[s];
    return count;
}

/* Polls matter only while two are active. The gap that a moment falls into is longer than others, and what is left of it is any part of it. */
static double restOfPollGap(void) {
    double gap;
    do gap = uniform(5, 15); while (uniform01() * 15 > gap);
    return gap * uniform01();
}

static void observe(void) {
    int count = actives();
    if (count > 1 && dualSince == NEVER) {
        dualSince = now;
        for (int s = 0; s < SERVERS; s++) {
            confirmations[s] = 0;
            if (up[s]) poll[s] = now + restOfPollGap();
        }
    }
    if (count < 2 && dualSince != NEVER) {
        dual += now - dualSince;
        dualSince = NEVER;
        for (int s = 0; s < SERVERS; s++) poll[s] = NEVER;
    }
    if (count > 0 && waitingSince != NEVER) {
        if (now - waitingSince > longestWait) longestWait = now - waitingSince;
        waitingSince = NEVER;
    }
}

static int streams(int s) { return s > 0 && registered[s] && up[s] && up[0] && upgraded[s] == upgraded[0]; }

static void replicate(int s) {
    if (replicated[s] == NEVER && streams(s) && held[s] < made[0]) replicated[s] = now + logNormal(0.2, 3);
    if (!streams(s)) replicated[s] = NEVER;
}

static int goal(void) {
    switch (step) {
        case EXCLUDE_FINAL: return !registered[1];
        case EXCLUDE_EXTRA: return !registered[2];
        case UPGRADE_FINAL: case VERIFY: return up[1] && upgraded[1];
        case ACTIVATE: return up[1] && active[1];
        case DEMOTE: return !active[0];
        case UPGRADE_INITIAL: return up[0] && upgraded[0];
        default: return up[2] && upgraded[2];
    }
}

static int isOpen(int s) { return s < 0 || (up[s] && now <= closes[s]); }

static double look(void) {
    if (step == VERIFY) return uniform(60, 180);
    if (client_of[step] < 0) return uniform(0, 180);
    return uniform(1, 3);
}

/* The goal may be there: a look once the client is free; else the operator waits for what happens. */
static void wait(void) {
    int c = client_of[step];
    if (!goal() && !(step == ACTIVATE || step == DEMOTE || c >= 0)) { phase = WAITING; operates = NEVER; return; }
    double from = c >= 0 && blocked[c] > now ? blocked[c] : now;
    phase = LOOKING;
    operates = from + look();
}

static void react(void) {
    phase = REACTING;
    operates = now + (step == DEMOTE ? logNormal(5, 30) : logNormal(20, 240));
}

static void arrive(void) {
    if (step == COMPLETE) {
        phase = DONE;
        operates = NEVER;
        completed = now;
        urgent = NEVER;
        for (int s = 0; s < SERVERS; s++) change[s] = NEVER;
    } else if (goal() && isOpen(client_of[step]) && step != VERIFY) {
        wait();
    } else {
        react();
    }
}

static void give(void) {
    int c = client_of[step];
    if (step == VERIFY) { wait(); return; }
    if (c >= 0) {
        closes[c] = now + 900;
        if (blocked[c] > now) { operates = blocked[c]; return; }
    }
    phase = GIVEN;
    if (step == ACTIVATE) operates = now + uniform(2, 6);
    else operates = now + uniform(1, 3);
    if (c >= 0) blocked[c] = now + uniform(10, 30);
}

static void takeEffect(void) {
    switch (step) {
        case EXCLUDE_FINAL: registered[1] = 0; break;
        case EXCLUDE_EXTRA: registered[2] = 0; break;
        case ACTIVATE: active[1] = 1; break;
        case DEMOTE: active[0] = 0; break;
        default: {
            int s = step == UPGRADE_FINAL ? 1 : step == UPGRADE_INITIAL ? 0 : 2;
            up[s] = 0;
            closes[s] = -1;
            installed[s] = now + logNormal(720, 2100) + uniform(10, 20);
        }
    }
    for (int s = 1; s < SERVERS; s++) replicate(s);
    observe();
    wait();
}

static void operate(void) {
    int c = step < COMPLETE ? client_of[step] : -1;
    switch (phase) {
        case REACTING:
            if (isOpen(c) && goal() && step != VERIFY) wait();
            else if (!isOpen(c)) { phase = OPENING; operates = now + uniform(5, 15); }
            else give();
            break;
        case OPENING:
            closes[c] = now + 900;
            blocked[c] = 0;
            if (goal() && step != VERIFY) wait();
            else give();
            break;
        case GIVEN: takeEffect(); break;
        case LOOKING:
            if (c >= 0) closes[c] = now + 900;
            if (goal()) { step++; arrive(); }
            else react();
            break;
    }
}

static void detect(int s) {
    poll[s] = now + uniform(5, 15);
    if (++confirmations[s] == 2) {
        for (int t = 0; t < SERVERS; t++) if (up[t]) active[t] = 0;
        observe();
    }
}

static void run(void) {
    now = 0;
    step = 0;
    dual = longestWait = 0;
    completed = dualSince = waitingSince = NEVER;
    urgent = exponential(4);
    for (int s = 0; s < SERVERS; s++) {
        up[s] = 1;
        upgraded[s] = confirmations[s] = 0;
        active[s] = s == 0;
        registered[s] = s > 0;
        change[s] = exponential(12);
        replicated[s] = installed[s] = poll[s] = NEVER;
        closes[s] = s == 0 ? 900 : -1;
        blocked[s] = made[s] = held[s] = 0;
    }
    react();
    for (;;) {
        double *next = &operates;
        if (urgent < *next) next = &urgent;
        for (int s = 0; s < SERVERS; s++) {
            if (change[s] < *next) next = &change[s];
            if (replicated[s] < *next) next = &replicated[s];
            if (installed[s] < *next) next = &installed[s];
            if (poll[s] < *next) next = &poll[s];
        }
        now = *next;
        if (next == &operates) {
            operate();
        } else if (next == &urgent) {
            urgent = now + exponential(4);
            if (actives() == 0 && waitingSince == NEVER) waitingSince = now;
        } else {
            for (int s = 0; s < SERVERS; s++) {
                if (next == &change[s]) {
                    change[s] = now + exponential(12);
                    if (up[s] && active[s]) {
                        made[s]++;
                        if (s == 0) for (int t = 1; t < SERVERS; t++) replicate(t);
                    }
                } else if (next == &replicated[s]) {
                    held[s]++;
                    replicated[s] = NEVER;
                    replicate(s);
                } else if (next == &installed[s]) {
                    installed[s] = NEVER;
                    up[s] = upgraded[s] = 1;
                    if (phase == WAITING) wait();
                } else if (next == &poll[s]) {
                    detect(s);
                }
            }
        }
        if (phase == DONE && actives() < 2) return;
    }
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fprintf(stderr, "usage: upgrade RUNS SEED\n");
        return 64;
    }
    long runs = atol(argv[1]);
    chance = strtoull(argv[2], NULL, 10);
    double minutes = 0, none = 0, dualSeconds = 0, lost = 0;
    struct timespec begin, end;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    for (long i = 0; i < runs; i++) {
        run();
        minutes += completed / 60;
        none += actives() == 0;
        dualSeconds += dual;
        if (active[1] && up[1]) lost += made[0] - held[1];
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    printf("%ld %.6f %.3f %.5f %.3f %.4f\n", runs, (end.tv_sec - begin.tv_sec) + (end.tv_nsec - begin.tv_nsec) / 1e9,
            minutes / runs, none / runs, dualSeconds / runs, lost / runs);
    return 0;
}
