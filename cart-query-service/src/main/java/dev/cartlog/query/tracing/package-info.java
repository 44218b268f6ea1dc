/** Spans of the folds, when tracing is on. The folds themselves know nothing of it. */
@NullMarked
package dev.cartlog.query.tracing;

import org.jspecify.annotations.NullMarked;
