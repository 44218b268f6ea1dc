@NullMarked
package dev.cartlog.web.openapi;

import org.jspecify.annotations.NullMarked;
