/** The catalogue as it is followed from its topic. */
@NullMarked
package dev.cartlog.command.catalog;

import org.jspecify.annotations.NullMarked;
