/** The shop's catalogue, followed from its topic. */
@NullMarked
package dev.cartlog.command.catalog;

import org.jspecify.annotations.NullMarked;
