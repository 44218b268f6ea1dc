/** JSON for people to read. */
@NullMarked
package dev.cartlog.acceptance.json;

import org.jspecify.annotations.NullMarked;
