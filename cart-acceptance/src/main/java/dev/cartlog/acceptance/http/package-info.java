/** A client of the cart's HTTP interface that knows nothing but HTTP and JSON. */
@NullMarked
package dev.cartlog.acceptance.http;

import org.jspecify.annotations.NullMarked;
