package dev.cartlog.command.routing;

import dev.cartlog.command.shard.ShardListener;
import dev.cartlog.command.shard.ShardPhase;

/** Keeps the board in step with this instance's shards. */
final class BoardListener implements ShardListener {
    private final PlacementBoard board;

    BoardListener(PlacementBoard board) {
        this.board = board;
    }

    @Override
    public void phaseChanged(int partition, ShardPhase from, ShardPhase to) {
        board.phase(partition, to);
    }
}
