/** Limits of the HTTP server below the routes. */
@NullMarked
package dev.cartlog.web.server;

import org.jspecify.annotations.NullMarked;
