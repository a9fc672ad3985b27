/* The written procedure, extras stopped. */
#define EXTRAS ADMIN_STOPPED
