package dev.cartlog.local.ports;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds ports on which nobody listens. Single-threaded; never offers one port twice. */
public final class FreePorts {
    /** Below the range from which systems pick the near end of outgoing connections, which would race with us. */
    private static final int PORT_MIN = 15_000;

    private static final int PORT_MAX = 32_000;
    private static final int TRIES_MAX = 1_000;

    private final Random random = new Random();
    private final Set<Integer> offered = new HashSet<>();

    /**
     * A port that is free now. Another process may still take it before it is used.
     *
     * @throws IllegalStateException when none was found
     */
    public int next() {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            int port = random.nextInt(PORT_MIN, PORT_MAX);
            if (!offered.contains(port) && isFree(port)) {
                offered.add(port);
                return port;
            }
        }
        throw new IllegalStateException("no free port between " + PORT_MIN + " and " + PORT_MAX);
    }

    /**
     * The first of this many consecutive ports that are all free now.
     *
     * @throws IllegalStateException when none were found
     */
    public int nextRun(int count) {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            int first = next();
            if (IntStream.range(first + 1, first + count).allMatch(port -> offered.add(port) && isFree(port))) {
                return first;
            }
        }
        throw new IllegalStateException("no " + count + " consecutive free ports");
    }

    /** True when a server could listen on this loopback port now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
