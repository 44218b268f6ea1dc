package dev.cartlog.acceptance.simulate;

import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.value.CartId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Each cart's versions are 1, 2, 3 … in the order of the log, and its hashes are a chain. */
final class GaplessHistory implements Invariant {
    @Override
    public void check(List<Operation> operations, List<RecordedEvent> log) {
        Map<CartId, EventMeta> last = new HashMap<>();
        for (RecordedEvent event : log) {
            EventMeta meta = event.meta();
            EventMeta before = last.put(meta.cartId(), meta);
            follows(before, meta);
            if (!event.computedHash().equals(meta.hash())) {
                throw new Broken("the hash is not that of the event: " + meta);
            }
        }
    }

    private static void follows(@Nullable EventMeta before, EventMeta meta) {
        long version = before == null ? 1 : before.version().value() + 1;
        String link = before == null ? EventMeta.GENESIS_HASH : before.hash();
        if (meta.version().value() != version) {
            throw new Broken("version " + version + " of " + meta.cartId() + " is missing before " + meta.version());
        }
        if (!meta.previousHash().equals(link)) {
            throw new Broken("version " + version + " of " + meta.cartId() + " does not follow the one before it");
        }
    }
}
