package dev.cartlog.acceptance.simulate;

import dev.cartlog.command.log.LogRecord;
import dev.cartlog.command.log.LogStream;
import dev.cartlog.command.shard.CartRecords;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.event.RecordedEvent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Records whose bytes are numbers of objects kept here: encoding is not what is simulated. */
final class SimRecords implements CartRecords {
    private final List<Object> objects = new ArrayList<>();

    @Override
    public LogRecord event(RecordedEvent event, Map<String, String> headers) {
        return new LogRecord(
                LogStream.EVENTS, event.meta().cartId().routingKey().value(), bytes(event), headers);
    }

    @Override
    public RecordedEvent event(byte[] value) {
        return (RecordedEvent) object(value);
    }

    @Override
    public LogRecord state(Cart cart) {
        return new LogRecord(LogStream.STATE, cart.cartId().toString(), bytes(cart), Map.of());
    }

    @Override
    public Cart cart(byte[] value) {
        return (Cart) object(value);
    }

    private byte[] bytes(Object object) {
        objects.add(object);
        return ByteBuffer.allocate(Integer.BYTES).putInt(objects.size() - 1).array();
    }

    private Object object(byte[] value) {
        return objects.get(ByteBuffer.wrap(value).getInt());
    }
}
