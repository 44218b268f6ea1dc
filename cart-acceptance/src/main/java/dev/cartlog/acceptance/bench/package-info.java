/** Measurements: programs with a command each, never timed assertions in tests. */
@NullMarked
package dev.cartlog.acceptance.bench;

import org.jspecify.annotations.NullMarked;
