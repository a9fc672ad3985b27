@NullMarked
package io.handover.analysis.token;

import org.jspecify.annotations.NullMarked;
