/* The written procedure, extras excluded: what defaults.h has. */
#define EXTRAS EXCLUDED
