/** What an installation decides, and how the parts are put together from it. */
@NullMarked
package dev.cartlog.command.config;

import org.jspecify.annotations.NullMarked;
