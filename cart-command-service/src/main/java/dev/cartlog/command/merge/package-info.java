/** A guest's cart comes into a customer's: a process of repeatable steps over two carts, each step one event. */
@NullMarked
package dev.cartlog.command.merge;

import org.jspecify.annotations.NullMarked;
