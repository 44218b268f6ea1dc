/** Products: the demo catalogue, and putting one by hand. */
@NullMarked
package dev.cartlog.local.catalog;

import org.jspecify.annotations.NullMarked;
