package io.oauthedge.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The contract is a leaf, so that neither side drags the other in. */
@AnalyzeClasses(
    packages = "io.oauthedge.contract",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule DEPENDS_ON_JACKSON_ONLY =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.oauthedge.contract..",
              "com.fasterxml.jackson..",
              "java..",
              "javax.crypto..",
              "org.jspecify.annotations..");
}
