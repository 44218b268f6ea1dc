package dev.cartlog.command.shard;

import dev.cartlog.command.axon.CartPipeline;
import dev.cartlog.command.log.Completion;
import dev.cartlog.command.log.KillPoint;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.request.Target;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * One partition's single writer.
 *
 * <p>Writes may see uncommitted state: a request is decided on what earlier requests left, committed or not. Answers never
 * show it: they leave after a commit that covers everything they rest on. {@link #submit}, {@link #assign},
 * {@link #release} and {@link #phase} may be called by any thread; everything else happens in {@link #pump}, which one
 * thread calls whenever {@code wakeUp} asked for it.
 */
public final class Shard {
    static final int MAILBOX_REQUESTS_MAX = 4_096;

    private final int partition;
    private final ShardPorts ports;
    private final Runnable wakeUp;
    private final Mailbox mailbox = new Mailbox(MAILBOX_REQUESTS_MAX);
    private final ShardState state;
    private final CartPipeline pipeline;
    private final Ownership ownership;

    /** @param wakeUp asks for a {@link #pump}, soon; called by any thread, and often */
    public Shard(int partition, ShardPorts ports, Runnable wakeUp) {
        this.partition = partition;
        this.ports = ports;
        this.wakeUp = wakeUp;
        this.state = new ShardState(partition, ports, this::post);
        this.pipeline = new CartPipeline(state, ports.context(), ports.reads());
        this.ownership = new Ownership(partition, ports, state, this::post, this::refuseWaiting);
    }

    public int partition() {
        return partition;
    }

    public ShardPhase phase() {
        return ownership.phase();
    }

    public int waiting() {
        return mailbox.depth();
    }

    /** The group suggested this instance as the owner: take the shard over. To be called once. */
    public void assign() {
        post(ownership::begin);
    }

    /** Finishes what was decided and gives the shard up. Completes, on the shard's thread, when another may take over. */
    public CompletableFuture<Void> release() {
        post(ownership::release);
        return released();
    }

    /** Completes when the shard is given up, by {@link #release} or because the group wants another owner. */
    public CompletableFuture<Void> released() {
        return ownership.released();
    }

    /** What was thrown out of {@link #pump}: memory can no longer be trusted. To be called by the pumping thread. */
    public void crashed(RuntimeException bug) {
        ownership.crashed(bug);
    }

    /**
     * @param headers to be written with the request's events
     * @return completes on the shard's thread, which the caller should leave at once; fails only when a bug was met
     */
    public CompletableFuture<ShardReply> submit(CartRequest request, Map<String, String> headers) {
        CompletableFuture<ShardReply> reply = new CompletableFuture<>();
        Submission submission = new Submission(request, headers, reply);
        if (phase() != ShardPhase.ACTIVE) {
            submission.undecided(Undecided.SHARD_MOVING);
        } else if (mailbox.offer(submission)) {
            KillPoint.ACCEPTED.reached();
            wakeUp.run();
        } else {
            refuse(submission);
        }
        return reply;
    }

    /**
     * The carts that are due at a time or before, the earliest first, as far as they are committed. A cart stays due until a
     * change of it says otherwise: whoever asks submits that change.
     *
     * @return completes on the shard's thread, to be left at once; empty when the shard is not active or too many ask
     */
    public CompletableFuture<List<CartId>> due(Instant until, int cartsMax) {
        CompletableFuture<List<CartId>> found = new CompletableFuture<>();
        boolean asked = mailbox.ask(() -> found.complete(
                phase() == ShardPhase.ACTIVE ? state.carts().due(until.toEpochMilli(), cartsMax) : List.of()));
        if (asked) {
            wakeUp.run();
        } else {
            found.complete(List.of());
        }
        return found;
    }

    /**
     * Gives a cart that is due, but that nothing happens to, another time. Ignored when the cart is not as it was seen any
     * more, when the shard is not active, and when too many ask: then it simply stays due.
     *
     * @param atMillis since 1970; empty for never
     */
    public void reschedule(CartId cart, CartVersion seen, OptionalLong atMillis) {
        boolean asked = mailbox.ask(() -> {
            if (phase() == ShardPhase.ACTIVE) {
                state.carts().reschedule(cart, seen, atMillis);
            }
        });
        if (asked) {
            wakeUp.run();
        }
    }

    private void refuse(Submission submission) {
        if (phase() == ShardPhase.RELEASED) {
            submission.undecided(Undecided.SHARD_MOVING);
        } else {
            ports.listener().mailboxFull(partition);
            submission.undecided(Undecided.MAILBOX_FULL);
        }
    }

    /** Does all the work there is. Returns without waiting for anything. */
    public void pump() {
        do {
            runEvents();
        } while (phase() == ShardPhase.ACTIVE && decideNext());
        switch (phase()) {
            case ACTIVE -> {
                state.commits().flush();
                state.carts().store();
            }
            case RELEASING -> {
                refuseWaiting();
                ownership.releaseWhenIdle();
            }
            case ASSIGNED, FENCING, LOADING, FAILED, RELEASED -> refuseWaiting();
        }
    }

    private void runEvents() {
        Runnable event;
        while ((event = mailbox.nextEvent()) != null) {
            event.run();
        }
        answerQuestions();
    }

    private void answerQuestions() {
        Runnable question;
        while ((question = mailbox.nextQuestion()) != null) {
            question.run();
        }
    }

    /**
     * One at a time, so that a commit that ends meanwhile is noticed: what was decided by then goes on its way at once, and the
     * rest follows in the next transaction, instead of the broker having nothing to do until all is decided.
     */
    private boolean decideNext() {
        Submission next = state.commits().hasRoom() ? mailbox.nextRequest() : null;
        if (next != null) {
            decide(next);
        }
        return next != null;
    }

    private void decide(Submission submission) {
        CartRequest request = submission.request();
        try {
            Completion.of(
                    pipeline.handle(request, cartOf(request.target()), submission.headers()),
                    (outcome, failure) -> answer(submission, outcome, failure));
        } catch (RuntimeException e) {
            submission.reply().completeExceptionally(e);
            throw e;
        }
    }

    private CartId cartOf(Target target) {
        return switch (target) {
            case Target.Exactly exactly -> exactly.cartId();
            case Target.CurrentOf current -> state.currentOrNext(current.routingKey());
        };
    }

    private static void answer(Submission submission, @Nullable Outcome outcome, @Nullable Throwable failure) {
        if (outcome != null) {
            submission.reply().complete(new ShardReply.Decided(outcome));
            KillPoint.AFTER_ANSWER.passed();
        } else if (failure != null) {
            failed(submission, failure);
        }
    }

    private static void failed(Submission submission, Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof NotAnswered notAnswered) {
            submission.undecided(notAnswered.reason());
        } else {
            submission.reply().completeExceptionally(cause);
        }
    }

    /** Requests that nobody looked at: they may be sent again, wherever the shard is by then. */
    private void refuseWaiting() {
        if (phase() == ShardPhase.RELEASED) {
            mailbox.close();
        }
        answerQuestions();
        mailbox.drainRequests().forEach(waiting -> waiting.undecided(Undecided.SHARD_MOVING));
    }

    private void post(Runnable event) {
        mailbox.post(event);
        wakeUp.run();
    }
}
