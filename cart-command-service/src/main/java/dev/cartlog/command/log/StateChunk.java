package dev.cartlog.command.log;

import java.util.List;

/**
 * The next piece of the state stream.
 *
 * @param nextOffset where the following piece starts; past every record of this piece and past what readers must not see
 */
public record StateChunk(List<StateRecord> records, long nextOffset) {
    public StateChunk {
        records = List.copyOf(records);
    }
}
