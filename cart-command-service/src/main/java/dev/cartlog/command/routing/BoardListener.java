package dev.cartlog.command.routing;

import dev.cartlog.command.shard.ShardListener;
import dev.cartlog.command.shard.ShardPhase;

/** Keeps the board in step with this instance's shards, and passes everything on. */
final class BoardListener implements ShardListener {
    private final PlacementBoard board;
    private final ShardListener next;

    BoardListener(PlacementBoard board, ShardListener next) {
        this.board = board;
        this.next = next;
    }

    @Override
    public void phaseChanged(int partition, ShardPhase from, ShardPhase to) {
        board.phase(partition, to);
        next.phaseChanged(partition, from, to);
    }

    @Override
    public void tookOver(int partition, long carts, long tookNanos) {
        next.tookOver(partition, carts, tookNanos);
    }

    @Override
    public void committed(int partition, int requests, int records, long tookNanos) {
        next.committed(partition, requests, records, tookNanos);
    }

    @Override
    public void commitFailed(int partition, RuntimeException failure) {
        next.commitFailed(partition, failure);
    }

    @Override
    public void mailboxFull(int partition) {
        next.mailboxFull(partition);
    }

    @Override
    public void takeOverFailed(int partition, RuntimeException failure) {
        next.takeOverFailed(partition, failure);
    }
}
