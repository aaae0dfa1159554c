package org.whalecurve.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Money is never a binary fraction. The generator of samples is left out: it looks for a plausible
 * company numerically and writes what it finds as decimals.
 */
class MoneyTest {
  private static final String MONEY =
      "(?i)(.*_)?(amount|cost|revenue|profit|income|charge)s?|.*(Amount|Cost|Revenue|Profit|Income|Charge)s?";
  private static final String SAMPLES = "org.whalecurve.samples..";
  private static final Set<String> BINARY =
      Set.of("float", "double", "java.lang.Float", "java.lang.Double", "[D", "[F");

  private static final DescribedPredicate<JavaClass> BINARY_FRACTION =
      describe("float or double", type -> BINARY.contains(type.getName()));

  @Test
  void no_field_of_money_is_a_binary_fraction() {
    noFields()
        .that()
        .haveNameMatching(MONEY)
        .and()
        .areDeclaredInClassesThat()
        .resideOutsideOfPackage(SAMPLES)
        .should()
        .haveRawType(BINARY_FRACTION)
        .check(Classes.SHIPPED);
  }

  @Test
  void no_method_gives_money_as_a_binary_fraction() {
    noMethods()
        .that()
        .haveNameMatching(MONEY)
        .and()
        .areDeclaredInClassesThat()
        .resideOutsideOfPackage(SAMPLES)
        .should()
        .haveRawReturnType(BINARY_FRACTION)
        .check(Classes.SHIPPED);
  }
}
