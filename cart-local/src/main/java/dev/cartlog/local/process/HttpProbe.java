package dev.cartlog.local.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Ready when a GET of the address answers 200. */
public final class HttpProbe implements Probe {
    private static final int TIMEOUT_MS = 2_000;

    private final URI address;

    /** Asks this address. */
    public HttpProbe(URI address) {
        this.address = address;
    }

    @Override
    public boolean ready() {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MS);
            connection.setReadTimeout(TIMEOUT_MS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }
}
