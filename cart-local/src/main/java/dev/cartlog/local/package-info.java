/** The local platform: everything the cart service needs, on one machine, from one command. */
@NullMarked
package dev.cartlog.local;

import org.jspecify.annotations.NullMarked;
