/** Procedures, sites and test cases as people write them: what is built in, reading, schemas, and messages that point at a place in a file. */
@NullMarked
package io.handover.files;

import org.jspecify.annotations.NullMarked;
