@NullMarked
package io.handover.console.sarif;

import org.jspecify.annotations.NullMarked;
