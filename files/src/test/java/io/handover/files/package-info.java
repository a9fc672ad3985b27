@NullMarked
package io.handover.files;

import org.jspecify.annotations.NullMarked;
