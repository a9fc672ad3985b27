/**
 * What people would be shown of a state: the product's own words for the replication of a server, and the alarms of its
 * monitoring. Derived from states alone; nothing here changes what happens.
 */
@NullMarked
package io.handover.model.display;

import org.jspecify.annotations.NullMarked;
