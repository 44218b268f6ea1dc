/** Starting the whole platform in order, keeping it alive, stopping it in order. */
@NullMarked
package dev.cartlog.local.up;

import org.jspecify.annotations.NullMarked;
