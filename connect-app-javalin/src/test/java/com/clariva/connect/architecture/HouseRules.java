package com.clariva.connect.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.clariva.connect.core.Port;
import com.clariva.connect.core.secret.Secret;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.javalin.http.Context;
import jakarta.servlet.ServletRequest;
import java.util.Map;

/** What must hold of the house, as rules that can be broken. */
final class HouseRules {
    private static final int WIDEST_PORT = 6;

    /** The JDK, as far as it is neither HTTP nor SQL, and three small libraries. */
    static final ArchRule CORE_KNOWS_NOBODY = classes()
            .that()
            .resideInAPackage("com.clariva.connect.core..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "com.clariva.connect.core..",
                    "java.io..",
                    "java.lang..",
                    "java.math..",
                    "java.net",
                    "java.nio..",
                    "java.security..",
                    "java.text..",
                    "java.time..",
                    "java.util..",
                    "javax.crypto..",
                    "org.jspecify..",
                    "org.slf4j..",
                    "com.google.common.."));

    static final ArchRule ADAPTERS_DO_NOT_KNOW_EACH_OTHER =
            slices().matching("com.clariva.connect.adapters.(*)..").should().notDependOnEachOther();

    static final ArchRule FEATURES_DO_NOT_GO_IN_CIRCLES =
            slices().matching("com.clariva.connect.core.(*)..").should().beFreeOfCycles();

    static final ArchRule NOBODY_KNOWS_THE_APP = noClasses()
            .that()
            .resideOutsideOfPackage("com.clariva.connect.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.clariva.connect.app..");

    /** Sees {@code Secret::reveal} as well as {@code secret.reveal()}; ArchUnit's callMethod does not. */
    static final ArchRule SECRETS_ARE_REVEALED_ONLY_AT_THE_WALL = noClasses()
            .that(describe("stand away from the wall", house -> !Wall.standsAt(house)))
            .should()
            .accessTargetWhere(target(owner(type(Secret.class))).and(target(name("reveal"))));

    static final ArchRule PORTS_ARE_PUBLIC_INTERFACES = classes()
            .that()
            .areAnnotatedWith(Port.class)
            .should()
            .beInterfaces()
            .andShould()
            .bePublic();

    static final ArchRule PORTS_ARE_NARROW =
            classes().that().areAnnotatedWith(Port.class).should(haveAtMostSixMethods());

    /** What Javalin and servlets parse by themselves is multipart too, unbounded, and not strict. */
    static final ArchRule BODIES_ARE_READ_IN_ONE_PLACE = noClasses()
            .should()
            .accessTargetWhere(target(owner(assignableTo(Context.class).or(assignableTo(ServletRequest.class))))
                    .and(target(nameMatching("formParam.*|body.*|uploadedFile.*|getParameter.*|getPart.*"
                            + "|getInputStream|getReader"))));

    private HouseRules() {}

    /** A port's promises are held by a contract of its name in the test kit. */
    static ArchRule portsHaveAContract(Map<String, JavaClass> testkit) {
        return classes().that().areAnnotatedWith(Port.class).should(new ArchCondition<>("have a contract") {
            @Override
            public void check(JavaClass port, ConditionEvents events) {
                String contract = "com.clariva.connect.testkit." + port.getSimpleName() + "Contract";
                events.add(new SimpleConditionEvent(
                        port, testkit.containsKey(contract), port.getName() + " lacks " + contract));
            }
        });
    }

    private static ArchCondition<JavaClass> haveAtMostSixMethods() {
        return new ArchCondition<>("have at most " + WIDEST_PORT + " methods") {
            @Override
            public void check(JavaClass port, ConditionEvents events) {
                long methods = port.getMethods().stream()
                        .filter(HouseRules::isAskedOfAdapters)
                        .count();
                events.add(new SimpleConditionEvent(
                        port, methods <= WIDEST_PORT, port.getName() + " has " + methods + " methods"));
            }
        };
    }

    private static boolean isAskedOfAdapters(JavaMethod method) {
        return !method.getName().startsWith("lambda$");
    }
}
