package org.whalecurve.flow;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.whalecurve.engine.Step;

/** A list of steps that could not run is refused before anything runs. */
class PlanRulesTest {
  @Test
  void eachStepReadsWhatAnEarlierOneWrote() {
    assertThatCode(() -> PlanRules.check(List.of(step("a", "x"), step("b", "y", "x"))))
        .doesNotThrowAnyException();
    assertRefused("it reads x, which nothing wrote", step("b", "y", "x"), step("a", "x"));
  }

  @Test
  void namesAreUnique() {
    assertRefused("its name stands twice", step("a", "x"), step("a", "y"));
  }

  @Test
  void noTableIsWrittenTwice() {
    assertRefused("it writes x, which is there already", step("a", "x"), step("b", "x"));
  }

  @Test
  void sqlWritesOneTable() {
    Step two = new Step("a", "a", List.of(), List.of("x", "y"), new Step.Sql("SELECT 1"));
    assertRefused("SQL writes one table, not [x, y]", two);
  }

  private static void assertRefused(String why, Step... steps) {
    assertThatThrownBy(() -> PlanRules.check(List.of(steps))).hasMessageEndingWith(why);
  }

  private static Step step(String name, String writes, String... reads) {
    return Step.sql(name, name, List.of(reads), writes, "SELECT 1");
  }
}
