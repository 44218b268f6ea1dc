/** Carts as hashes in Redis; no history. */
package dev.cartlog.benchmarks.peers.redis;
