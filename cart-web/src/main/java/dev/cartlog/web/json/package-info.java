/** Reads request bodies, and nothing that only resembles one. */
@NullMarked
package dev.cartlog.web.json;

import org.jspecify.annotations.NullMarked;
