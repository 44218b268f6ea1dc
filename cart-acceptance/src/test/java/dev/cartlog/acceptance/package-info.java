@NullMarked
package dev.cartlog.acceptance;

import org.jspecify.annotations.NullMarked;
