/** Clients that write without rest and note what they saw. */
@NullMarked
package dev.cartlog.acceptance.load;

import org.jspecify.annotations.NullMarked;
