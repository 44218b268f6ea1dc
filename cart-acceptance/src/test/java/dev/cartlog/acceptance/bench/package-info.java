@NullMarked
package dev.cartlog.acceptance.bench;

import org.jspecify.annotations.NullMarked;
