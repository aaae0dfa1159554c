package org.whalecurve.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.Session;

/** Publishes small runs for tests. */
final class TestRuns {
  private TestRuns() {}

  static Manifest manifest(String id, String createdAt) {
    return new Manifest(
        id,
        "Harbour & Sons",
        "USD",
        "en",
        "0.1.0",
        "duckdb",
        Engine.named("duckdb").version(),
        42,
        List.of("2026-01", "2026-02"),
        createdAt,
        List.of(new Manifest.FileEntry("data/sales.csv", 1024, "ab")),
        List.of(new Manifest.FileEntry("model/cost.yaml", 10, "cd")),
        List.of(new Manifest.TableEntry("customer", 3, 100, "ef", "01")),
        List.of(new Manifest.StepEntry("profit.customer", 0.25, 3, false)),
        Map.of("transaction.net_amount", "1200.50"),
        List.of("No ledger: only traced cost is shown."),
        Map.of());
  }

  static void publish(Path workspace, String id, String createdAt) {
    try (RunWriter writer = RunWriter.begin(workspace, id)) {
      customers(writer.table("customer"));
      writer.modelFile("model/cost.yaml", "pools: {}\n");
      writer.publish(manifest(id, createdAt));
    }
  }

  static void customers(Path file) {
    try {
      Path temp = Files.createTempDirectory("whalecurve-test-");
      try (Session session = Engine.named("duckdb").open(new Engine.Config(1, "", temp))) {
        session.writeParquet(
            "SELECT * FROM (VALUES ('C1', 10.500000::DECIMAL(18,6)), ('C2', NULL), ('C3', -0.500000))"
                + " t(customer_id, full_profit) ORDER BY customer_id",
            file);
      }
      RunFolders.delete(temp);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
