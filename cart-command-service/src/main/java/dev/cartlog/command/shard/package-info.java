/**
 * One partition's single writer: its lifecycle, its mailbox, its group commit and the state it decides on.
 *
 * <p>Everything in here runs on the shard's own thread unless it says otherwise, and nothing in here starts a thread, reads
 * a clock or sleeps: those come in through the ports of this package, so that a simulation can run the
 * same shard from one seed.
 */
@NullMarked
package dev.cartlog.command.shard;

import org.jspecify.annotations.NullMarked;
