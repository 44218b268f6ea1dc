package dev.cartlog.query.topology;

/** Hears, on the thread that reads the log, where others are not told any further. */
public interface SignalListener {
    /** Nothing that lies behind this record is told. */
    void halted(Halt halt);

    /** The record that a partition stopped at was read after all. */
    void resumed(int partition);

    /** A partition moves elsewhere, or ends with the service. */
    void released(int partition);
}
