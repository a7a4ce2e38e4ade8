package com.clariva.connect.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.Port;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/testkit/") && !location.contains("/simulator/"))
            .importPackages("com.clariva.connect");

    private static final JavaClasses INTRUDERS = new ClassFileImporter()
            .importPackages(
                    "com.clariva.connect.core.planted",
                    "com.clariva.connect.core.plantedtoo",
                    "com.clariva.connect.adapters.planted",
                    "com.clariva.connect.adapters.plantedtoo");

    private static final Map<String, JavaClass> TESTKIT = new ClassFileImporter()
            .importPackages("com.clariva.connect.testkit").stream()
                    .collect(Collectors.toMap(JavaClass::getName, Function.identity()));

    static Stream<ArchRule> rules() {
        return Stream.of(
                HouseRules.CORE_KNOWS_NOBODY,
                HouseRules.ADAPTERS_DO_NOT_KNOW_EACH_OTHER,
                HouseRules.FEATURES_DO_NOT_GO_IN_CIRCLES,
                HouseRules.NOBODY_KNOWS_THE_APP,
                HouseRules.SECRETS_ARE_REVEALED_ONLY_AT_THE_WALL,
                HouseRules.BODIES_ARE_READ_IN_ONE_PLACE,
                HouseRules.PORTS_ARE_PUBLIC_INTERFACES,
                HouseRules.PORTS_ARE_NARROW,
                HouseRules.portsHaveAContract(TESTKIT));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void houseIsInOrder(ArchRule rule) {
        rule.check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleBites(ArchRule rule) {
        assertThat(rule.evaluate(INTRUDERS).hasViolation()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"KnowsHttp", "KnowsJdkHttp", "KnowsJson", "KnowsSql", "KnowsRedis"})
    void coreIsKeptFromEachForeignWorld(String intruder) {
        JavaClasses one = new ClassFileImporter()
                .importClasses(INTRUDERS
                        .get("com.clariva.connect.core.planted.Intruder$" + intruder)
                        .reflect());

        assertThat(HouseRules.CORE_KNOWS_NOBODY.evaluate(one).hasViolation()).isTrue();
    }

    @Test
    void bothWaysOfRevealingAreSeen() {
        String violations = HouseRules.SECRETS_ARE_REVEALED_ONLY_AT_THE_WALL
                .evaluate(INTRUDERS)
                .getFailureReport()
                .toString();

        assertThat(violations).contains("Intruder.leak(", "Intruder.leakOpenly(");
    }

    @Test
    void thereAreAdaptersAndPortsToJudge() {
        assertThat(HOUSE.stream().filter(type -> type.isAnnotatedWith(Port.class)))
                .hasSizeGreaterThan(10);
        assertThat(Stream.of("instagram", "persistence", "queue"))
                .allMatch(adapter -> HOUSE.stream()
                        .anyMatch(type -> type.getPackageName().startsWith("com.clariva.connect.adapters." + adapter)));
    }
}
