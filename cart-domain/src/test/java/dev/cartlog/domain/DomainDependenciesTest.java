package dev.cartlog.domain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

class DomainDependenciesTest {
    /** A package may depend on those before it, never on those after it. */
    private static final List<String> PACKAGES_UPWARDS =
            List.of("json", "value", "catalog", "merge", "event", "cart", "command", "request", "document", "upkeep");

    private static final JavaClasses DOMAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.cartlog.domain");

    @Test
    void theDomainDependsOnlyOnTheJdk() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.cartlog.domain..", "java..", "org.jspecify.annotations")
                .check(DOMAIN);
    }

    @Test
    void packagesDependOnlyDownwards() {
        for (int at = 0; at < PACKAGES_UPWARDS.size() - 1; at++) {
            String[] above = PACKAGES_UPWARDS.stream()
                    .skip(at + 1)
                    .map(DomainDependenciesTest::qualified)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(qualified(PACKAGES_UPWARDS.get(at)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above)
                    .check(DOMAIN);
        }
    }

    private static String qualified(String name) {
        return "dev.cartlog.domain." + name;
    }
}
