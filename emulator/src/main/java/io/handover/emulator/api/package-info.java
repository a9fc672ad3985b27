/**
 * A live site behind the product's own REST API: every management server listens at an address of its own and answers from what
 * it knows itself. What is documented of the API is reproduced literally; where its documents are silent, the wording is ours and
 * stands in {@link io.handover.emulator.api.Messages}.
 */
@NullMarked
package io.handover.emulator.api;

import org.jspecify.annotations.NullMarked;
