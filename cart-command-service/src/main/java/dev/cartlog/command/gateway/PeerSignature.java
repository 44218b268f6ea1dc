package dev.cartlog.command.gateway;

import dev.cartlog.domain.value.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How instances prove themselves to each other: HMAC-SHA256 under the installation's secret over the path, the time and the
 * body. A message that was overheard is good for the same request only, and only for a short time; sent again it has
 * the effect of a repeated command, which is none.
 */
public final class PeerSignature {
    /** The header that carries it. */
    public static final String HEADER = "X-Cart-Peer";

    /** How old a message may be, clocks' differences included. */
    static final Duration AGE_MAX = Duration.ofSeconds(30);

    private static final String ALGORITHM = "HmacSHA256";
    private static final HexFormat HEX = HexFormat.of();
    private static final Pattern FORM = Pattern.compile("([0-9]{1,15})\\.([0-9a-f]{64})");

    private final SecretKeySpec key;
    private final InstantSource clock;

    public PeerSignature(String secret, InstantSource clock) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.clock = clock;
    }

    /** The header's value for a message sent now. */
    String sign(String path, byte[] body) {
        String millis = Long.toString(clock.millis());
        return millis + "." + HEX.formatHex(mac(path, millis, body));
    }

    /** Whether a peer that knows the secret sent this, lately. Takes the same time wherever it differs. */
    public boolean holds(Optional<String> header, String path, byte[] body) {
        Matcher form = FORM.matcher(header.orElse(""));
        if (!form.matches()) {
            return false;
        }
        long ageMillis = Math.abs(clock.millis() - Long.parseLong(form.group(1)));
        byte[] sent = HEX.parseHex(form.group(2));
        return MessageDigest.isEqual(sent, mac(path, form.group(1), body)) && ageMillis <= AGE_MAX.toMillis();
    }

    private byte[] mac(String path, String millis, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            String covered = "POST\n" + path + "\n" + millis + "\n" + HEX.formatHex(Sha256.digest(body));
            return mac.doFinal(covered.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks " + ALGORITHM, e);
        }
    }
}
