@NullMarked
package dev.cartlog.acceptance.simulate;

import org.jspecify.annotations.NullMarked;
