package dev.cartlog.acceptance;

import dev.cartlog.acceptance.platform.Patience;
import dev.cartlog.events.topics.Access;
import dev.cartlog.events.topics.Principal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** What deploy/kafka/acls.sh grants, from the definitions that it is printed from. */
final class KafkaRights {
    private static final Duration KNOWN_DEADLINE = Duration.ofSeconds(20);

    private KafkaRights() {}

    /** Returns when the broker goes by them: the controller has them first. */
    static void grant(Admin admin) {
        Set<AclBinding> rights =
                Arrays.stream(Principal.values()).flatMap(KafkaRights::bindings).collect(Collectors.toSet());
        SecuredPlatform.answer(admin.createAcls(rights).all());
        Patience.await(
                "the broker to know the rights",
                KNOWN_DEADLINE,
                () -> known(admin).equals(rights));
    }

    private static Set<AclBinding> known(Admin admin) {
        return Set.copyOf(
                SecuredPlatform.answer(admin.describeAcls(AclBindingFilter.ANY).values()));
    }

    /** As kafka-acls makes them. */
    private static Stream<AclBinding> bindings(Principal principal) {
        return principal.access().stream()
                .flatMap(access -> access.operations().stream()
                        .map(operation -> new AclBinding(
                                resource(access),
                                new AccessControlEntry(
                                        "User:" + principal.user(),
                                        "*",
                                        operation(operation),
                                        AclPermissionType.ALLOW))));
    }

    private static ResourcePattern resource(Access access) {
        ResourceType type = ResourceType.valueOf(access.kind().replace('-', '_').toUpperCase(Locale.ROOT));
        return new ResourcePattern(type, access.name(), access.prefixed() ? PatternType.PREFIXED : PatternType.LITERAL);
    }

    private static AclOperation operation(String name) {
        return AclOperation.valueOf(name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
    }
}
