package dev.cartlog.domain.request;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.value.CartVersion;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the client expects the cart's version to be. */
public sealed interface IfMatch {
    boolean holds(Cart cart);

    /** {@code *}: any version will do, but the client has thought about it. */
    record Any() implements IfMatch {
        @Override
        public boolean holds(Cart cart) {
            return true;
        }
    }

    record Version(CartVersion version) implements IfMatch {
        private static final Pattern TAG = Pattern.compile("\"([1-9][0-9]{0,14})(?:\\.[!#-~]+)?\"");

        @Override
        public boolean holds(Cart cart) {
            return cart.version().equals(version);
        }
    }

    /**
     * What an {@code If-Match} header says: {@code "17"}, a read's {@code "17.<flags>"} of which the version counts, or
     * {@code *}. Empty for anything else, which is malformed.
     */
    static Optional<IfMatch> parse(String header) {
        String value = header.strip();
        if (value.equals("*")) {
            return Optional.of(new Any());
        }
        Matcher tag = Version.TAG.matcher(value);
        return tag.matches()
                ? Optional.of(new Version(new CartVersion(Long.parseLong(tag.group(1)))))
                : Optional.empty();
    }
}
