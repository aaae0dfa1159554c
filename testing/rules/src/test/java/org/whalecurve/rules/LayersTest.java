package org.whalecurve.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Who may use whom. What is absent here is forbidden. */
class LayersTest {
  /** Module, then what it may use. */
  private static final Map<String, List<String>> MAY_USE =
      modules(
          """
          kernel        |
          tables        | kernel
          model         | kernel tables
          engine        | kernel
          engine.duckdb | kernel engine
          intake        | kernel tables model engine
          samples       | kernel
          costing       | kernel tables model engine
          profit        | kernel tables model engine
          value         | kernel tables model engine
          strategy      | kernel tables model engine
          runs          | kernel tables engine
          reports       | kernel tables runs
          flow          | kernel tables model engine intake costing profit value strategy runs
          cli           | kernel tables model engine intake samples flow runs reports
          web           | kernel tables model engine intake samples flow runs reports
          fixtures      | kernel tables model engine intake samples costing profit value strategy runs reports flow cli
          """);

  static final List<String> MODULES = List.copyOf(MAY_USE.keySet());

  private static Map<String, List<String>> modules(String text) {
    Map<String, List<String>> modules = new TreeMap<>();
    text.lines()
        .map(line -> line.split("\\|", 2))
        .forEach(cells -> modules.put(cells[0].strip(), List.of(cells[1].strip().split(" +"))));
    return modules;
  }

  /** The module of a class: the longest name that its package begins with; "" for a library's. */
  private static String module(JavaClass type) {
    String name = type.getPackageName() + ".";
    return MODULES.stream()
        .filter(module -> name.startsWith("org.whalecurve." + module + "."))
        .max((a, b) -> Integer.compare(a.length(), b.length()))
        .orElse("");
  }

  private static DescribedPredicate<JavaClass> in(String module) {
    return describe("in " + module, type -> module(type).equals(module));
  }

  @Test
  void every_class_is_in_a_module() {
    assertThat(Classes.SHIPPED.stream().filter(type -> module(type).isEmpty())).isEmpty();
    assertThat(new TreeSet<>(Classes.SHIPPED.stream().map(LayersTest::module).toList()))
        .containsExactlyElementsOf(MODULES);
  }

  @ParameterizedTest
  @FieldSource("MODULES")
  void a_module_uses_only_what_it_may(String module) {
    DescribedPredicate<JavaClass> allowed =
        describe(
            "in " + module + " or one of " + MAY_USE.get(module),
            type -> {
              String other = module(type);
              return other.isEmpty() || other.equals(module) || MAY_USE.get(module).contains(other);
            });
    classes().that(in(module)).should().onlyDependOnClassesThat(allowed).check(Classes.SHIPPED);
  }

  @Test
  void no_package_uses_one_that_uses_it() {
    slices().matching("org.whalecurve.(**)").should().beFreeOfCycles().check(Classes.SHIPPED);
  }

  /** A library that only some modules know can be exchanged there. */
  @ParameterizedTest
  @CsvSource({
    "org.duckdb, engine.duckdb",
    "org.apache.calcite, model",
    "org.snakeyaml, model",
    "org.hipparchus, costing value",
    "picocli, cli",
    "org.dhatim.fastexcel, intake reports",
    "tools.jackson, runs reports cli intake flow web"
  })
  void a_library_is_known_to_few(String library, String modules) {
    List<String> known = Arrays.asList(modules.split(" "));
    noClasses()
        .that(describe("not in " + modules, type -> !known.contains(module(type))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library + "..")
        .check(Classes.SHIPPED);
  }

  @Test
  void internal_packages_stay_inside_their_module() {
    for (String module : MODULES) {
      noClasses()
          .that(describe("not in " + module, type -> !module(type).equals(module)))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.whalecurve." + module + "..internal..")
          .allowEmptyShould(true)
          .check(Classes.SHIPPED);
    }
  }
}
