/** Writes logs of any size in little time, as the command service would have written them. */
@NullMarked
package dev.cartlog.acceptance.seed;

import org.jspecify.annotations.NullMarked;
