/** The topics of the cart service: what is in them, how they must be set up, and the tool that sees to it. */
@NullMarked
package dev.cartlog.events.topics;

import org.jspecify.annotations.NullMarked;
