package io.handover.properties.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.handover.properties.architecture.planted.Violations;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No clock, no chance and no order of a hash table where the same question must have the same answer: in the model, the simulator, the
 * explorer, the analysis and rehearsals. Time and chance come in through constructors there.
 */
class DeterminismRulesTest {
    /** What is forbidden: a class, and the names of its methods; no names mean the whole class, its constructors too. */
    private record Forbidden(String owner, Set<String> methods) {
        boolean isUsedBy(JavaAccess<?> access) {
            AccessTarget target = access.getTarget();
            return target.getOwner().getName().equals(owner)
                    && (methods.isEmpty() || methods.contains(target.getName()));
        }
    }

    private static final List<Forbidden> FORBIDDEN = List.of(
            // clocks
            new Forbidden("java.lang.System", Set.of("currentTimeMillis", "nanoTime")),
            new Forbidden("java.time.Clock", Set.of()),
            new Forbidden("java.time.Instant", Set.of("now")),
            new Forbidden("java.time.LocalDate", Set.of("now")),
            new Forbidden("java.time.LocalTime", Set.of("now")),
            new Forbidden("java.time.LocalDateTime", Set.of("now")),
            new Forbidden("java.time.ZonedDateTime", Set.of("now")),
            new Forbidden("java.time.OffsetDateTime", Set.of("now")),
            new Forbidden("java.util.Date", Set.of()),
            new Forbidden("java.util.Calendar", Set.of()),
            // chance
            new Forbidden("java.util.Random", Set.of()),
            new Forbidden("java.util.SplittableRandom", Set.of()),
            new Forbidden("java.security.SecureRandom", Set.of()),
            new Forbidden("java.util.concurrent.ThreadLocalRandom", Set.of()),
            new Forbidden("java.util.random.RandomGenerator", Set.of()),
            new Forbidden("java.lang.Math", Set.of("random")),
            new Forbidden("java.lang.StrictMath", Set.of("random")),
            new Forbidden("java.util.UUID", Set.of("randomUUID")),
            new Forbidden("java.util.Collections", Set.of("shuffle")),
            new Forbidden("java.lang.System", Set.of("identityHashCode")),
            // orders of hash tables
            new Forbidden("java.util.HashMap", Set.of()),
            new Forbidden("java.util.HashSet", Set.of()),
            new Forbidden("java.util.Hashtable", Set.of()),
            new Forbidden("java.util.IdentityHashMap", Set.of()),
            new Forbidden("java.util.WeakHashMap", Set.of()),
            new Forbidden("java.util.concurrent.ConcurrentHashMap", Set.of()),
            new Forbidden("java.util.Set", Set.of("of", "copyOf")),
            new Forbidden("java.util.Map", Set.of("of", "copyOf", "ofEntries")),
            new Forbidden(
                    "java.util.stream.Collectors",
                    Set.of("toSet", "toMap", "groupingBy", "toUnmodifiableSet", "toUnmodifiableMap")));

    private static final List<String> REPRODUCIBLE = List.of(
            "io.handover.model",
            "io.handover.simulator",
            "io.handover.explorer",
            "io.handover.analysis",
            "io.handover.sandbox.rehearsal");

    private static ArchRule rule(Forbidden forbidden) {
        return noClasses()
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "uses " + forbidden.owner() + " " + forbidden.methods(), forbidden::isUsedBy));
    }

    static Stream<Forbidden> forbidden() {
        return FORBIDDEN.stream();
    }

    @ParameterizedTest
    @MethodSource("forbidden")
    void whatMustBeReproducibleDoesNotUseIt(Forbidden forbidden) {
        rule(forbidden)
                .check(Product.classes()
                        .that(DescribedPredicate.describe(
                                "of " + REPRODUCIBLE,
                                c -> REPRODUCIBLE.stream().anyMatch(c.getPackageName()::startsWith))));
    }

    /** Each rule can fail: a class that does all of it breaks every one. */
    @ParameterizedTest
    @MethodSource("forbidden")
    void aClassThatUsesItIsFound(Forbidden forbidden) {
        JavaClasses planted = new ClassFileImporter().importClasses(Violations.class);

        assertThatThrownBy(() -> rule(forbidden).check(planted)).isInstanceOf(AssertionError.class);
    }

    @Test
    void theRulesLookAtEachModule() {
        assertThat(REPRODUCIBLE)
                .allSatisfy(module ->
                        assertThat(Product.packagesFrom(module)).as(module).isNotEmpty());
    }
}
