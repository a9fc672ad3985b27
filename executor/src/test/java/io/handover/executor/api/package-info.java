@NullMarked
package io.handover.executor.api;

import org.jspecify.annotations.NullMarked;
