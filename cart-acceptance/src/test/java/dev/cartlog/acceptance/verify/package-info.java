@NullMarked
package dev.cartlog.acceptance.verify;

import org.jspecify.annotations.NullMarked;
