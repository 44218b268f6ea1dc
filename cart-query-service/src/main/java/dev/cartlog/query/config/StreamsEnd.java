package dev.cartlog.query.config;

import dev.cartlog.query.view.CartUpdates;
import org.springframework.context.SmartLifecycle;

/** Stops first of all: an open stream would hold up the stop of the HTTP server until its deadline. */
final class StreamsEnd implements SmartLifecycle {
    private final CartUpdates updates;
    private volatile boolean running;

    StreamsEnd(CartUpdates updates) {
        this.updates = updates;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        updates.end();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
