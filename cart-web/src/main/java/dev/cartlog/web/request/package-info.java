/** What happens to every request whatever its route: correlation, headers, limits, log, dispatch by method. */
@NullMarked
package dev.cartlog.web.request;

import org.jspecify.annotations.NullMarked;
