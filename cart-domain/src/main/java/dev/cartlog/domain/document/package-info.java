/** Carts and answers as clients see them. */
@NullMarked
package dev.cartlog.domain.document;

import org.jspecify.annotations.NullMarked;
