/** Answers reads: from the log over the views to HTTP. */
@NullMarked
package dev.cartlog.query;

import org.jspecify.annotations.NullMarked;
