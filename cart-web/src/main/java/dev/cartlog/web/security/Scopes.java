package dev.cartlog.web.security;

/** The scopes of access tokens that mean something here. */
public final class Scopes {
    /** To read every cart's history. */
    public static final String AUDIT = "cart:audit";
    /** To look into the service: shards, writers, lag. */
    public static final String OPERATE = "cart:operate";

    private Scopes() {}
}
