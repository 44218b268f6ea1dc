/** What a stack in containers needs to be shown: demo products and people who can sign in. */
@NullMarked
package dev.cartlog.local.stack;

import org.jspecify.annotations.NullMarked;
