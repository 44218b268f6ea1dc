package dev.cartlog.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.command.routing.CartShards;
import dev.cartlog.command.routing.Placement;
import dev.cartlog.command.routing.ShardView;
import dev.cartlog.command.shard.ObjectRecords;
import dev.cartlog.command.shard.Requests;
import dev.cartlog.command.shard.ShardReply;
import dev.cartlog.command.shard.Undecided;
import dev.cartlog.domain.command.Refusal;
import dev.cartlog.domain.command.RefusalReason;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.value.RoutingKey;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the gateway does while nobody has decided yet. */
@Timeout(60)
class RoutingCartGatewayTest {
    private static final CartRequest REQUEST = Requests.add(Requests.guestCart(1), "sku", 1, "command");
    private static final ShardReply DECIDED = new ShardReply.Decided(
            new Outcome.Refused(Refusal.of(RefusalReason.CART_NOT_FOUND, "none"), Optional.empty()));
    private static final ShardReply MOVING = new ShardReply.NotDecided(Undecided.SHARD_MOVING);
    private static final ShardReply UNKNOWN = new ShardReply.NotDecided(Undecided.OUTCOME_UNKNOWN);
    private static final ShardReply FULL = new ShardReply.NotDecided(Undecided.MAILBOX_FULL);

    private final ScriptedShards shards = new ScriptedShards();
    private long nowNanos;

    @Test
    void aRequestIsSubmittedAgainWhileItsShardMovesAndWhenNobodyKnowsWhatBecameOfIt() throws Exception {
        shards.answers.addAll(List.of(MOVING, UNKNOWN, MOVING, DECIDED));
        assertThat(submit()).isEqualTo(DECIDED);
        assertThat(shards.submitted).hasSize(4).containsOnly(REQUEST);
    }

    @Test
    void whatWasInDoubtStaysInDoubtUntilItIsDecided() throws Exception {
        shards.answers.addAll(List.of(UNKNOWN, FULL));
        assertThat(submit()).isEqualTo(UNKNOWN);
    }

    @Test
    void aFullMailboxIsNotAskedAgain() throws Exception {
        shards.answers.add(FULL);
        assertThat(submit()).isEqualTo(FULL);
        assertThat(shards.submitted).hasSize(1);
    }

    @Test
    void theWaitIsBounded() throws Exception {
        shards.answers.addAll(List.of(UNKNOWN, MOVING, MOVING, MOVING));
        shards.afterSubmit = () -> nowNanos += RoutingCartGateway.SHARD_WAIT_MAX.toNanos() / 3 + 1;
        assertThat(submit()).isEqualTo(UNKNOWN);
        assertThat(shards.submitted).hasSize(3);
    }

    @Test
    void aSilentPeerIsLeftAsSoonAsItsShardIsElsewhere() throws Exception {
        try (ServerSocket frozen = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("http://127.0.0.1:" + frozen.getLocalPort());
            shards.placement = new Placement.Remote("frozen", url);
            shards.answers.add(DECIDED);
            CompletableFuture<ShardReply> reply = gateway().submit(REQUEST, Map.of());
            try (Socket connection = frozen.accept()) {
                assertThat(connection.isConnected()).isTrue();
                assertThat(reply).isNotDone();

                shards.moveHere();

                assertThat(reply.get(30, TimeUnit.SECONDS)).isEqualTo(DECIDED);
            }
        }
    }

    private ShardReply submit() throws Exception {
        return gateway().submit(REQUEST, Map.of()).get(30, TimeUnit.SECONDS);
    }

    private RoutingCartGateway gateway() {
        PeerSignature signature = new PeerSignature("secret", InstantSource.system());
        return new RoutingCartGateway(shards, new PeerClient(signature, new ObjectRecords()), () -> nowNanos);
    }

    /** One shard, which answers as told. */
    private static final class ScriptedShards implements CartShards {
        private final Deque<ShardReply> answers = new ArrayDeque<>();
        private final List<CartRequest> submitted = new ArrayList<>();
        private final List<CompletableFuture<Placement>> waiting = new ArrayList<>();
        private Placement placement = new Placement.Local();
        private Runnable afterSubmit = () -> {};

        @Override
        public int partitionOf(RoutingKey key) {
            return 0;
        }

        @Override
        public synchronized Placement place(int partition) {
            return placement;
        }

        synchronized void moveHere() {
            placement = new Placement.Local();
            List.copyOf(waiting).forEach(waiter -> waiter.complete(placement));
        }

        @Override
        public synchronized CompletableFuture<Placement> placementChange(
                int partition, Placement seen, Duration timeout) {
            CompletableFuture<Placement> waiter = new CompletableFuture<>();
            waiting.add(waiter);
            return waiter.completeOnTimeout(seen, timeout.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public synchronized CompletableFuture<ShardReply> submit(CartRequest request, Map<String, String> headers) {
            submitted.add(request);
            afterSubmit.run();
            return CompletableFuture.completedFuture(answers.removeFirst());
        }

        @Override
        public List<ShardView> views() {
            return List.of();
        }
    }
}
