package dev.cartlog.local.up;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Children that are started at the same time and stopped at the same time.
 *
 * @param members any number of them
 */
record Group(List<Supervisor> members) implements AutoCloseable {
    /** Returns when all are ready; fails as the first that fails. */
    void start() throws InterruptedException {
        Together.run(members.stream().<Console.Step>map(member -> member::start).toList());
    }

    /** Returns when all are gone. */
    @Override
    public void close() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            members.forEach(member -> threads.execute(member::close));
        }
    }
}
