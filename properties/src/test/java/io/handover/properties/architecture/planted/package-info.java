/** What the rules forbid, so that each rule can be shown to find it. Nothing of it is ever run. */
@NullMarked
package io.handover.properties.architecture.planted;

import org.jspecify.annotations.NullMarked;
