/** Reading the views: carts, histories, customers' carts, merges, the catalogue; and waiting for what is not there yet. */
@NullMarked
package dev.cartlog.query.view;

import org.jspecify.annotations.NullMarked;
