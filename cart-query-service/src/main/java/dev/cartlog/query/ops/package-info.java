/** What operators look at: who keeps what, how far it has come, and whether it agrees. */
@NullMarked
package dev.cartlog.query.ops;

import org.jspecify.annotations.NullMarked;
