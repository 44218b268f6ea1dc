/** What can be asked of a cart and what comes of it: pure decisions, refusals as values. */
@NullMarked
package dev.cartlog.domain.command;

import org.jspecify.annotations.NullMarked;
