/*
 * The graph of reachable states with progress actions only, and its bottom strongly connected components (docs/model.md, "Always and
 * eventually"). Plain C, part of pan with -DFINAL, outside of the state: watch.h tells it each state and each progress action while pan
 * searches.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    ONLY_DECLARED_CHANGES_LOST,
    EVENTUALLY_SINGLE_ACTIVE,
    EVENTUALLY_UPGRADED,
    EVENTUALLY_REDUNDANT,
    EVENTUALLY_NO_DANGLING,
    PROCEDURE_COMPLETES,
    BOTTOM_PROPERTIES
};
static const char *const bottom_names[] = {
    "only-declared-changes-lost", "eventually-single-active", "eventually-upgraded",
    "eventually-redundant", "eventually-no-dangling", "procedure-completes"
};

enum { BOTTOM_MOST_BYTES = 64 };

struct bottom_state {
    unsigned char bytes[BOTTOM_MOST_BYTES];
    long depth; /* -1: not yet observed */
    unsigned fails; /* a bit a property */
};

static struct bottom_state bottom_now;
static int bottom_length;
static struct bottom_state *bottom_states;
static long bottom_count, bottom_room;
static int *bottom_table; /* open addressing; a state's number and 1, 0 for nothing */
static long bottom_slots;
static int (*bottom_edges)[2];
static long bottom_edge_count, bottom_edge_room;
static int bottom_from, bottom_here;

static void *bottom_memory(void *old, size_t bytes)
{
    void *memory = realloc(old, bytes);
    if (!memory) {
        printf("out of memory\n");
        exit(1);
    }
    return memory;
}

static void bottom_begin(void)
{
    memset(&bottom_now, 0, sizeof bottom_now);
    bottom_length = 0;
}

static void bottom_take(const void *value, int length)
{
    if (bottom_length + length > BOTTOM_MOST_BYTES) {
        printf("error: a state has too many bytes\n");
        exit(1);
    }
    memcpy(bottom_now.bytes + bottom_length, value, length);
    bottom_length += length;
}

static long bottom_slot(const unsigned char *bytes)
{
    unsigned long hash = 14695981039346656037ul;
    for (int i = 0; i < BOTTOM_MOST_BYTES; i++) {
        hash = (hash ^ bytes[i]) * 1099511628211ul;
    }
    long slot = (long) ((hash ^ hash >> 32) & (unsigned long) (bottom_slots - 1));
    while (bottom_table[slot] && memcmp(bottom_states[bottom_table[slot] - 1].bytes, bytes, BOTTOM_MOST_BYTES)) {
        slot = (slot + 1) & (bottom_slots - 1);
    }
    return slot;
}

/* The number of the state that was taken last. */
static int bottom_number(void)
{
    if (2 * bottom_count >= bottom_slots) {
        bottom_slots = bottom_slots ? 2 * bottom_slots : 1 << 12;
        free(bottom_table);
        bottom_table = bottom_memory(NULL, bottom_slots * sizeof *bottom_table);
        memset(bottom_table, 0, bottom_slots * sizeof *bottom_table);
        for (long i = 0; i < bottom_count; i++) {
            bottom_table[bottom_slot(bottom_states[i].bytes)] = (int) i + 1;
        }
    }
    long slot = bottom_slot(bottom_now.bytes);
    if (!bottom_table[slot]) {
        if (bottom_count == bottom_room) {
            bottom_room = bottom_room ? 2 * bottom_room : 1 << 10;
            bottom_states = bottom_memory(bottom_states, bottom_room * sizeof *bottom_states);
        }
        bottom_states[bottom_count] = bottom_now;
        bottom_states[bottom_count].depth = -1;
        bottom_table[slot] = (int) ++bottom_count;
    }
    return bottom_table[slot] - 1;
}

/* Where nothing is enabled, pan looks at the state a second time at once. */
static int bottom_seen(long depth)
{
    int before = bottom_here;
    bottom_here = bottom_number();
    if (bottom_states[bottom_here].depth >= 0 && bottom_here != before) {
        printf("error: a state is observed twice\n");
        exit(1);
    }
    bottom_states[bottom_here].depth = depth;
    return 0;
}

static int bottom_fails(int property)
{
    bottom_states[bottom_here].fails |= 1u << property;
    return 0;
}

static void bottom_leave(void)
{
    bottom_from = bottom_number();
}

