package dev.cartlog.local.run;

/** How a part of the platform is doing, as far as its launcher knows. */
public enum ServiceState {
    /** Its process runs but does not take requests yet. */
    STARTING,
    /** It takes requests. */
    READY,
    /** It died and will be started again. */
    RESTARTING,
    /** It died too often and is left alone. */
    FAILED,
    /** It was stopped on purpose, or its launcher is gone. */
    STOPPED
}
