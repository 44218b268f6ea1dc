/** A client's or component's request on its way through the contract's order of checks. */
@NullMarked
package dev.cartlog.domain.request;

import org.jspecify.annotations.NullMarked;
