/** Carts as Axon 4's guide has aggregates: event sourced, with its starter, JPA and PostgreSQL. */
package dev.cartlog.benchmarks.peers.axon;
