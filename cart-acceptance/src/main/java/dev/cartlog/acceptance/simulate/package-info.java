/** The production shard on a log, a clock and a scheduler made of nothing but a seed. */
@NullMarked
package dev.cartlog.acceptance.simulate;

import org.jspecify.annotations.NullMarked;
