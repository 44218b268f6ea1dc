/** What the shop says of its articles, as far as a cart cares. */
@NullMarked
package dev.cartlog.domain.catalog;

import org.jspecify.annotations.NullMarked;
