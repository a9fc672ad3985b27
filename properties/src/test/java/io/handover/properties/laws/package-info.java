/** What holds of every procedure, site, path and run. */
@NullMarked
package io.handover.properties.laws;

import org.jspecify.annotations.NullMarked;
