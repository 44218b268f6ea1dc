/** Checks on the domain as a whole. */
@NullMarked
package dev.cartlog.domain;

import org.jspecify.annotations.NullMarked;
