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
        int id = register(registry, subject, type);
        if (!ruled && !ensureRule(registry, subject)) {
            throw new RegistryRefusedException(
                    404, "The schema registry registered subject " + subject + " but takes no rule for it.");
        }
        return id;
    }

    /** Instances that start together may register the same schema at the same moment; the second try finds the first's. */
    private static int register(SchemaRegistryClient registry, String subject, RecordType type) {
        try {
            return registry.register(subject, type.schema());
        } catch (RegistryRefusedException refusal) {
            if (!refusal.isConflict()) {
                throw refusal;
            }
            return registry.register(subject, type.schema());
        }
    }

    private static boolean ensureRule(SchemaRegistryClient registry, String subject) {
        if (isRuled(registry, subject)) {
            return true;
        }
        try {
            return registry.setCompatibility(subject, RULE);
        } catch (RegistryRefusedException refusal) {
            // Another instance may have set it in between.
            if (refusal.isConflict() && isRuled(registry, subject)) {
                return true;
            }
            throw refusal;
        }
    }

    private static boolean isRuled(SchemaRegistryClient registry, String subject) {
        return registry.compatibility(subject).filter(RULE::equals).isPresent();
    }
}
