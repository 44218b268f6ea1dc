/** From the log of events to the views: one topology, its stores, and the pure folds they are kept with. */
@NullMarked
package dev.cartlog.query.topology;

import org.jspecify.annotations.NullMarked;
