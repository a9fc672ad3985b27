@NullMarked
package io.handover.console.run;

import org.jspecify.annotations.NullMarked;
