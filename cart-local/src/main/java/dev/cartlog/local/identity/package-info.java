/** The development identity provider: keys, access tokens, discovery. */
@NullMarked
package dev.cartlog.local.identity;

import org.jspecify.annotations.NullMarked;
