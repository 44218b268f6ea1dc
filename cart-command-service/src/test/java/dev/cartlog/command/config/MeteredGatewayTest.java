package dev.cartlog.command.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.command.shard.Requests;
import dev.cartlog.command.shard.ShardReply;
import dev.cartlog.command.shard.Undecided;
import dev.cartlog.domain.command.Refusal;
import dev.cartlog.domain.command.RefusalReason;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Outcome;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MeteredGatewayTest {
    private static final CartRequest ADD = Requests.add(Requests.guestCart(1), "sku", 1, "command");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private long nowNanos;
    private CompletableFuture<ShardReply> reply = new CompletableFuture<>();
    private final MeteredGateway gateway = new MeteredGateway((request, headers) -> reply, meters, () -> nowNanos);

    @Test
    void measuresFromTheSubmissionToTheAnswer() {
        CompletableFuture<ShardReply> answered = gateway.submit(ADD, Map.of());
        nowNanos += TimeUnit.MILLISECONDS.toNanos(7);
        ShardReply refused = refusedFor(RefusalReason.INSUFFICIENT_STOCK);
        reply.complete(refused);

        assertThat(answered).isCompletedWithValue(refused);
        Timer timer = duration("AddItem", "refused", "insufficient-stock");
        assertThat(timer.count()).isEqualTo(1);
        assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(7);
    }

    @Test
    void tellsUndecidedFromFailedAndLooksFromCommands() {
        reply = CompletableFuture.completedFuture(new ShardReply.NotDecided(Undecided.SHARD_MOVING));
        submit(ADD);
        submit(Requests.look(Requests.guestCart(1)));
        reply = CompletableFuture.failedFuture(new IllegalStateException("a bug"));
        CompletableFuture<ShardReply> failed = gateway.submit(ADD, Map.of());

        assertThat(failed).isCompletedExceptionally();
        assertThat(duration("AddItem", "undecided", "shard-moving").count()).isEqualTo(1);
        assertThat(duration("Look", "undecided", "shard-moving").count()).isEqualTo(1);
        assertThat(duration("AddItem", "failed", "none").count()).isEqualTo(1);
    }

    @Test
    void noTagHasAValueThatACallerCouldChoose() {
        reply = CompletableFuture.completedFuture(refusedFor(RefusalReason.CART_NOT_FOUND));
        for (int cart = 0; cart < 50; cart++) {
            submit(Requests.add(Requests.guestCart(cart), "sku-" + cart, 1, "command-" + cart));
        }

        assertThat(meters.find("cart.command.duration").timers())
                .singleElement()
                .satisfies(timer -> {
                    assertThat(timer.count()).isEqualTo(50);
                    assertThat(timer.getId().getTags())
                            .containsExactlyInAnyOrder(
                                    Tag.of("command", "AddItem"),
                                    Tag.of("outcome", "refused"),
                                    Tag.of("reason", "cart-not-found"));
                });
    }

    private void submit(CartRequest request) {
        CompletableFuture<ShardReply> _ = gateway.submit(request, Map.of());
    }

    private static ShardReply refusedFor(RefusalReason reason) {
        return new ShardReply.Decided(new Outcome.Refused(Refusal.of(reason, "no"), Optional.empty()));
    }

    private Timer duration(String command, String outcome, String reason) {
        return meters.get("cart.command.duration")
                .tags("command", command, "outcome", outcome, "reason", reason)
                .timer();
    }
}
