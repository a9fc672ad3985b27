package io.handover.properties.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.handover.properties.architecture.planted.PlantedHelper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Names say what a class is; and the build finds every test by its class's name. */
class NamingTest {
    private static final ArchRule NO_VAGUE_NAMES = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl");

    @Test
    void noClassIsAUtilHelperManagerOrImpl() {
        NO_VAGUE_NAMES.check(Product.classes());
    }

    @Test
    void aVagueNameIsFound() {
        JavaClasses planted = new ClassFileImporter().importClasses(PlantedHelper.class);

        assertThatThrownBy(() -> NO_VAGUE_NAMES.check(planted)).isInstanceOf(AssertionError.class);
    }

    @Test
    void everyPackageIsNullMarked() {
        List<String> unmarked = Product.classes().stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(p -> !p.isAnnotatedWith(NullMarked.class))
                .map(p -> p.getName())
                .toList();

        assertThat(unmarked).isEmpty();
    }

    @Test
    void aPackageWithoutTheMarkIsFound() {
        JavaClasses other = new ClassFileImporter().importClasses(Matcher.class);

        assertThat(other.get(Matcher.class).getPackage().isAnnotatedWith(NullMarked.class))
                .isFalse();
    }

    // ---- the build finds every test -------------------------------------------------------------------------------

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, Objects::nonNull, Path::getParent)
                .filter(folder -> Files.isDirectory(folder.resolve("simulator")))
                .findFirst()
                .orElseThrow();
    }

    /** The patterns of the parent's build file, as they apply to simple class names. */
    private static List<Pattern> includes() throws IOException {
        Matcher found = Pattern.compile("<include>\\*\\*/(.*)\\.java</include>")
                .matcher(Files.readString(root().resolve("pom.xml")));
        return found.results()
                .map(result -> Pattern.compile(result.group(1).replace("*", ".*")))
                .toList();
    }

    private static boolean isTest(JavaMethod method) {
        return Stream.of(
                        "org.junit.jupiter.api.Test",
                        "org.junit.jupiter.api.RepeatedTest",
                        "org.junit.jupiter.api.TestFactory",
                        "org.junit.jupiter.params.ParameterizedTest",
                        "net.jqwik.api.Property",
                        "net.jqwik.api.Example",
                        "com.tngtech.archunit.junit.ArchTest")
                .anyMatch(method::isAnnotatedWith);
    }

    private static boolean isFound(JavaClass testClass, List<Pattern> includes) {
        JavaClass outermost = testClass;
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        String name = outermost.getSimpleName();
        return includes.stream().anyMatch(include -> include.matcher(name).matches());
    }

    private static List<JavaClass> testClasses() throws IOException {
        try (Stream<Path> modules = Files.list(root())) {
            List<Path> compiled = modules.map(module -> module.resolve("target/test-classes"))
                    .filter(Files::isDirectory)
                    .toList();
            return new ClassFileImporter()
                    .importPaths(compiled).stream()
                            .filter(c -> !c.getPackageName().endsWith(".planted"))
                            .filter(c -> c.getMethods().stream().anyMatch(NamingTest::isTest))
                            .toList();
        }
    }

    @Test
    void everyClassWithATestHasANameThatTheBuildLooksFor() throws IOException {
        List<Pattern> includes = includes();

        assertThat(includes).hasSizeGreaterThan(1);
        assertThat(testClasses())
                .hasSizeGreaterThan(30)
                .allSatisfy(
                        c -> assertThat(isFound(c, includes)).as(c.getName()).isTrue());
    }

    @Test
    void aClassOfAnotherNameIsNotedAsMissing() throws IOException {
        JavaClass planted = new ClassFileImporter().importClass(PlantedHelper.class);

        assertThat(isFound(planted, includes())).isFalse();
        assertThat(planted.getMethods()).anyMatch(NamingTest::isTest);
    }
}
