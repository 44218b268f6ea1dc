/** Who sends a request: guests by capability token, customers by access token. */
@NullMarked
package dev.cartlog.web.security;

import org.jspecify.annotations.NullMarked;
