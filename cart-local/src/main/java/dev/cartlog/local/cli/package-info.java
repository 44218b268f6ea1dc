/** The words of the command line. */
@NullMarked
package dev.cartlog.local.cli;

import org.jspecify.annotations.NullMarked;
