/** The guided tour behind {@code ./cart demo}. */
@NullMarked
package dev.cartlog.acceptance.demo;

import org.jspecify.annotations.NullMarked;
