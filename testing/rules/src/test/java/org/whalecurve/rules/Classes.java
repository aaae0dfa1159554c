package org.whalecurve.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** Every class that the project ships. */
final class Classes {
  static final JavaClasses SHIPPED =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          // Made from templates by the build.
          .withImportOption(location -> !location.contains("/org/whalecurve/web/jte/"))
          .importPackages("org.whalecurve");

  private Classes() {}
}
