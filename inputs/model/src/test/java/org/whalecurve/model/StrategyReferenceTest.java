package org.whalecurve.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.model.strategy.LeverModel;
import org.whalecurve.model.strategy.StrategyModel;

/**
 * model/strategy.yaml: the example of its page loads and fits the schema; what is wrong is told.
 */
class StrategyReferenceTest {
  @TempDir Path folder;

  private static String example() throws IOException {
    String page = Files.readString(Workspaces.root().resolve("docs/reference/strategy.md"));
    Matcher block = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(page);
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  private static List<String> schemaErrors(String yaml) throws IOException {
    String text = Files.readString(Workspaces.root().resolve("docs/schema/strategy.schema.json"));
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text, InputFormat.JSON);
    return schema.validate(yaml, InputFormat.YAML).stream().map(Object::toString).toList();
  }

  private StrategyModel load(String yaml) {
    Workspaces.write(folder, "model/strategy.yaml", yaml);
    return Workspaces.load(folder, Workspaces.MAIN, null, null).strategy();
  }

  @Test
  void the_example_loads_and_fits_the_schema() throws IOException {
    assertThat(schemaErrors(example())).isEmpty();
    StrategyModel model = load(example());
    assertThat(model.treatments())
        .extracting(StrategyModel.Treatment::name)
        .containsExactly("personal_service", "reprice", "standardise");
    assertThat(model.treatments().get(0).excludes()).containsExactly("standardise");
    assertThat(model.rules())
        .extracting(StrategyModel.Rule::name)
        .containsExactly("silent", "top", "price_too_low", "rest");
    assertThat(model.rules().get(3).titles()).containsEntry("en", "rest");
    assertThat(model.action("price_review").orElseThrow().customersMax()).isEqualTo(200);
    assertThat(model.action("price_review").orElseThrow().budgetMax()).isEqualByComparingTo("6000");
    assertThat(model.action("visit").orElseThrow().ownerOtherwise()).isEqualTo("Sales desk");
    assertThat(model.levers().targetMargin()).isEqualByComparingTo("0.15");
    assertThat(model.levers().views()).containsExactly(LeverModel.View.values());
    assertThat(model.service().get(1).when()).isNull();
    assertThat(model.service().get(1).priority()).isEqualTo(2);
  }

  @Test
  void an_empty_file_has_defaults() throws IOException {
    assertThat(schemaErrors("{}")).isEmpty();
    StrategyModel model = load("{}");
    assertThat(model.rules()).isEmpty();
    assertThat(model.levers().targetMargin()).isEqualByComparingTo("0.10");
    assertThat(model.levers().only()).containsExactly(LeverModel.Lever.values());
    assertThat(model.levers().views()).containsExactly(LeverModel.View.FULL);
  }

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "rules: {a: {treatment: x}}                                      | missing-key       | when: true",
        "rules: {a: {when: a > 1}}                                       | empty-rule        | Give it one",
        "rules: {a: {when: a > 1, tretment: x}}                          | unknown-key       | treatment",
        "rules: {A b: {when: a > 1, actions: x}}                         | bad-name          | 'a_b'",
        "levers: {target_margin: 120%}                                   | out-of-range      | 0.99",
        "levers: {only: [prise]}                                         | unknown-word      | price",
        "levers: {views: [ful]}                                          | unknown-word      | full",
        "levers: {price_max: -1}                                         | out-of-range      | 0 or more",
        "levers: {orders_min: 0}                                         | out-of-range      | 1 to",
        "treatments: {a: {lever: raise}}                                 | unknown-word      | raise_price",
        "actions: {a: {limit: {custmers: 3}}}                            | unknown-key       | customers",
        "actions: {a: {return_min: much}}                                | wrong-number      | digits",
        "service: {a: {priority: 100}}                                   | out-of-range      | 1 to 99",
        "service: {a: {prompt: {de: x}}}                                 | unknown-key       | en",
        "rule: {}                                                        | unknown-key       | rules",
      })
  void what_the_loader_refuses_the_schema_refuses(String yaml, String code, String words)
      throws IOException {
    assertThat(schemaErrors(yaml)).isNotEmpty();
    assertThat(problems(yaml))
        .anySatisfy(
            p -> {
              assertThat(p.code()).isEqualTo(code);
              assertThat(p.message() + p.remedy()).contains(words);
              assertThat(p.place().file()).isEqualTo("model/strategy.yaml");
              assertThat(p.place().line()).isEqualTo(1);
            });
  }

  private List<Problem> problems(String yaml) {
    return catchThrowableOfType(ProblemException.class, () -> load(yaml)).problems();
  }

  /** What no schema can say: names that must stand elsewhere. All at once, with their places. */
  @Test
  void names_that_stand_nowhere_are_found_all_at_once() {
    String yaml =
        """
        treatments:
          grow: {excludes: [shrnk, grow]}
          shrink: {}
        actions:
          visit: {}
        rules:
          a: {when: x > 1, treatment: growth, actions: [visit, vsit]}
          a: {when: x > 2, treatment: grow}
        service:
          all: {}
          vip: {when: x > 1}
        """;
    assertThat(problems(yaml))
        .extracting(p -> p.place().line() + ":" + p.place().column() + " " + p.code())
        .containsExactly(
            "2:10 excludes-itself",
            "2:21 unknown-treatment",
            "7:31 unknown-treatment",
            "7:56 unknown-action",
            "8:3 duplicate-key",
            "11:8 never-reached");
    assertThat(problems(yaml).get(1).remedy()).isEqualTo("Did you mean 'shrink'?");
    assertThat(problems(yaml).get(3).remedy()).isEqualTo("Did you mean 'visit'?");
  }
}
