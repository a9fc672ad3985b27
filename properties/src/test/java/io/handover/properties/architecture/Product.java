package io.handover.properties.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;

/** The classes of the product, without tests and benchmarks. */
final class Product {
    private static final String ROOT = "io.handover.";

    /** The modules, those below before those above them. */
    static final List<String> MODULES = List.of(
            "model", "simulator", "explorer", "analysis", "files", "emulator", "sandbox", "executor", "console");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(MODULES.stream().map(module -> ROOT + module).toList());

    private Product() {}

    static JavaClasses classes() {
        return CLASSES;
    }

    /** A package, where it has classes, and all below it. */
    static List<String> packagesFrom(String name) {
        return CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(other -> other.equals(name) || other.startsWith(name + "."))
                .distinct()
                .toList();
    }

    static List<String> packagesBelow(String prefix) {
        return CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(prefix + "."))
                .distinct()
                .toList();
    }
}
