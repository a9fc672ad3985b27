/** What the executor needs of the outside, in our own words: management servers, the machines that they run on, time, and a person. */
@NullMarked
package io.handover.executor.port;

import org.jspecify.annotations.NullMarked;
