@NullMarked
package dev.cartlog.web.json;

import org.jspecify.annotations.NullMarked;
