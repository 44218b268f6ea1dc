/** What auditors ask of a history: what it was at some time, what changed, whether it holds. */
@NullMarked
package dev.cartlog.query.audit;

import org.jspecify.annotations.NullMarked;
