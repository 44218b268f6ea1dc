/** One origin for browsers: the shop's files and both services behind one port. */
@NullMarked
package dev.cartlog.local.gateway;

import org.jspecify.annotations.NullMarked;
