/** Requests made of the services' own descriptions, some of them broken, and what is wrong with the answers. */
@NullMarked
package dev.cartlog.acceptance.fuzz;

import org.jspecify.annotations.NullMarked;
