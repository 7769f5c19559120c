package io.oauthedge.operator;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A field that the API accepts does something: none is accepted and ignored. */
class EveryFieldIsUsedTest {
  private static final String SPEC = "io.oauthedge.crds.v1alpha1.spec";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(DO_NOT_INCLUDE_TESTS)
          .importPackages("io.oauthedge.operator", SPEC);

  @Test
  void theOperatorReadsEveryFieldOfTheSpec() {
    Stream<String> unread =
        CLASSES.stream()
            .filter(type -> type.getPackageName().startsWith(SPEC) && type.isRecord())
            .flatMap(EveryFieldIsUsedTest::accessors)
            .filter(accessor -> !isReadByTheOperator(accessor))
            .map(JavaMethod::getFullName);

    assertThat(unread).as("fields that the operator never reads").isEmpty();
  }

  private static Stream<JavaMethod> accessors(JavaClass type) {
    return Arrays.stream(type.reflect().getRecordComponents())
        .map(RecordComponent::getName)
        .map(type::getMethod);
  }

  private static boolean isReadByTheOperator(JavaMethod accessor) {
    return accessor.getAccessesToSelf().stream()
        .anyMatch(
            access -> access.getOriginOwner().getPackageName().startsWith("io.oauthedge.operator"));
  }
}
