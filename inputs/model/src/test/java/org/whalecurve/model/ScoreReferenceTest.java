package org.whalecurve.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.model.score.ClassModel;
import org.whalecurve.model.score.MatrixModel;
import org.whalecurve.model.score.ScoreModel;
import org.whalecurve.model.score.Scorecard;

/** The examples of docs/reference/value-score.md load and fit the schema; so do the templates. */
class ScoreReferenceTest {
  private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  private static List<String> blocks() throws IOException {
    String page = Files.readString(Workspaces.root().resolve("docs/reference/value-score.md"));
    return BLOCK.matcher(page).results().map(m -> m.group(1)).toList();
  }

  private static List<String> schemaErrors(String yaml) throws IOException {
    String text = Files.readString(Workspaces.root().resolve("docs/schema/value.schema.json"));
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text, InputFormat.JSON);
    return schema.validate(yaml, InputFormat.YAML).stream().map(Object::toString).toList();
  }

  private ScoreModel load(String yaml) {
    Workspaces.write(folder, "model/value.yaml", yaml);
    return Workspaces.load(folder, Workspaces.MAIN, null, null).value().score();
  }

  @Test
  void the_examples_load_and_fit_the_schema() throws IOException {
    List<String> blocks = blocks();
    assertThat(blocks).hasSize(5);
    String page = blocks.get(0) + blocks.get(1) + blocks.get(2) + blocks.get(3) + blocks.get(4);
    assertThat(schemaErrors(page)).isEmpty();
    ScoreModel score = load(page);
    assertThat(score.card().indicators()).hasSize(4);
    assertThat(score.card().weighting().judgements()).hasSize(2);
    assertThat(score.tiers().classes()).hasSize(4);
    assertThat(score.classes()).extracting(ClassModel::name).containsExactly("size", "abc_profit");
    assertThat(score.matrices())
        .extracting(MatrixModel::name)
        .containsExactly("profit_cost", "own");
    assertThat(score.clusters().most()).isEqualTo(6);
  }

  @Test
  void what_comes_with_the_product() {
    ScoreModel score = load("as_of: 2026-01-31\n");
    List<Scorecard.Indicator> indicators = score.card().indicators();
    assertThat(indicators).hasSize(17).allMatch(i -> i.titles().size() == 2);
    assertThat(
            indicators.stream()
                .filter(i -> !i.penalty())
                .mapToDouble(i -> i.weight().doubleValue())
                .sum())
        .isEqualTo(100);
    for (String[] category :
        new String[][] {{"contribution", "40"}, {"traits", "34"}, {"relationship", "26"}}) {
      assertThat(
              indicators.stream()
                  .filter(i -> i.category().equals(category[0]) && !i.penalty())
                  .mapToDouble(i -> i.weight().doubleValue())
                  .sum())
          .isEqualTo(Double.parseDouble(category[1]));
    }
    assertThat(
            indicators.stream()
                .filter(Scorecard.Indicator::penalty)
                .map(i -> i.weight().intValue()))
        .containsExactly(2, 3);
    assertThat(score.card().dimensions())
        .containsOnlyKeys("current_value", "potential_value", "loyalty", "influence");
    assertThat(score.matrices()).hasSize(7);
    for (MatrixModel matrix : score.matrices()) {
      assertThat(matrix.segments()).as(matrix.name()).hasSize(4);
      for (MatrixModel.Segment s : matrix.segments()) {
        for (var texts : List.of(s.titles(), s.traits(), s.customers(), s.need(), s.treatment()))
          assertThat(texts).as(matrix.name() + "." + s.name()).containsOnlyKeys("en", "zh");
      }
    }
  }

  @Test
  void own_indicators_change_the_template() {
    ScoreModel score =
        load(
            """
            scorecard:
              template: key_account
              indicators:
                satisfaction: {weight: 20, from: 0, to: 10}
                own_cost: off
                churn_calls: {value: calls, penalty: 4}
            """);
    List<Scorecard.Indicator> indicators = score.card().indicators();
    assertThat(indicators).hasSize(17).noneMatch(i -> i.name().equals("own_cost"));
    Scorecard.Indicator satisfaction =
        indicators.stream().filter(i -> i.name().equals("satisfaction")).findFirst().orElseThrow();
    assertThat(satisfaction.weight()).isEqualByComparingTo("20");
    assertThat(satisfaction.category()).isEqualTo("relationship");
    assertThat(satisfaction.normalisation().method()).isEqualTo(Scorecard.Method.MINMAX);
    assertThat(satisfaction.values()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scorecard: {template: key_acount}",
        "scorecard: {missing: nothing}",
        "scorecard: {weights: equal}",
        "scorecard: {indicators: {a: {value: x, weight: 1, penalty: 1}}}",
        "scorecard: {indicators: {a: {value: x, weight: 1, bands: {0: 2}}}}",
        "scorecard: {indicators: {A b: {value: x, weight: 1}}}",
        "tiers: {classes: {a: {share: 20%}}}",
        "tiers: {method: quantiles}",
        "classes: {a: {method: natural, classes: {x: , y: }}}",
        "matrices: {m: {x: {split: 3}, y: {by: b}, segments: {}}}",
        "clusters: {count: 3}",
        "clusters: {features: [a], count: 1}"
      })
  void the_schema_refuses_what_the_loader_refuses(String yaml) throws IOException {
    assertThat(schemaErrors(yaml)).isNotEmpty();
    assertThat(catchThrowable(() -> load(yaml))).isInstanceOf(ProblemException.class);
  }
}
