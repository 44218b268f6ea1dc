@NullMarked
package dev.cartlog.command.routing;

import org.jspecify.annotations.NullMarked;
