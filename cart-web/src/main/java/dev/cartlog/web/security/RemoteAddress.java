package dev.cartlog.web.security;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * Where a request came from, as far as it tells senders apart; behind a proxy, {@code server.forward-headers-strategy} says
 * whether to believe the address it names.
 */
final class RemoteAddress {
    private RemoteAddress() {}

    /** Of an IPv6 address the network: its holder has all 2^64 addresses in it. */
    static Object of(ServerWebExchange exchange) {
        @Nullable InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
        if (remote == null || remote.getAddress() == null) {
            return "unknown";
        }
        InetAddress address = remote.getAddress();
        return address instanceof Inet6Address six
                ? "network " + ByteBuffer.wrap(six.getAddress()).getLong()
                : address;
    }
}
