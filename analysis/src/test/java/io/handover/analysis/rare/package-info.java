@NullMarked
package io.handover.analysis.rare;

import org.jspecify.annotations.NullMarked;
