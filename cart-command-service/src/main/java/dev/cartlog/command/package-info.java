/** The command service. */
@NullMarked
package dev.cartlog.command;

import org.jspecify.annotations.NullMarked;
