@NullMarked
package dev.cartlog.acceptance.json;

import org.jspecify.annotations.NullMarked;
