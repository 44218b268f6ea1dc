package dev.cartlog.command.shard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a shard's thread: requests, of which there may be too many, and events of the shard's own life, of which
 * there are only ever a few (one answer of the log, a timer, an assignment).
 */
final class Mailbox {
    private static final int QUESTIONS_MAX = 64;

    private final int requestsMax;
    private final Queue<Submission> requests = new ArrayDeque<>();
    private final Queue<Runnable> events = new ArrayDeque<>();
    private final Queue<Runnable> questions = new ArrayDeque<>();
    private boolean closed;

    Mailbox(int requestsMax) {
        this.requestsMax = requestsMax;
    }

    /** False when the mailbox is full or closed. */
    synchronized boolean offer(Submission request) {
        return !closed && requests.size() < requestsMax && requests.add(request);
    }

    /** Something to be looked up between two events; false when too many ask, or the mailbox is closed. */
    synchronized boolean ask(Runnable question) {
        return !closed && questions.size() < QUESTIONS_MAX && questions.add(question);
    }

    /** Nothing is taken any more: nobody would look at it. */
    synchronized void close() {
        closed = true;
    }

    synchronized void post(Runnable event) {
        events.add(event);
    }

    synchronized @Nullable Runnable nextEvent() {
        return events.poll();
    }

    synchronized @Nullable Runnable nextQuestion() {
        return questions.poll();
    }

    synchronized @Nullable Submission nextRequest() {
        return requests.poll();
    }

    synchronized List<Submission> drainRequests() {
        List<Submission> all = new ArrayList<>(requests);
        requests.clear();
        return all;
    }

    synchronized int depth() {
        return requests.size();
    }
}
