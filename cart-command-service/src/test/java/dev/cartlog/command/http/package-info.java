@NullMarked
package dev.cartlog.command.http;

import org.jspecify.annotations.NullMarked;
