@NullMarked
package dev.cartlog.acceptance.readme;

import org.jspecify.annotations.NullMarked;
