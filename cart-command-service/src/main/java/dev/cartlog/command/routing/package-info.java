/** Where shards are: which ones this instance owns, who owns the others, and how requests find them. */
@NullMarked
package dev.cartlog.command.routing;

import org.jspecify.annotations.NullMarked;
