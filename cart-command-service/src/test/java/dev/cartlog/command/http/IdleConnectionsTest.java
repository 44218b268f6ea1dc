package dev.cartlog.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever opens connections and says nothing, or half a request, costs next to nothing and keeps nobody out. */
class IdleConnectionsTest extends EdgeTest {
    private static final int CONNECTIONS = 1_500;
    private static final long HEAP_BYTES_EACH_MAX = 40_000;

    @LocalServerPort
    private int port;

    @Test
    void thousandsOfIdleConnectionsLeaveHeapAndOthersAlone() throws IOException {
        assertOk(api.post("/v1/carts", "{\"currency\":\"EUR\"}"), 201);
        long before = usedHeapBytes();
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                idle.add(socket);
                if (i % 2 == 0) {
                    socket.getOutputStream()
                            .write("POST /v1/carts HTTP/1.1\r\nHost: x".getBytes(StandardCharsets.US_ASCII));
                }
            }
            assertOk(api.post("/v1/carts", "{\"currency\":\"EUR\"}"), 201);
            assertThat((usedHeapBytes() - before) / CONNECTIONS).isLessThan(HEAP_BYTES_EACH_MAX);
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    private static long usedHeapBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
