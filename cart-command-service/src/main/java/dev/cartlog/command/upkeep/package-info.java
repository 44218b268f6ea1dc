/** Does what carts need though nobody asks: each active shard's owner takes what is due there and submits it. */
@NullMarked
package dev.cartlog.command.upkeep;

import org.jspecify.annotations.NullMarked;
