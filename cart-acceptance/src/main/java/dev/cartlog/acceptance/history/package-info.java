/**
 * Decides from the outside whether the service kept its promises: what clients saw is compared with the log as an
 * independent consumer reads it.
 */
@NullMarked
package dev.cartlog.acceptance.history;

import org.jspecify.annotations.NullMarked;
