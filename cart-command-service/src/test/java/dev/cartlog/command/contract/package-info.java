/** The page that says which test proves which promise, held against the tests and the code. */
@NullMarked
package dev.cartlog.command.contract;

import org.jspecify.annotations.NullMarked;
