/** What can happen to a cart, with its place in the history and the text that its hash covers. */
@NullMarked
package dev.cartlog.domain.event;

import org.jspecify.annotations.NullMarked;
