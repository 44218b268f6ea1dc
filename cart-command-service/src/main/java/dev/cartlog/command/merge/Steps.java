package dev.cartlog.command.merge;

import dev.cartlog.command.gateway.CartGateway;
import dev.cartlog.command.shard.ShardReply;
import dev.cartlog.command.shard.Undecided;
import dev.cartlog.domain.command.CartCommand;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.request.Principal;
import dev.cartlog.domain.request.Target;
import dev.cartlog.domain.value.CartId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** Sends the steps of one run of a merge, each with what is left of the run's time. Blocks: runs on a virtual thread. */
final class Steps {
    /** The longest a run may take before it is left to be resumed. */
    static final Duration RUN_MAX = Duration.ofSeconds(10);
    /** Steps may be repeated, so an unknown outcome is cleared up by asking again. */
    static final int STEP_TRIES_MAX = 3;

    private static final Principal SERVICE = new Principal.System("merge");

    private final CartGateway gateway;
    private final LongSupplier nanoTime;
    private final long deadlineNanos;
    private final String correlationId;
    private final Map<String, String> headers;

    /** @param headers to be written with the events of every step */
    Steps(CartGateway gateway, LongSupplier nanoTime, String correlationId, Map<String, String> headers) {
        this.gateway = gateway;
        this.nanoTime = nanoTime;
        this.deadlineNanos = nanoTime.getAsLong() + RUN_MAX.toNanos();
        this.correlationId = correlationId;
        this.headers = headers;
    }

    /** Reads a cart as its writer knows it. */
    Outcome look(CartId cartId) throws StepUndecided {
        return send(CartRequest.look(new Target.Exactly(cartId), SERVICE, correlationId));
    }

    Outcome look(Target target, Principal principal) throws StepUndecided {
        return send(CartRequest.look(target, principal, correlationId));
    }

    /** A step of the service's own. */
    Outcome step(CartId cartId, CartCommand command, String commandId, String causationId) throws StepUndecided {
        CartRequest request =
                CartRequest.single(new Target.Exactly(cartId), SERVICE, command, commandId, correlationId);
        return send(request.causedBy(causationId));
    }

    Outcome send(CartRequest request) throws StepUndecided {
        ShardReply reply = once(request);
        for (int tries = 1; tries < STEP_TRIES_MAX && reply instanceof ShardReply.NotDecided; tries++) {
            reply = once(request);
        }
        return switch (reply) {
            case ShardReply.Decided decided -> decided.outcome();
            case ShardReply.NotDecided undecided -> throw new StepUndecided(undecided.reason());
        };
    }

    private ShardReply once(CartRequest request) throws StepUndecided {
        long leftNanos = deadlineNanos - nanoTime.getAsLong();
        if (leftNanos <= 0) {
            throw new StepUndecided(Undecided.SHARD_MOVING);
        }
        try {
            return gateway.submit(request, headers).get(leftNanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new StepUndecided(Undecided.OUTCOME_UNKNOWN);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A merge step met a bug", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepUndecided(Undecided.OUTCOME_UNKNOWN);
        }
    }
}
