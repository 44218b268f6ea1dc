/** What both services share at HTTP. A service imports {@link dev.cartlog.web.CartWeb} and adds its routes. */
@NullMarked
package dev.cartlog.web;

import org.jspecify.annotations.NullMarked;
