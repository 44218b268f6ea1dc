@NullMarked
package dev.cartlog.command.axon;

import org.jspecify.annotations.NullMarked;
