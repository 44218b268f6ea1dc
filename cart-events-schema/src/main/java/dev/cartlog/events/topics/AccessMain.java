package dev.cartlog.events.topics;

import java.util.ArrayList;
import java.util.List;

/** Prints a shell script that gives every {@link Principal} what it needs in Kafka and nothing else. */
public final class AccessMain {
    private AccessMain() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        script().forEach(System.out::println);
    }

    static List<String> script() {
        List<String> lines = new ArrayList<>(List.of(
                "#!/bin/sh",
                "# Printed by dev.cartlog.events.topics.AccessMain. Usage: acls.sh --bootstrap-server HOST:PORT [--command-config FILE]",
                "# Brokers need an authorizer that refuses what nothing allows: StandardAuthorizer and",
                "# allow.everyone.if.no.acl.found=false.",
                "set -eu"));
        for (Principal principal : Principal.values()) {
            lines.add("");
            for (Access access : principal.access()) {
                lines.add("kafka-acls.sh \"$@\" --add --allow-principal User:" + principal.user() + access.options());
            }
        }
        return lines;
    }
}
