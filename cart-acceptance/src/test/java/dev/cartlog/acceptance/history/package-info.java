@NullMarked
package dev.cartlog.acceptance.history;

import org.jspecify.annotations.NullMarked;
