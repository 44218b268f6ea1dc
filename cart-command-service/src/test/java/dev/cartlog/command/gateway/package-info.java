@NullMarked
package dev.cartlog.command.gateway;

import org.jspecify.annotations.NullMarked;
