/** A deterministic simulation of merges on the pure functions, its audit, and faults that prove the audit. */
@NullMarked
package dev.cartlog.domain.simulation;

import org.jspecify.annotations.NullMarked;
