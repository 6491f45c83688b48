package ai.whattalk.jdbc;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.text.DecimalFormat;
import java.text.SimpleDateFormat;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Which package may use which, and what none may use. */
final class ArchitectureTest {
  private static final String FACE = "ai.whattalk.jdbc";
  private static final String SQL = "ai.whattalk.jdbc.sql..";
  private static final String API = "ai.whattalk.jdbc.api..";
  private static final String DEMO = "ai.whattalk.jdbc.demo..";
  private static final String[] HTTP_AND_JSON = {
    "okhttp3..", "okio..", "kotlin..", "com.fasterxml.jackson.."
  };

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(FACE);

  @Test
  void apiUsesNoOtherPackage() {
    check(
        noClasses()
            .that()
            .resideInAPackage(API)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FACE, SQL, DEMO));
  }

  @Test
  void demoUsesApiAlone() {
    check(
        noClasses()
            .that()
            .resideInAPackage(DEMO)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FACE, SQL));
  }

  @Test
  void sqlUsesApiAlone() {
    check(
        noClasses()
            .that()
            .resideInAPackage(SQL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FACE, DEMO));
  }

  @Test
  void packagesFormNoCycle() {
    check(slices().matching("ai.whattalk.(**)").should().beFreeOfCycles());
  }

  @Test
  void apiKnowsNothingOfJdbc() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(API, DEMO)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql.."));
  }

  @Test
  void calciteStaysInSql() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(SQL)
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.calcite..")));
  }

  @Test
  void httpAndJsonStayInApiAndDemo() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(API, DEMO)
            .should()
            .dependOnClassesThat(resideInAnyPackage(HTTP_AND_JSON)));
  }

  @Test
  void nothingIsPrinted() {
    check(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
  }

  @Test
  void nothingDependsOnTheDefaultLocale() {
    check(
        noClasses()
            .should()
            .callMethod(Locale.class, "getDefault")
            .orShould()
            .callMethod(String.class, "format", String.class, Object[].class)
            .orShould()
            .callMethod(String.class, "formatted", Object[].class)
            .orShould()
            .callMethod(DateTimeFormatter.class, "ofPattern", String.class)
            .orShould()
            .callConstructor(SimpleDateFormat.class, String.class)
            .orShould()
            .callConstructor(DecimalFormat.class, String.class));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }
}
