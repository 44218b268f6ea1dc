/** A collector of spans for one machine: keeps the last traces and draws them. */
@NullMarked
package dev.cartlog.local.traces;

import org.jspecify.annotations.NullMarked;
