package dev.cartlog.command.shard;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Several listeners as one; more may join at any time, on any thread. */
public final class ShardListeners implements ShardListener {
    private final List<ShardListener> listeners;

    public ShardListeners(ShardListener... first) {
        this.listeners = new CopyOnWriteArrayList<>(first);
    }

    public void add(ShardListener listener) {
        listeners.add(listener);
    }

    @Override
    public void phaseChanged(int partition, ShardPhase from, ShardPhase to) {
        listeners.forEach(listener -> listener.phaseChanged(partition, from, to));
    }

    @Override
    public void tookOver(int partition, long carts, long tookNanos) {
        listeners.forEach(listener -> listener.tookOver(partition, carts, tookNanos));
    }

    @Override
    public void committed(int partition, int requests, int records, long tookNanos) {
        listeners.forEach(listener -> listener.committed(partition, requests, records, tookNanos));
    }

    @Override
    public void commitFailed(int partition, RuntimeException failure) {
        listeners.forEach(listener -> listener.commitFailed(partition, failure));
    }

    @Override
    public void mailboxFull(int partition) {
        listeners.forEach(listener -> listener.mailboxFull(partition));
    }

    @Override
    public void takeOverFailed(int partition, RuntimeException failure) {
        listeners.forEach(listener -> listener.takeOverFailed(partition, failure));
    }

    @Override
    public void cartRead(boolean cached) {
        listeners.forEach(listener -> listener.cartRead(cached));
    }
}
