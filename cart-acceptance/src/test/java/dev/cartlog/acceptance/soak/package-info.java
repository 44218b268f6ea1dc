@NullMarked
package dev.cartlog.acceptance.soak;

import org.jspecify.annotations.NullMarked;
