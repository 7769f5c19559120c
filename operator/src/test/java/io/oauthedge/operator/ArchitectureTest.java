package io.oauthedge.operator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the operator's packages may know of each other. */
@AnalyzeClasses(
    packages = "io.oauthedge.operator",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule STAGES_ONLY_LOOK_BACKWARDS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("identity")
          .definedBy("..operator.identity..")
          .layer("resolve")
          .definedBy("..operator.resolve..")
          .layer("validate")
          .definedBy("..operator.validate..")
          .layer("provider")
          .definedBy("..operator.provider..")
          .layer("plan")
          .definedBy("..operator.plan..")
          .layer("render")
          .definedBy("..operator.render..")
          .layer("observe")
          .definedBy("..operator.observe..")
          .layer("status")
          .definedBy("..operator.status..")
          .layer("reconcile")
          .definedBy("..operator.reconcile..")
          .layer("process")
          .definedBy("io.oauthedge.operator")
          .whereLayer("process")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("reconcile")
          .mayOnlyBeAccessedByLayers("process")
          .whereLayer("status")
          .mayOnlyBeAccessedByLayers("reconcile", "process")
          .whereLayer("observe")
          .mayOnlyBeAccessedByLayers("status", "reconcile", "process")
          .whereLayer("render")
          .mayOnlyBeAccessedByLayers("reconcile")
          .whereLayer("plan")
          .mayOnlyBeAccessedByLayers("render", "observe", "status", "reconcile", "process")
          .whereLayer("provider")
          .mayOnlyBeAccessedByLayers("validate", "plan", "render", "status")
          .whereLayer("validate")
          .mayOnlyBeAccessedByLayers("plan", "status", "reconcile")
          .whereLayer("resolve")
          .mayOnlyBeAccessedByLayers("validate", "plan", "status", "reconcile");

  @ArchTest
  static final ArchRule PURE_STAGES_HAVE_NO_CLIENT_AND_NO_CLOCK =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..operator.validate..",
              "..operator.provider..",
              "..operator.plan..",
              "..operator.render..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.fabric8.kubernetes.client..", "io.javaoperatorsdk..")
          .orShould()
          .callMethod(java.time.Instant.class, "now");

  @ArchTest
  static final ArchRule ONLY_RECONCILE_KNOWS_JOSDK =
      classes()
          .that()
          .resideOutsideOfPackages("..operator.reconcile..", "io.oauthedge.operator")
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackage("io.javaoperatorsdk..");

  @ArchTest
  static final ArchRule NEVER_THE_DATAPLANE_OR_THE_DEMO =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.oauthedge.dataplane..", "io.oauthedge.demo..");

  @ArchTest
  static final ArchRule ONLY_THE_CANARY_SENDS_BY_VERTX =
      noClasses()
          .that()
          .resideOutsideOfPackage("..operator.canary..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.vertx..");
}
