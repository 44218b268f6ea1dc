@NullMarked
package dev.cartlog.command.log;

import org.jspecify.annotations.NullMarked;
