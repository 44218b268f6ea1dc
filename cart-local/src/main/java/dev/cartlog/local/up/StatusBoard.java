package dev.cartlog.local.up;

import dev.cartlog.local.layout.DataDirectory;
import dev.cartlog.local.run.RunFile;
import dev.cartlog.local.run.RunRecord;
import dev.cartlog.local.run.ServiceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Keeps the record of what is running up to date. Any thread may say that something changed. */
final class StatusBoard {
    private final DataDirectory data;
    private final String issuer;
    private final List<Supplier<ServiceStatus>> parts = new ArrayList<>();
    private boolean ready;
    private boolean closed;

    StatusBoard(DataDirectory data, String issuer) {
        this.data = data;
        this.issuer = issuer;
    }

    synchronized void add(Supplier<ServiceStatus> part) {
        parts.add(part);
        publish();
    }

    synchronized void ready() {
        ready = true;
        publish();
    }

    synchronized void publish() {
        if (!closed) {
            List<ServiceStatus> services = parts.stream().map(Supplier::get).toList();
            RunFile.write(data, RunRecord.ofThisProcess(ready, issuer, services));
        }
    }

    /** Nothing runs any more. */
    synchronized void close() {
        closed = true;
        RunFile.delete(data);
    }
}
