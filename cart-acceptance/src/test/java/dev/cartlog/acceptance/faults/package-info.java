@NullMarked
package dev.cartlog.acceptance.faults;

import org.jspecify.annotations.NullMarked;
