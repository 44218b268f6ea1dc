/** What order handling made of each checkout comes back into the cart. */
@NullMarked
package dev.cartlog.command.orders;

import org.jspecify.annotations.NullMarked;
