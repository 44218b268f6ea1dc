@NullMarked
package dev.cartlog.acceptance.fuzz;

import org.jspecify.annotations.NullMarked;
