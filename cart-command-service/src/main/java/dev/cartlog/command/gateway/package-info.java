/** How requests reach the shard that decides them, wherever it is. */
@NullMarked
package dev.cartlog.command.gateway;

import org.jspecify.annotations.NullMarked;
