package dev.cartlog.acceptance.faults;

import dev.cartlog.acceptance.history.Attempt;
import dev.cartlog.acceptance.history.Attempt.Ok;
import dev.cartlog.acceptance.http.CartHttp;
import dev.cartlog.acceptance.load.KeyedAdd;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many clients that send one and the same command, with the same key, to all instances at the same time. */
final class SameKey {
    static final int CLIENTS = 20;

    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private final List<String> broken = new ArrayList<>();

    /** Has twenty clients add one piece to a new cart under one key; each asks until it knows. */
    void send(CartHttp http, List<URI> instances) throws InterruptedException, ExecutionException {
        KeyedAdd add = KeyedAdd.toANewCart(http, instances, attempts::add);
        Set<List<Long>> told = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Attempt.Result>> answers = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int first = client;
                answers.add(threads.submit(() -> add.sendUntilKnown(first)));
            }
            for (Future<Attempt.Result> answer : answers) {
                if (answer.get() instanceof Ok ok) {
                    told.add(ok.versions());
                } else {
                    broken.add(add + " was answered " + answer.get());
                }
            }
        }
        if (told.size() > 1) {
            broken.add(add + " was answered differently: " + told);
        }
    }

    List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    List<String> broken() {
        return broken;
    }
}
