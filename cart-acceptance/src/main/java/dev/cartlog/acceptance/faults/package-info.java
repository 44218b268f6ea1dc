/** Breaking a running platform on purpose, and checking afterwards that every promise was kept. */
@NullMarked
package dev.cartlog.acceptance.faults;

import org.jspecify.annotations.NullMarked;
