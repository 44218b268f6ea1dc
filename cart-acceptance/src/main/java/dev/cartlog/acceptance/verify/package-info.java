/** Folds the whole log again and holds everything that was made from it against the result. */
@NullMarked
package dev.cartlog.acceptance.verify;

import org.jspecify.annotations.NullMarked;
