/**
 * Everything that touches Axon: its storage engine on our log, its repository on the shard's state, and their wiring.
 *
 * <p>Axon marks the storage engine's interface as internal and changes it between patch releases, so no other package may
 * import Axon's types.
 */
@NullMarked
package dev.cartlog.command.axon;

import org.jspecify.annotations.NullMarked;
