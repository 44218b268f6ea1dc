package dev.cartlog.web.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;

/** An issuer of access tokens whose every mistake is on purpose. */
public final class TestIssuer {
    public static final String ISSUER = "https://issuer.test";
    public static final String AUDIENCE = "cart";

    final RSAKey rsa;
    final ECKey ec;
    final RSAKey stranger;

    public TestIssuer() {
        try {
            rsa = new RSAKeyGenerator(2048).keyID("rsa-1").generate();
            ec = new ECKeyGenerator(Curve.P_256).keyID("ec-1").generate();
            stranger = new RSAKeyGenerator(2048).keyID("rsa-1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public JWKSet published() {
        return new JWKSet(java.util.List.of(rsa.toPublicJWK(), ec.toPublicJWK()));
    }

    static JWTClaimsSet.Builder claims(String subject, Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(subject)
                .claim("scope", "openid")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(900)));
    }

    /** A good token. */
    public String token(String subject) {
        return token(claims(subject, Instant.now()).build());
    }

    /** A good token with a scope. */
    public String token(String subject, String scope) {
        return token(claims(subject, Instant.now()).claim("scope", scope).build());
    }

    /** A good token, an hour too late. */
    public String expiredToken(String subject) {
        return token(claims(subject, Instant.now().minusSeconds(4_500)).build());
    }

    String token(JWTClaimsSet claims) {
        return token(claims, header -> header);
    }

    String token(JWTClaimsSet claims, UnaryOperator<JWSHeader.Builder> change) {
        JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(rsa.getKeyID());
        return sign(change.apply(header).build(), claims, rsaSigner(rsa));
    }

    String ecToken(JWTClaimsSet claims) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .keyID(ec.getKeyID())
                    .build();
            return sign(header, claims, new ECDSASigner(ec));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signed with another key under the same id. */
    String strangersToken(JWTClaimsSet claims, UnaryOperator<JWSHeader.Builder> change) {
        JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(rsa.getKeyID());
        return sign(change.apply(header).build(), claims, rsaSigner(stranger));
    }

    /** The public key, which everybody knows, taken for a shared secret. */
    String hmacToken(JWTClaimsSet claims) {
        try {
            byte[] secret = rsa.toRSAPublicKey().getEncoded();
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                    .keyID(rsa.getKeyID())
                    .build();
            return sign(header, claims, new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWSSigner rsaSigner(RSAKey key) {
        try {
            return new RSASSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sign(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
