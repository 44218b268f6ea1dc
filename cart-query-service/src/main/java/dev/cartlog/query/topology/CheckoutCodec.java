package dev.cartlog.query.topology;

import java.util.Optional;

/** Turns a record of the log into a record of the public topic. */
@FunctionalInterface
public interface CheckoutCodec {
    /**
     * The record as the public topic takes it; empty when it is none that order handling hears of.
     *
     * @throws dev.cartlog.events.serde.MalformedRecordException when the bytes can never be read
     * @throws dev.cartlog.events.serde.RegistryException when their schema could not be had
     */
    Optional<byte[]> publicRecord(byte[] record);
}
