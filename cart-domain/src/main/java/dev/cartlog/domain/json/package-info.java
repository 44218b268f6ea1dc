/** Canonical JSON (RFC 8785), the form in which everything that is hashed or answered is written. */
@NullMarked
package dev.cartlog.domain.json;

import org.jspecify.annotations.NullMarked;
