package dev.cartlog.benchmarks.peers.redis;

import dev.cartlog.benchmarks.peers.http.Cart;
import dev.cartlog.benchmarks.peers.http.Carts;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.reactive.RedisReactiveCommands;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** A hash for each cart: how many pieces of each article, and how often it was changed. One round trip for a change. */
final class RedisCarts implements Carts {
    private static final String VERSION = "version";
    private static final String ADD = """
            if redis.call('EXISTS', KEYS[1]) == 0 then return redis.error_reply('no such cart') end
            redis.call('HINCRBY', KEYS[1], ARGV[1], ARGV[2])
            redis.call('HINCRBY', KEYS[1], 'version', 1)
            return redis.call('HGETALL', KEYS[1])
            """;

    private final RedisReactiveCommands<String, String> redis;
    private final Mono<String> script;

    RedisCarts(RedisReactiveCommands<String, String> redis) {
        this.redis = redis;
        this.script = redis.scriptLoad(ADD).cache();
    }

    @Override
    public Mono<String> open() {
        String cartId = UUID.randomUUID().toString();
        return redis.hset(key(cartId), VERSION, "1").thenReturn(cartId);
    }

    @Override
    public Mono<Cart> add(String cartId, String sku, int quantity) {
        return script.flatMap(digest -> redis.<List<String>>evalsha(
                                digest,
                                ScriptOutputType.MULTI,
                                new String[] {key(cartId)},
                                sku,
                                Integer.toString(quantity))
                        .next())
                .map(fields -> cart(cartId, fields));
    }

    private static Cart cart(String cartId, List<String> fields) {
        Map<String, Integer> quantities = new TreeMap<>();
        for (int at = 0; at < fields.size(); at += 2) {
            quantities.put(fields.get(at), Integer.parseInt(fields.get(at + 1)));
        }
        long version = quantities.remove(VERSION);
        return Cart.of(cartId, version, quantities);
    }

    private static String key(String cartId) {
        return "cart:" + cartId;
    }
}
