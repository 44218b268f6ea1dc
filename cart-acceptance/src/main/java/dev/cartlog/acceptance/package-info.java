/** The product seen from outside: a guided tour, and what its end-to-end and fault tests are made of. */
@NullMarked
package dev.cartlog.acceptance;

import org.jspecify.annotations.NullMarked;
