/** How probable a rare failure is: runs are split by how far the explorer says that the site is from it (docs/rare.md). */
@NullMarked
package io.handover.analysis.rare;

import org.jspecify.annotations.NullMarked;
