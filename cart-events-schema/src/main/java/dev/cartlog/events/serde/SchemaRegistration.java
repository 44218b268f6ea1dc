package dev.cartlog.events.serde;

import dev.cartlog.events.topics.Topic;

/** Puts a record's schema into the registry under the rule that makes a log readable forever. */
final class SchemaRegistration {
    private static final Compatibility RULE = Compatibility.FULL_TRANSITIVE;

    private SchemaRegistration() {}

    /** The id; registers and sets the rule when that has not been done before. */
    static int ensure(SchemaRegistryClient registry, Topic topic, RecordType type) {
        String subject = type.subjectOn(topic);
        // The rule goes first, so that it judges this very schema; a registry may want the subject to exist before.
        boolean ruled = ensureRule(registry, subject);
        int id = registry.register(subject, type.schema());
        if (!ruled && !ensureRule(registry, subject)) {
            throw new RegistryRefusedException(
                    404, "The schema registry registered subject " + subject + " but takes no rule for it.");
        }
        return id;
    }

    private static boolean ensureRule(SchemaRegistryClient registry, String subject) {
        return registry.compatibility(subject).filter(RULE::equals).isPresent()
                || registry.setCompatibility(subject, RULE);
    }
}
