package dev.cartlog.command.config;

import dev.cartlog.command.gateway.CartGateway;
import dev.cartlog.command.shard.ShardReply;
import dev.cartlog.domain.command.CartCommand;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures every request that this instance submits, wherever its shard is: {@code cart.command.duration} from the
 * submission to the durable answer, by command, outcome and reason. A command that came twice has the outcome
 * {@code replayed}.
 */
final class MeteredGateway implements CartGateway {
    private static final String NONE = "none";
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final CartGateway gateway;
    private final MeterRegistry meters;
    private final MergeMeters merges;
    private final LongSupplier nanoTime;
    /** As many as there are commands and ways to end: what callers send is no part of the key. */
    private final ConcurrentMap<Kind, Timer> timers = new ConcurrentHashMap<>();

    private record Kind(String command, String outcome, String reason) {}

    MeteredGateway(CartGateway gateway, MeterRegistry meters, LongSupplier nanoTime) {
        this.gateway = gateway;
        this.meters = meters;
        this.merges = new MergeMeters(meters);
        this.nanoTime = nanoTime;
    }

    @Override
    public CompletableFuture<ShardReply> submit(CartRequest request, Map<String, String> headers) {
        long begunNanos = nanoTime.getAsLong();
        return gateway.submit(request, headers).whenComplete((reply, failure) -> {
            Kind kind = kind(commandOf(request), reply);
            timers.computeIfAbsent(kind, this::timer).record(nanoTime.getAsLong() - begunNanos, TimeUnit.NANOSECONDS);
            if (reply instanceof ShardReply.Decided(Outcome.Applied applied)) {
                merges.applied(applied.events());
            }
        });
    }

    private Timer timer(Kind kind) {
        return Timer.builder("cart.command.duration")
                .description("From the submission of a request to its durable answer")
                .tag("command", kind.command())
                .tag("outcome", kind.outcome())
                .tag("reason", kind.reason())
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    private static String commandOf(CartRequest request) {
        List<CartCommand> commands = request.commands();
        if (commands.isEmpty()) {
            return "Look";
        }
        return request.batch() ? "Batch" : commands.getFirst().getClass().getSimpleName();
    }

    private static Kind kind(String command, @Nullable ShardReply reply) {
        return switch (reply) {
            case null -> new Kind(command, "failed", NONE);
            case ShardReply.NotDecided undecided -> new Kind(command, "undecided", slug(undecided.reason()));
            case ShardReply.Decided decided ->
                switch (decided.outcome()) {
                    case Outcome.Applied _ -> new Kind(command, "applied", NONE);
                    case Outcome.Unchanged _ -> new Kind(command, "unchanged", NONE);
                    case Outcome.Replayed _ -> new Kind(command, "replayed", NONE);
                    case Outcome.Refused refused ->
                        new Kind(command, "refused", slug(refused.refusal().reason()));
                };
        };
    }

    /** As the codes of problems are written. */
    static String slug(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
