package dev.cartlog.local.broker;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * One more listener of a broker, that lets nobody in without a password (SASL PLAIN) and nobody do what no ACL allows. Who
 * comes by the other listener, the broker itself among them, may do everything.
 *
 * @param port what clients connect to
 * @param passwords of the principals, by name
 */
public record SecuredListener(int port, Map<String, String> passwords) {
    private static final String NAME = "SECURED";

    /** Takes a copy. */
    public SecuredListener {
        passwords = Map.copyOf(passwords);
    }

    /** Adds it to a broker's listeners. */
    void addTo(Map<String, String> properties) {
        String address = "," + NAME + "://" + BrokerSettings.HOST + ":" + port;
        properties.merge("listeners", address, String::concat);
        properties.merge("advertised.listeners", address, String::concat);
        properties.merge("listener.security.protocol.map", "," + NAME + ":SASL_PLAINTEXT", String::concat);
        properties.put("sasl.enabled.mechanisms", "PLAIN");
        properties.put("listener.name.secured.plain.sasl.jaas.config", users());
        properties.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        properties.put("allow.everyone.if.no.acl.found", "false");
        properties.put("super.users", "User:ANONYMOUS");
    }

    private String users() {
        return passwords.entrySet().stream()
                .map(user -> " user_" + user.getKey() + "=\"" + user.getValue() + "\"")
                .collect(Collectors.joining(
                        "", "org.apache.kafka.common.security.plain.PlainLoginModule required", ";"));
    }

    /** Withholds the passwords. */
    @Override
    public String toString() {
        return NAME + "://" + BrokerSettings.HOST + ":" + port + " for " + passwords.keySet();
    }
}
