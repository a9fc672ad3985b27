@NullMarked
package io.handover.console.bench;

import org.jspecify.annotations.NullMarked;
