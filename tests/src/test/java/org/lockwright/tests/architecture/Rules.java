package org.lockwright.tests.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules of the architecture by name, for the packages under one root. */
final class Rules {

    /** Classes that may know the machine although they are not in cli, each with its reason in its own Javadoc. */
    private static final String EXEMPT = ".*\\.patches\\.FixedSystem(\\$.*)?";

    private static final Set<String> CLOCK_AND_ENVIRONMENT = Set.of(
            "java.lang.System.exit", "java.lang.System.getenv", "java.lang.System.getProperty", "java.lang.System.getProperties",
            "java.lang.System.currentTimeMillis", "java.lang.System.nanoTime", "java.lang.System.out", "java.lang.System.err",
            "java.lang.Runtime.exit", "java.lang.Runtime.halt", "java.lang.Throwable.printStackTrace");

    private final String root;

    Rules(String root) {
        this.root = root;
    }

    /** Every rule by what it says. */
    Map<String, ArchRule> all() {
        Map<String, ArchRule> out = new LinkedHashMap<>();
        out.put("only parser.cdt sees CDT", onlyIn("parser.cdt", "org.eclipse.cdt..", "org.eclipse.core.."));
        out.put("only patches sees JGit", onlyIn("patches", "org.eclipse.jgit.."));
        out.put("only generators sees FreeMarker", onlyIn("generators", "freemarker.."));
        out.put("only cli sees Picocli", onlyIn("cli", "picocli..", "me.tongfei.progressbar.."));
        out.put("only rules.cache sees Kryo", onlyIn("rules.cache", "com.esotericsoftware.."));
        out.put("the lock analysis comes out the same in each run", noClasses().that(resideInAPackage(root + ".rules.lockset.."))
                .should(takeCopiesInTheJvmsOrder()).allowEmptyShould(true));
        out.put("parser knows no other module", knowsNot("parser", "rules", "generators", "patches", "cli", "tests"));
        out.put("profiles know neither C nor keys", knowsNot("parser.profile", "parser.cdt", "parser.tree", "parser.keys"));
        out.put("rules know only parser", knowsNot("rules", "generators", "patches", "cli", "tests"));
        out.put("generators know neither patches nor cli", knowsNot("generators", "patches", "cli", "tests"));
        out.put("patches know neither generators nor cli", knowsNot("patches", "generators", "cli", "tests"));
        out.put("cli knows no test", knowsNot("cli", "tests"));
        out.put("checks never edit", knowsNot("rules.check", "rules.rewrite"));
        out.put("packages of rules are free of cycles",
                slices().matching(root + ".rules.(*)..").should().beFreeOfCycles().allowEmptyShould(true));
        out.put("packages of parser are free of cycles",
                slices().matching(root + ".parser.(*)..").should().beFreeOfCycles().allowEmptyShould(true));
        out.put("only cli prints, exits, reads clock or environment", noClasses()
                .that(resideInAPackage(root + "..").and(DescribedPredicate.not(resideInAPackage(root + ".cli..")))
                        .and(DescribedPredicate.not(nameMatching(EXEMPT))))
                .should(useClockOrEnvironment()).allowEmptyShould(true));
        out.put("names say something", noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)(\\$.*)?"));
        out.put("every package says what it is", classes().should(bePackagesWithInfo()));
        return out;
    }

    private ArchRule onlyIn(String home, String... foreign) {
        return noClasses().that(DescribedPredicate.not(resideInAPackage(root + "." + home + "..")))
                .should().dependOnClassesThat(resideInAnyPackage(foreign)).allowEmptyShould(true);
    }

    private ArchRule knowsNot(String one, String... others) {
        return noClasses().that(resideInAPackage(root + "." + one + ".."))
                .should().dependOnClassesThat(resideInAnyPackage(
                        List.of(others).stream().map(o -> root + "." + o + "..").toArray(String[]::new)))
                .allowEmptyShould(true);
    }

    private static ArchCondition<JavaClass> useClockOrEnvironment() {
        return new ArchCondition<>("print, exit, read clock or environment") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                for (JavaAccess<?> access : item.getAccessesFromSelf()) {
                    String owner = access.getTargetOwner().getName();
                    boolean now = owner.startsWith("java.time.") && access.getName().equals("now")
                            || owner.equals("java.time.Clock") && access.getName().startsWith("system");
                    boolean date = owner.equals("java.util.Date") && access.getName().equals("<init>")
                            && access.getDescription().contains("<init>()");
                    boolean known = CLOCK_AND_ENVIRONMENT.contains(owner + "." + access.getName())
                            || access.getName().equals("printStackTrace");
                    events.add(new SimpleConditionEvent(item, now || date || known, access.getDescription()));
                }
            }
        };
    }

    /** Copies of the JDK that iterate in an order which is another one in each run of the JVM. */
    private static ArchCondition<JavaClass> takeCopiesInTheJvmsOrder() {
        return new ArchCondition<>("take Map.copyOf, Set.copyOf or their collectors") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                for (JavaAccess<?> access : item.getAccessesFromSelf()) {
                    String target = access.getTargetOwner().getSimpleName() + "." + access.getName();
                    boolean salted = Set.of("Map.copyOf", "Set.copyOf", "Collectors.toUnmodifiableMap", "Collectors.toUnmodifiableSet").contains(target);
                    events.add(new SimpleConditionEvent(item, salted, access.getDescription()));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> bePackagesWithInfo() {
        return new ArchCondition<>("be in a package with package-info") {

            private Set<String> described = Set.of();

            @Override
            public void init(java.util.Collection<JavaClass> all) {
                described = all.stream().map(JavaClass::getPackage)
                        .filter(p -> p.tryGetPackageInfo().isPresent()).map(p -> p.getName()).collect(Collectors.toSet());
            }

            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean ok = described.contains(item.getPackageName());
                events.add(new SimpleConditionEvent(item, ok, item.getPackageName() + " has no package-info, see " + item.getName()));
            }
        };
    }

    /** What {@code classes} break of the rule called {@code name}, one line each. */
    List<String> broken(String name, JavaClasses classes) {
        return all().get(name).evaluate(classes).getFailureReport().getDetails();
    }
}
