package org.whalecurve.flow.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.whalecurve.flow.editing.Completions.Completion;
import org.whalecurve.flow.editing.Completions.Kind;

/** What an editor offers where somebody writes; {@code ‸} is the cursor. */
class CompletionsTest {
  private static final Path DESK =
      Path.of(System.getProperty("whalecurve.root")).resolve("examples/service-desk");

  @Test
  void keysOfAnActivityThatIsBeingWritten() {
    assertThat(texts("cost.yaml", "activities:\n  order:\n    resource: desk\n    ‸\n"))
        .contains("title", "time", "per", "to", "level")
        .doesNotContain("resource", "pools", "capacity_min");
    assertThat(texts("cost.yaml", "activities:\n  order:\n    ti‸"))
        .containsExactly("title", "time");
    assertThat(texts("cost.yaml", "‸")).contains("pools", "resources", "activities", "method");
    assertThat(texts("cost.yaml", "activities:\n  order: {per: event, ‸}"))
        .contains("time")
        .doesNotContain("per");
  }

  @Test
  void aKeySaysWhatItIsInBothLanguages() {
    Completion key = all("cost.yaml", "activities:\n  order:\n    resour‸").get(0);
    assertThat(key.kind()).isEqualTo(Kind.KEY);
    assertThat(key.en()).isEqualTo("Time-driven: the resource whose time it uses.");
    assertThat(key.zh()).contains("资源");
  }

  @Test
  void valuesOfChoices() {
    assertThat(texts("cost.yaml", "method: ‸"))
        .containsExactly("reciprocal", "step_down", "direct");
    assertThat(texts("cost.yaml", "activities:\n  a: {value_adding: ‸"))
        .containsExactly("true", "false");
    assertThat(texts("whalecurve.yaml", "locale: zh‸")).containsExactly("zh-CN");
    assertThat(texts("cost.yaml", "# method: ‸")).isEmpty();
  }

  @Test
  void namesThatTheModelHas() {
    String begun = "activities:\n  order:\n    resource: ‸";
    assertThat(texts("cost.yaml", begun)).contains("customer_service");
    String more = "resources:\n  van: {capacity_min: 5}\nactivities:\n  drive:\n    resource: v‸";
    assertThat(texts("cost.yaml", more)).containsExactly("van");
    assertThat(texts("cost.yaml", "pools:\n  rent:\n    to:\n    - ‸"))
        .contains("customer_service", "order", "inquiry", "customer", "facility");
    assertThat(texts("cost.yaml", "pools:\n  rent:\n    by: {shares: {cust‸"))
        .containsExactly("customer_service");
  }

  @Test
  void columnsAndFunctionsInsideAnExpression() {
    assertThat(all("cost.yaml", "activities:\n  order:\n    where: type = 'a' AND quan‸"))
        .extracting(Completion::text, Completion::kind)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("quantity", Kind.COLUMN));
    assertThat(texts("cost.yaml", "pools:\n  rent:\n    where: |\n      cost_cen‸"))
        .containsExactly("cost_center");
    assertThat(texts("cost.yaml", "pools:\n  rent:\n    where: starts‸"))
        .containsExactly("STARTS_WITH");
    assertThat(texts("cost.yaml", "pools:\n  rent:\n    where: \"a = 1 AND amou‸"))
        .contains("amount");
  }

  @Test
  void columnsOfATableAndHeadersOfItsFiles() {
    String sources = "name: X\ncurrency: USD\nsources:\n  transaction:\n    files: data/*.csv\n";
    assertThat(texts("whalecurve.yaml", sources + "    columns:\n      net_‸"))
        .containsExactly("net_amount");
    assertThat(texts("whalecurve.yaml", sources + "  le‸")).containsExactly("ledger");
  }

  @Test
  void everyDescriptionOfTheSchemasHasAChineseTwin() {
    List<String> missing =
        SchemaDescriptions.all().stream().filter(d -> Glossary.chinese(d).isEmpty()).toList();
    assertThat(missing).isEmpty();
  }

  @Test
  void anyCursorInAnyTextIsAnswered() {
    String text = "a: {b: [c, 'd, e]\n- - x: |\n   y\n\t: }\n";
    for (int line = 1; line < 8; line++) {
      for (int column = 1; column < 24; column++) Cursor.at(text, line, column);
    }
    assertThat(Cursor.at("", 1, 1).path()).isEmpty();
  }

  private static List<String> texts(String file, String text) {
    return all(file, text).stream().map(Completion::text).toList();
  }

  private static List<Completion> all(String file, String text) {
    int at = text.indexOf('‸');
    String before = text.substring(0, at);
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    int column = at - before.lastIndexOf('\n');
    return Completions.at(DESK, file, text.replace("‸", ""), line, column);
  }
}
