@NullMarked
package dev.cartlog.command.shard;

import org.jspecify.annotations.NullMarked;
