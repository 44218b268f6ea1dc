package dev.cartlog.acceptance.verify;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.value.CartId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The writer's own states, as it keeps them beside the log. */
final class StateSource implements HeldSource<Cart> {
    private final LogReader reader;
    private final EventCodec codec;
    private final Findings findings;
    private final String topic;

    StateSource(LogReader reader, EventCodec codec, Findings findings, String topic) {
        this.reader = reader;
        this.codec = codec;
        this.findings = findings;
        this.topic = topic;
    }

    @Override
    public String name() {
        return topic;
    }

    @Override
    public Finding.Kind kind() {
        return Finding.Kind.STATE;
    }

    @Override
    public Map<CartId, Stamp<Cart>> read(int partition, Slice slice) throws InterruptedException {
        Map<CartId, Stamp<Cart>> states = new HashMap<>();
        reader.read(
                topic,
                partition,
                reader.end(topic, partition),
                record -> Optional.ofNullable(record.key())
                        .flatMap(CartId::parse)
                        .filter(cartId -> slice.has(cartId.routingKey().value()))
                        .ifPresent(cartId -> keep(states, cartId, record)),
                offset -> {});
        return states;
    }

    private void keep(Map<CartId, Stamp<Cart>> states, CartId cartId, RawRecord record) {
        byte[] value = record.value();
        if (value == null) {
            states.remove(cartId);
            return;
        }
        try {
            Cart cart = codec.state(value);
            states.put(cartId, new Stamp<>(cart.version().value(), cart));
        } catch (UnreadableException e) {
            findings.add(new Finding(
                    Finding.Kind.STATE,
                    cartId.toString(),
                    Optional.empty(),
                    Optional.of(record.place()),
                    topic + " cannot be read: " + e.reason()));
        }
    }

    @Override
    public Optional<Stamp<Cart>> expected(Trail trail) {
        return trail.cart().map(cart -> new Stamp<>(cart.version().value(), cart));
    }
}
