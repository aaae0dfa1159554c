package org.whalecurve.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.Session;
import org.whalecurve.kernel.Fingerprint;
import org.whalecurve.runs.Manifest;
import org.whalecurve.runs.RunReader;
import org.whalecurve.runs.RunStore;
import org.whalecurve.runs.RunWriter;

/** Publishes a run of an invented company, Harbour Supply, whose tables all tie. */
final class Company {
  static final List<String> TABLES =
      List.of(
          "customer",
          "profit",
          "activity_cost",
          "activity",
          "resource",
          "cost_flow",
          "balance",
          "quality",
          "reject",
          "segment_profit",
          "whale_curve");

  private final Path workspace;
  private final List<String> changes = new ArrayList<>();
  private int customers = 480;
  private String name = "Harbour Supply";
  private String title = "title_en";
  private List<String> tables = TABLES;

  private Company(Path workspace) {
    this.workspace = workspace;
  }

  static Company in(Path workspace) {
    return new Company(workspace);
  }

  Company customers(int count) {
    customers = count;
    return this;
  }

  Company named(String company) {
    name = company;
    return this;
  }

  Company titled(String column) {
    title = column;
    return this;
  }

  /** Publishes these tables only. */
  Company tables(List<String> published) {
    tables = published;
    return this;
  }

  /** A statement that changes the tables before they are published. */
  Company change(String sql) {
    changes.add(sql);
    return this;
  }

  RunReader publish() {
    Path temp = workspace.resolve("temp");
    try (RunWriter writer = RunWriter.begin(workspace, "2026-04-02-001");
        Session session = Engine.named("duckdb").open(new Engine.Config(2, "", temp))) {
      for (String statement : statements()) session.execute(statement);
      changes.forEach(session::execute);
      List<Manifest.TableEntry> entries = new ArrayList<>();
      for (String table : tables) entries.add(write(session, writer, table));
      writer.publish(manifest(entries));
    }
    return RunReader.open(Engine.named("duckdb"), RunStore.of(workspace).folder("latest"));
  }

  private List<String> statements() {
    try (InputStream in = Company.class.getResourceAsStream("company.sql")) {
      String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String sql =
          script.replace(":customers", Integer.toString(customers)).replace(":title", title);
      return List.of(sql.split(";\\s*\\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Manifest.TableEntry write(Session session, RunWriter writer, String table) {
    Path file = writer.table(table);
    session.writeParquet("SELECT * FROM " + table, file);
    long rows = session.query("SELECT count(*) FROM " + table).get(0).integer(0);
    String print = Fingerprint.ofFile(file);
    try {
      return new Manifest.TableEntry(table, rows, Files.size(file), print, print);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Manifest manifest(List<Manifest.TableEntry> entries) {
    String sha = Fingerprint.ofText("file");
    return new Manifest(
        "2026-04-02-001",
        name,
        title.equals("title_zh") ? "CNY" : "EUR",
        "en",
        "0.1.0",
        "duckdb",
        Engine.named("duckdb").version(),
        42,
        List.of("2026-01", "2026-02", "2026-03"),
        "2026-04-02T08:15:30Z",
        List.of(
            new Manifest.FileEntry("data/ledger-2026.xlsx", 20_480, sha),
            new Manifest.FileEntry("data/sales-01.csv", 912_000, sha)),
        List.of(new Manifest.FileEntry("model/cost.yaml", 3_100, sha)),
        entries,
        List.of(
            new Manifest.StepEntry("intake.transaction", 1.4, 23_953, false),
            new Manifest.StepEntry("costing.price", 0.8, 41_200, false),
            new Manifest.StepEntry("profit.customer", 0.2, 482, true)),
        Map.of("ledger.amount", "412345.67"),
        List.of("281 transaction rows stood in two files and were counted once."),
        Map.of());
  }
}
