/** The rule by which a guest's lines come into a customer's cart, its inputs and outcomes, and how it is undone. */
@NullMarked
package dev.cartlog.domain.merge;

import org.jspecify.annotations.NullMarked;
