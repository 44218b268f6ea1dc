@NullMarked
package dev.cartlog.acceptance.seed;

import org.jspecify.annotations.NullMarked;
