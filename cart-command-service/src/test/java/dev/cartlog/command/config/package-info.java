@NullMarked
package dev.cartlog.command.config;

import org.jspecify.annotations.NullMarked;
