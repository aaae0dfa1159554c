package org.whalecurve.model;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.whalecurve.model.CostModel.Driver;
import org.whalecurve.model.CostModel.Target;
import org.whalecurve.model.yaml.ExprText;

/** The examples of docs/reference/model.md load and fit the schemas: all three say the same. */
class ReferenceTest {
  private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  private static List<String> blocks() throws IOException {
    String page = Files.readString(Workspaces.root().resolve("docs/reference/model.md"));
    return BLOCK.matcher(page).results().map(m -> m.group(1)).toList();
  }

  /** cost.yaml of the page, its list of destinations taken up by a pool of its own. */
  private static String cost() throws IOException {
    return blocks()
        .get(1)
        .replace(
            "resources:\n",
            "  shared:\n    where: account = '6606'\n" + blocks().get(2) + "resources:\n");
  }

  private static List<String> schemaErrors(String schema, String yaml) throws IOException {
    String text =
        Files.readString(Workspaces.root().resolve("docs/schema/" + schema + ".schema.json"));
    Schema checked =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text, InputFormat.JSON);
    return checked.validate(yaml, InputFormat.YAML).stream().map(Object::toString).toList();
  }

  @Test
  void theExamplesFitTheSchemas() throws IOException {
    assertThat(blocks()).hasSize(4);
    assertThat(schemaErrors("whalecurve", blocks().get(0))).isEmpty();
    assertThat(schemaErrors("cost", cost())).isEmpty();
    assertThat(schemaErrors("profit", blocks().get(3))).isEmpty();
  }

  @Test
  void theExamplesLoad() throws IOException {
    Workspace workspace = Workspaces.load(folder, blocks().get(0), cost(), blocks().get(3));
    assertThat(workspace.name()).isEqualTo("Service desk");
    assertThat(workspace.files())
        .containsOnlyKeys("whalecurve.yaml", "model/cost.yaml", "model/profit.yaml");
    assertThat(workspace.files()).containsEntry("whalecurve.yaml", blocks().get(0));
    Workspace.Source source = workspace.sources().get(0);
    assertThat(source.columns().get("customer_id").stream().map(ExprText::text))
        .containsExactly("Customer ID", "CustomerID");
    assertThat(source.format().dateFormat()).isEqualTo("dd.MM.yyyy");
    assertThat(workspace.profit().dimensions()).hasSize(4);
    assertThat(workspace.profit().capitalRate()).isEqualByComparingTo("0.10");
    assertThat(workspace.cost().activities().get(0).assign().get(0).by())
        .isInstanceOf(Driver.Facts.class);
    assertThat(workspace.cost().pools().get(2).assign().get(1).to())
        .isInstanceOf(Target.Objects.class);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "whalecurve | {currency: USD, sources: {transactions: {files: a.csv}}}",
        "whalecurve | {currency: USD, sources: {transaction: {file: a.csv}}}",
        "whalecurve | {currency: USD, perod: month, sources: {}}",
        "cost | {pools: {a: {to: customer}}}",
        "cost | {pools: {A: {where: x, to: customer, by: even}}}",
        "cost | {pools: {a: {where: x, to: customer, by: evn}}}",
        "cost | {activities: {a: {time: 5, per: order, to: customer}}}",
        "cost | {activities: {a: {to: customer, by: {count: orders}}}}",
        "cost | {activities: {a: {to: customer, by: {sum: quantity}}}}",
        "profit | {capital: {rate: 2}}",
        "profit | {dimensions: [[a, b, c]]}",
      })
  void theSchemasRefuseWhatTheLoaderRefuses(String schema, String yaml) throws IOException {
    assertThat(schemaErrors(schema, yaml)).isNotEmpty();
    String main = schema.equals("whalecurve") ? yaml : Workspaces.MAIN;
    String cost = schema.equals("cost") ? yaml : null;
    String profit = schema.equals("profit") ? yaml : null;
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> Workspaces.load(folder, main, cost, profit)))
        .isInstanceOf(org.whalecurve.kernel.ProblemException.class);
  }
}
