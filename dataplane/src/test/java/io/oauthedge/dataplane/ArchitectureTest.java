package io.oauthedge.dataplane;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.oauthedge.dataplane.tls.AcceptedAuthorities;
import javax.net.ssl.TrustManager;

/** The edges of the module and inside it. */
@AnalyzeClasses(
    packages = "io.oauthedge.dataplane",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule KNOWS_NEITHER_OPERATOR_NOR_API =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.oauthedge.operator..", "io.oauthedge.crds..", "io.fabric8..");

  @ArchTest
  static final ArchRule PACKAGES_FORM_NO_CYCLE =
      slices().matching("io.oauthedge.dataplane.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule THE_PIPE_KNOWS_NOTHING_OF_THE_WALK =
      noClasses()
          .that()
          .resideInAnyPackage("..proxy..", "..header..", "..forward..", "..route..", "..token..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..walk..", "..stage..", "..exchange..", "..reload..", "..boot..");

  @ArchTest
  static final ArchRule NOBODY_IS_TRUSTED_UNSEEN =
      noClasses()
          .should()
          .callMethodWhere(
              target(nameMatching("setTrustAll|setHostnameVerificationAlgorithm"))
                  .as("a method that turns verification off"))
          .orShould()
          .dependOnClassesThat()
          .haveSimpleName("TrustAllOptions");

  /** The handshake leaves clients' certificates to the walk, which can say why it refuses. */
  @ArchTest
  static final ArchRule ONE_TRUST_MANAGER_DEFERS =
      noClasses()
          .that()
          .doNotBelongToAnyOf(AcceptedAuthorities.class)
          .should()
          .beAssignableTo(TrustManager.class);

  @ArchTest
  static final ArchRule NOTHING_DEPENDS_ON_BOOT =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.oauthedge.dataplane", "..boot..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..boot..");
}
