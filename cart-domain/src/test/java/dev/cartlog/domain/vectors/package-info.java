/** The vectors that the services and the storefront share. */
@NullMarked
package dev.cartlog.domain.vectors;

import org.jspecify.annotations.NullMarked;
