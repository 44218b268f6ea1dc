package dev.cartlog.local.broker;

import dev.cartlog.local.layout.Installation;
import dev.cartlog.local.ports.FreePorts;
import dev.cartlog.local.process.ChildProcess;
import dev.cartlog.local.process.ChildSpec;
import java.nio.file.Path;

/** A broker that is killed and started again on the same data and port. Closing it kills it as well. */
final class KillableBroker implements AutoCloseable {
    private final int port;
    private final ChildSpec spec;
    private ChildProcess process;

    private KillableBroker(int port, ChildSpec spec) throws InterruptedException {
        this.port = port;
        this.spec = spec;
        this.process = started();
    }

    /** Returns when it takes requests. */
    static KillableBroker start(Path directory, Path log) throws InterruptedException {
        FreePorts ports = new FreePorts();
        int port = ports.next();
        return new KillableBroker(port, Broker.spec(Installation.locate(), directory, log, port, ports.next()));
    }

    int port() {
        return port;
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    void kill() throws InterruptedException {
        process.kill();
    }

    /** Returns when it takes requests. */
    void startAgain() throws InterruptedException {
        process = started();
    }

    private ChildProcess started() throws InterruptedException {
        ChildProcess broker = ChildProcess.start(spec);
        Broker.awaitReady(broker, port);
        return broker;
    }

    @Override
    public void close() {
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
