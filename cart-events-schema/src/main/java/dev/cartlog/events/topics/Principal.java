package dev.cartlog.events.topics;

import java.util.List;
import java.util.stream.Stream;

/** Who connects to Kafka, and the least each of them needs there. */
public enum Principal {
    /** The command service: the only one that writes carts. */
    COMMAND("cart-command") {
        @Override
        public List<Access> access() {
            return Stream.concat(
                            Access.looksAtAll(),
                            Stream.of(
                                    Access.readsAndWrites(Topic.CART_EVENTS),
                                    Access.readsAndWrites(Topic.CART_STATE),
                                    Access.readsAndWrites(Topic.CART_SHARDS),
                                    Access.reads(Topic.CATALOG_ITEMS),
                                    Access.reads(Topic.ORDER_OUTCOMES),
                                    Access.writes(Topic.ORDER_OUTCOMES_DEAD_LETTERS),
                                    Access.joins("cart-command-service"),
                                    Access.joins("cart-order-outcomes"),
                                    Access.commitsAs("cart-shard-")))
                    .toList();
        }
    },
    /** The query service: reads everything of carts, writes what others are told and who read whose history. */
    QUERY("cart-query") {
        @Override
        public List<Access> access() {
            return List.of(
                    Access.reads(Topic.CART_EVENTS),
                    Access.reads(Topic.CART_STATE),
                    Access.reads(Topic.CART_SHARDS),
                    Access.reads(Topic.CATALOG_ITEMS),
                    Access.writes(Topic.CART_CHECKOUTS),
                    Access.writes(Topic.CART_SIGNALS),
                    Access.writes(Topic.CART_AUDIT_READS),
                    Access.keepsTopicsBelow("cart-query"),
                    new Access("group", "cart-query", true, List.of("Read")),
                    Access.commitsAs("cart-query-signals"));
        }
    },
    /** Order handling: knows carts by the checkouts it is told, and answers. */
    ORDERS("cart-orders") {
        @Override
        public List<Access> access() {
            return List.of(
                    Access.reads(Topic.CART_CHECKOUTS),
                    Access.readsAndWrites(Topic.ORDER_OUTCOMES),
                    Access.joins("order-service"),
                    Access.commitsAs("order-service-"));
        }
    },
    /** Whatever knows the shop's products. */
    CATALOG("cart-catalog") {
        @Override
        public List<Access> access() {
            return List.of(Access.readsAndWrites(Topic.CATALOG_ITEMS));
        }
    },
    /** {@link TopicsMain}: makes the topics, and can neither read nor write them. */
    TOPICS("cart-topics") {
        @Override
        public List<Access> access() {
            return Stream.concat(Access.looksAtAll(), Stream.of(Topic.values()).map(Access::creates))
                    .toList();
        }
    };

    private final String user;

    Principal(String user) {
        this.user = user;
    }

    /** Its name in Kafka, without {@code User:}. */
    public String user() {
        return user;
    }

    /** All it may do. */
    public abstract List<Access> access();
}
