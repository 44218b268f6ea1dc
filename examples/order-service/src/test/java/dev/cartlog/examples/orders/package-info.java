@NullMarked
package dev.cartlog.examples.orders;

import org.jspecify.annotations.NullMarked;
