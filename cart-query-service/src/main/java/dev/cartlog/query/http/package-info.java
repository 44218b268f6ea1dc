/** The GET routes. */
@NullMarked
package dev.cartlog.query.http;

import org.jspecify.annotations.NullMarked;
