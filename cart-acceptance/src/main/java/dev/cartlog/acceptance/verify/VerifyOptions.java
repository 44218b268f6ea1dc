package dev.cartlog.acceptance.verify;

import dev.cartlog.acceptance.http.Addresses;
import dev.cartlog.events.topics.Topic;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is verified.
 *
 * @param log the topic that holds the log, or a copy of it
 * @param stateTopic the writer's states; empty when they are not compared
 * @param query a query service whose views are compared; empty when they are not
 * @param token an operator's access token for it; empty to ask the development identity provider for one
 */
record VerifyOptions(
        String bootstrapServers,
        URI registry,
        String log,
        Optional<String> stateTopic,
        Optional<URI> query,
        Optional<String> token) {
    static final String USAGE = """
            Usage: ./cart verify [--bootstrap HOST:PORT] [--registry URL] [--query URL] [--token TOKEN]
                                 [--log TOPIC] [--log-only]

            Reads the whole log and checks every event: its own hash, id, key and partition, the versions and the chain of
            its cart, that it can follow, and that a merge came out as its rule says. Then compares the result with the
            writer's states (cart-state) and with the views of the query service: carts, histories, audit
            index, carts of customers, merges.
            Names each cart that differs, and the event at which it shows.

              --bootstrap, --registry, --query   another installation than the one of ./cart up
              --token      an access token with the scope cart:operate, where ./cart up does not hand out tokens
              --log TOPIC  a copy of the log in another topic; implies --log-only
              --log-only   compare with nothing, check the log alone

            Where Kafka asks for TLS or SASL, CART_KAFKA_CLIENT_CONFIG names the file that the query service uses.

            Ends with 0 when everything holds, 1 when something does not, 2 when it could not be found out.""";

    private static final Set<String> VALUED = Set.of("--bootstrap", "--registry", "--query", "--token", "--log");
    private static final Set<String> FLAGS = Set.of("--log-only");

    /** Throws IllegalArgumentException when the words make no sense. */
    static VerifyOptions parse(List<String> words, Addresses local) {
        Map<String, String> given = new HashMap<>();
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            if (FLAGS.contains(word)) {
                given.put(word, "");
            } else if (VALUED.contains(word) && at + 1 < words.size()) {
                given.put(word, words.get(++at));
            } else {
                throw new IllegalArgumentException("not understood: " + word);
            }
        }
        return of(given, local);
    }

    private static VerifyOptions of(Map<String, String> given, Addresses local) {
        boolean alone = given.containsKey("--log-only") || given.containsKey("--log");
        return new VerifyOptions(
                given.getOrDefault("--bootstrap", local.bootstrapServers()),
                Optional.ofNullable(given.get("--registry")).map(URI::create).orElse(local.registry()),
                given.getOrDefault("--log", Topic.CART_EVENTS.topicName()),
                alone ? Optional.empty() : Optional.of(Topic.CART_STATE.topicName()),
                alone
                        ? Optional.empty()
                        : Optional.of(Optional.ofNullable(given.get("--query"))
                                .map(URI::create)
                                .orElse(local.query())),
                Optional.ofNullable(given.get("--token")));
    }
}
