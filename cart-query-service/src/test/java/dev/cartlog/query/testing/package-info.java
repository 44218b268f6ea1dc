/** What tests of several packages need: a registry, histories, the topology without a broker. */
@NullMarked
package dev.cartlog.query.testing;

import org.jspecify.annotations.NullMarked;
