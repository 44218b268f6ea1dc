@NullMarked
package dev.cartlog.query;

import org.jspecify.annotations.NullMarked;
