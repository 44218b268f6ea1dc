package dev.cartlog.domain.value;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A digest that every Java platform provides, looked up once: copying an unused one is much quicker, and a command needs several. */
final class UnusedDigest {
    private final MessageDigest unused;

    UnusedDigest(String algorithm) {
        try {
            unused = MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform lacks " + algorithm, e);
        }
    }

    MessageDigest copy() {
        try {
            return (MessageDigest) unused.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this Java platform's " + unused.getAlgorithm() + " cannot be copied", e);
        }
    }
}
