/** What all peers share: the route that is measured. */
package dev.cartlog.benchmarks.peers.http;
