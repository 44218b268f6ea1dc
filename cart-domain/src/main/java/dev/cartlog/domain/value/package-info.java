/** The words of the contract as types: identifiers, quantities, money, lines. Each value is valid by construction. */
@NullMarked
package dev.cartlog.domain.value;

import org.jspecify.annotations.NullMarked;
