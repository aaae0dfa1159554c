package org.whalecurve.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalecurve.engine.Engine;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.model.ModelLoader;
import org.whalecurve.runs.Manifest;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.RunReader;
import org.whalecurve.runs.RunStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The example of real sales: its results tie to a count of the files made without the product. */
class OnlineRetailExampleTest {
  private static final Path ROOT = Path.of(System.getProperty("whalecurve.root", ".."));
  private static final Path EXAMPLE = ROOT.resolve("examples/online-retail");
  private static final String DATA = "data/online-retail-ii";

  @TempDir Path temp;

  @Test
  void controlTotalsTieToACountOfTheFiles() throws IOException {
    Path shared = shared();
    Path workspace = workspace(shared);
    Manifest manifest =
        Runner.run(
            RunPlan.of(ModelLoader.load(workspace), RunPlan.Options.DEFAULT), RunListener.SILENT);
    assertThat(manifest.controlTotals()).containsEntry("transaction.rows", "1044847");
    try (RunReader run =
        RunReader.open(Engine.named("duckdb"), RunStore.of(workspace).folder(manifest.run()))) {
      tiesTo(run, RetailFiles.count(shared.resolve(DATA)));
      asExpected(run);
      TracedCells.check(workspace, run, 200);
    }
  }

  private static void tiesTo(RunReader run, RetailFiles counted) {
    Rows quality =
        run.query(
            "SELECT sum(rows_read) AS given, sum(accepted) AS taken, sum(overlapping) AS twice,"
                + " sum(control_total) AS net FROM quality WHERE source = 'transaction'");
    assertThat(quality.decimal(0, "given")).isEqualByComparingTo(number(counted.read));
    assertThat(quality.decimal(0, "taken")).isEqualByComparingTo(number(counted.rows));
    assertThat(quality.decimal(0, "twice"))
        .isEqualByComparingTo(number(counted.read - counted.rows));
    assertThat(quality.decimal(0, "net")).isEqualByComparingTo(counted.net);
    Rows customers =
        run.query(
            "SELECT sum(net_revenue) AS net, sum(returns) AS returns,"
                + " sum(CASE WHEN customer_id = '(unassigned)' THEN net_revenue END) AS nobody,"
                + " sum(CASE WHEN customer_id NOT LIKE '(%' THEN 1 END) AS named FROM customer");
    assertThat(customers.decimal(0, "net")).isEqualByComparingTo(counted.net);
    assertThat(customers.decimal(0, "returns")).isEqualByComparingTo(counted.returns);
    assertThat(customers.decimal(0, "nobody")).isEqualByComparingTo(counted.withoutCustomer);
    assertThat(customers.decimal(0, "named"))
        .isEqualByComparingTo(number(counted.customers.size()));
    Rows months =
        run.query("SELECT period, sum(net_revenue) AS net FROM profit GROUP BY period ORDER BY 1");
    Map<String, BigDecimal> byMonth = new TreeMap<>();
    for (int i = 0; i < months.size(); i++) {
      byMonth.put(months.text(i, "period"), months.decimal(i, "net").stripTrailingZeros());
    }
    counted.byMonth.replaceAll((month, net) -> net.stripTrailingZeros());
    assertThat(byMonth).isEqualTo(counted.byMonth);
  }

  private static BigDecimal number(long value) {
    return BigDecimal.valueOf(value);
  }

  private static void asExpected(RunReader run) throws IOException {
    JsonNode checks =
        JsonMapper.shared().readTree(Files.readString(EXAMPLE.resolve("expected.json")));
    for (JsonNode check : checks.get("queries")) {
      Rows rows = run.query(check.get("query").asString());
      JsonNode expected = check.get("rows");
      assertThat(rows.size()).as(check.get("query").asString()).isEqualTo(expected.size());
      for (int i = 0; i < rows.size(); i++) equal(rows, i, expected.get(i));
    }
  }

  private static void equal(Rows rows, int row, JsonNode expected) {
    for (Map.Entry<String, JsonNode> cell : expected.properties()) {
      if (cell.getValue().isNumber()) {
        assertThat(rows.decimal(row, cell.getKey()))
            .as(cell.getKey())
            .isEqualByComparingTo(new BigDecimal(cell.getValue().asString()));
      } else {
        assertThat(rows.text(row, cell.getKey())).isEqualTo(cell.getValue().asString());
      }
    }
  }

  @Test
  void withoutTheFilesTheProblemNamesWhatWasLookedFor() throws IOException {
    Path workspace = workspace(temp.resolve("nothing"));
    assertThatThrownBy(() -> RunPlan.of(ModelLoader.load(workspace), RunPlan.Options.DEFAULT))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.problems())
                    .isNotEmpty()
                    .allSatisfy(p -> assertThat(p.code()).isEqualTo("no-files")));
  }

  private static Path shared() {
    String stated = System.getenv("WHALECURVE_SHARED");
    Path shared = stated == null ? ROOT.resolve("../shared") : Path.of(stated);
    boolean there = Files.isDirectory(shared.resolve(DATA));
    if (!there) System.out.println("skipped: there is no shared/" + DATA);
    Assumptions.assumeTrue(there, "there is no shared/" + DATA);
    return shared.toAbsolutePath().normalize();
  }

  /** A copy of the example that looks for its data in the given folder. */
  private Path workspace(Path shared) throws IOException {
    Path copy = temp.resolve("online-retail");
    for (String folder : List.of("", "data", "model")) {
      Files.createDirectories(copy.resolve(folder));
      try (Stream<Path> files = Files.list(EXAMPLE.resolve(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.copy(file, copy.resolve(folder).resolve(file.getFileName()));
        }
      }
    }
    Path main = copy.resolve("whalecurve.yaml");
    String text = Files.readString(main);
    Files.writeString(
        main, text.replace("../../../shared/", shared.toString().replace('\\', '/') + "/"));
    return copy;
  }
}
