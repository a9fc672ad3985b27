package io.handover.properties.spin;

/**
 * A window in which changes are declared lost.
 *
 * @param server where they are made
 * @param from the main step that opens it
 * @param until the last main step in which it is open
 */
record Loss(int server, int from, int until) {}