static void bottom_arrive(void)
{
    if (bottom_edge_count == bottom_edge_room) {
        bottom_edge_room = bottom_edge_room ? 2 * bottom_edge_room : 1 << 10;
        bottom_edges = bottom_memory(bottom_edges, bottom_edge_room * sizeof *bottom_edges);
    }
    bottom_edges[bottom_edge_count][0] = bottom_from;
    bottom_edges[bottom_edge_count++][1] = bottom_number();
}

/*
 * Components by Tarjan's search with a stack of its own. A component is closed after all that it leads to, so that it is known
 * then whether an edge leaves it.
 */
static void bottom_judge(long states)
{
    long n = bottom_count, components = 0, many = 0, largest = 0;
    long nearest[BOTTOM_PROPERTIES];
    int *first = bottom_memory(NULL, (n + 1) * sizeof *first);
    int *next = bottom_memory(NULL, (n + 1) * sizeof *next);
    int *to = bottom_memory(NULL, (bottom_edge_count + 1) * sizeof *to);
    int *order = bottom_memory(NULL, (n + 1) * sizeof *order);
    int *low = bottom_memory(NULL, (n + 1) * sizeof *low);
    int *path = bottom_memory(NULL, (n + 1) * sizeof *path);
    int *open = bottom_memory(NULL, (n + 1) * sizeof *open);
    char *closed = bottom_memory(NULL, n + 1);
    int time = 0, length, opened = 0;

    for (int p = 0; p < BOTTOM_PROPERTIES; p++) {
        nearest[p] = -1;
    }
    for (long i = 0; i < n; i++) {
        if (bottom_states[i].depth < 0) {
            printf("error: a state was never observed\n");
            return;
        }
    }
    if (n != states) {
        printf("error: %ld states are known of %ld\n", n, states);
        return;
    }
    memset(first, 0, (n + 1) * sizeof *first);
    memset(order, 0, (n + 1) * sizeof *order);
    memset(closed, 0, n + 1);
    for (long e = 0; e < bottom_edge_count; e++) {
        first[bottom_edges[e][0] + 1]++;
    }
    for (long i = 0; i < n; i++) {
        first[i + 1] += first[i];
        next[i] = first[i];
    }
    for (long e = 0; e < bottom_edge_count; e++) {
        to[next[bottom_edges[e][0]]++] = bottom_edges[e][1];
    }
    for (long i = 0; i < n; i++) {
        next[i] = first[i];
    }
    for (long root = 0; root < n; root++) {
        if (order[root]) {
            continue;
        }
        length = 0;
        path[length++] = (int) root;
        order[root] = low[root] = ++time;
        open[opened++] = (int) root;
        while (length) {
            int at = path[length - 1];
            if (next[at] < first[at + 1]) {
                int after = to[next[at]++];
                if (!order[after]) {
                    path[length++] = after;
                    order[after] = low[after] = ++time;
                    open[opened++] = after;
                } else if (!closed[after] && order[after] < low[at]) {
                    low[at] = order[after];
                }
                continue;
            }
            length--;
            if (length && low[at] < low[path[length - 1]]) {
                low[path[length - 1]] = low[at];
            }
            if (low[at] == order[at]) {
                int from = opened, bottom = 1;
                unsigned fails = 0;
                long depth = -1;
                do {
                    from--;
                } while (open[from] != at);
                /* What is closed was closed before: an edge to it leaves the component. */
                for (int k = from; k < opened; k++) {
                    int member = open[k];
                    fails |= bottom_states[member].fails;
                    if (depth < 0 || bottom_states[member].depth < depth) {
                        depth = bottom_states[member].depth;
                    }
                    for (int e = first[member]; e < first[member + 1]; e++) {
                        bottom &= !closed[to[e]];
                    }
                }
                for (int k = from; k < opened; k++) {
                    closed[open[k]] = 1;
                }
                if (bottom) {
                    components++;
                    many += opened - from > 1;
                    if (opened - from > largest) {
                        largest = opened - from;
                    }
                    for (int p = 0; p < BOTTOM_PROPERTIES; p++) {
                        if ((fails & 1u << p) && (nearest[p] < 0 || depth < nearest[p])) {
                            nearest[p] = depth;
                        }
                    }
                }
                opened = from;
            }
        }
    }
    for (int p = 0; p < BOTTOM_PROPERTIES; p++) {
        if (nearest[p] >= 0) {
            printf("violated %s %ld\n", bottom_names[p], nearest[p]);
        }
    }
    printf("bottom components %ld with several states %ld largest %ld\n", components, many, largest);
    printf("watched final\n");
}
