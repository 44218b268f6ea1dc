/** Builds the views of a running local platform from the log anew, beside the old ones. */
@NullMarked
package dev.cartlog.acceptance.rebuild;

import org.jspecify.annotations.NullMarked;
