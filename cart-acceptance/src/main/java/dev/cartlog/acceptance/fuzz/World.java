package dev.cartlog.acceptance.fuzz;

import dev.cartlog.acceptance.http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What the requests so far brought into being, so that later ones have something to meet. Few carts, so that requests that run
 * at the same time meet each other.
 */
final class World {
    private static final int CARTS_MAX = 64;
    private static final int LINES_MAX = 8;
    private static final int MERGES_MAX = 64;

    private final List<String> customers;
    private final List<Known> carts = new ArrayList<>();
    private final List<String> merges = new ArrayList<>();

    /** @param customers access tokens */
    World(List<String> customers) {
        this.customers = List.copyOf(customers);
    }

    /**
     * A cart.
     *
     * @param credential of somebody who may use it
     * @param guest whether the credential is a guest's token
     * @param lines ids of some of its lines
     */
    record Known(String cartId, String credential, boolean guest, long version, List<String> lines) {
        Known {
            lines = List.copyOf(lines);
        }
    }

    String customer(RandomGenerator random) {
        return customers.get(random.nextInt(customers.size()));
    }

    synchronized Optional<Known> cart(RandomGenerator random) {
        return carts.isEmpty() ? Optional.empty() : Optional.of(carts.get(random.nextInt(carts.size())));
    }

    synchronized Optional<Known> guestCart(RandomGenerator random) {
        List<Known> guests = carts.stream().filter(Known::guest).toList();
        return guests.isEmpty() ? Optional.empty() : Optional.of(guests.get(random.nextInt(guests.size())));
    }

    synchronized Optional<String> merge(RandomGenerator random) {
        return merges.isEmpty() ? Optional.empty() : Optional.of(merges.get(random.nextInt(merges.size())));
    }

    /** Learns from an answer to a request with this credential. */
    void learn(String credential, Answer answer, RandomGenerator random) {
        boolean success = answer.status() >= 200 && answer.status() < 300;
        if (!success || !answer.header("Content-Type").orElse("").equals("application/json")) {
            return;
        }
        try {
            JsonNode body = answer.json();
            JsonNode cart = body.path("cart");
            if (cart.has("cartId")) {
                String token = body.path("guestToken").asString(credential);
                if (!token.isEmpty()) {
                    keep(known(cart, token), random);
                }
            }
            if (body.path("merge").has("mergeId")) {
                keep(body.get("merge").get("mergeId").asString(), random);
            }
        } catch (IllegalStateException | JacksonException e) {
            // That it is no JSON is for the witness to say.
            return;
        }
    }

    private static Known known(JsonNode cart, String credential) {
        List<String> lines = new ArrayList<>();
        for (JsonNode line : cart.path("lines")) {
            if (lines.size() < LINES_MAX) {
                lines.add(line.path("lineId").asString());
            }
        }
        boolean guest = credential.startsWith("gct_");
        return new Known(
                cart.get("cartId").asString(),
                credential,
                guest,
                cart.get("version").asLong(),
                lines);
    }

    private synchronized void keep(Known cart, RandomGenerator random) {
        for (int i = 0; i < carts.size(); i++) {
            if (carts.get(i).cartId().equals(cart.cartId())) {
                boolean newer = cart.version() >= carts.get(i).version();
                carts.set(
                        i,
                        newer
                                ? new Known(
                                        cart.cartId(),
                                        carts.get(i).credential(),
                                        carts.get(i).guest(),
                                        cart.version(),
                                        cart.lines())
                                : carts.get(i));
                return;
            }
        }
        if (carts.size() < CARTS_MAX) {
            carts.add(cart);
        } else {
            carts.set(random.nextInt(CARTS_MAX), cart);
        }
    }

    private synchronized void keep(String mergeId, RandomGenerator random) {
        if (merges.size() < MERGES_MAX) {
            merges.add(mergeId);
        } else {
            merges.set(random.nextInt(MERGES_MAX), mergeId);
        }
    }
}
