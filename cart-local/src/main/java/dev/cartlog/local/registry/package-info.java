/** A real schema registry in a child JVM. */
@NullMarked
package dev.cartlog.local.registry;

import org.jspecify.annotations.NullMarked;
