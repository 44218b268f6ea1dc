@NullMarked
package dev.cartlog.local;

import org.jspecify.annotations.NullMarked;
