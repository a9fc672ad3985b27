@NullMarked
package io.handover.files.secret;

import org.jspecify.annotations.NullMarked;
