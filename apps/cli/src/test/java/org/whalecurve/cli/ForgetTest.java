package org.whalecurve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.Session;
import tools.jackson.databind.JsonNode;

/** Names stand apart from the runs, and can be forgotten. */
class ForgetTest {
  private static final String NAME = "Wilhelmina";

  @TempDir Path temp;
  private Path shop;

  @BeforeEach
  void aShop() throws IOException {
    shop = Files.createDirectories(temp.resolve("shop"));
    Files.createDirectories(shop.resolve("data"));
    Files.createDirectories(shop.resolve("model"));
    write(
        "whalecurve.yaml",
        """
        name: Shop
        currency: EUR
        period: month
        sources:
          customer:
            files: data/customers.csv
          transaction:
            files: data/sales.csv
          ledger:
            files: data/ledger.csv
        """);
    write("model/cost.yaml", "pools:\n  rent: {where: account = '6000', to: customer, by: even}\n");
    write(
        "data/customers.csv",
        """
        customer_id,name,region,birthday
        C1,Wilhelmina One,North,1970-01-02
        C2,Otto,South,1980-02-03
        C3,Wilhelmina Three,South,long ago
        C4,Wilhelmina Four,South,1980-02-03,surplus
        """);
    write(
        "data/sales.csv",
        """
        transaction_id,line_no,date,customer_id,net_amount
        A,1,2026-01-05,C1,100
        B,1,2026-01-06,C2,250
        """);
    write("data/ledger.csv", "period,account,cost_center,amount\n2026-01,6000,hq,60\n");
    assertThat(call("run").code()).isZero();
  }

  @Test
  void customersAreShownWithTheirNamesWhichNoRunHolds() throws IOException {
    assertThat(nameOf("C1")).isEqualTo("Wilhelmina One");
    assertThat(columnsOf("SELECT * FROM customer")).startsWith("customer_id", "name");
    assertThat(wherePublished()).isEmpty();
    Path csv = temp.resolve("out.csv");
    Path parquet = temp.resolve("out.parquet");
    assertThat(call("export", "customer", "-o", csv).code()).isZero();
    assertThat(call("export", "customer", "-o", parquet).code()).isZero();
    assertThat(Files.readString(csv)).contains("Wilhelmina One");
    assertThat(has(parquet)).isTrue();
  }

  @Test
  void aRefusedRowSaysNothingOfAPerson() {
    JsonNode rejects =
        call("query", "SELECT line, value, reason FROM reject ORDER BY line", "--json").json();
    assertThat(rejects.size()).isEqualTo(2);
    for (JsonNode reject : rejects) {
      assertThat(reject.get("value").asString()).isEqualTo("(personal)");
      assertThat(reject.get("reason").asString()).doesNotContain(NAME);
    }
  }

  @Test
  void whoIsForgottenIsInNoTableAndComesBackWithNoRun() throws IOException {
    String before = fingerprints();
    String run = call("runs", "--json").json().get(0).get("run").asString();
    assertThat(call("forget", "C1").code()).isZero();
    assertThat(nameOf("C1")).isNull();
    assertThat(nameOf("C2")).isEqualTo("Otto");
    assertThat(whereKept()).isEmpty();
    Cli.Result verified = call("verify", run);
    assertThat(verified.code()).as(verified.out() + verified.err()).isZero();

    for (String how : List.of("--cache=2GB", "--fresh")) {
      assertThat(call("run", how).code()).isZero();
      assertThat(nameOf("C1")).isNull();
      assertThat(nameOf("C2")).isEqualTo("Otto");
      assertThat(fingerprints()).isEqualTo(before);
      assertThat(whereKept()).isEmpty();
    }
    write(
        "data/sales.csv",
        Files.readString(shop.resolve("data/sales.csv")) + "C,1,2026-01-07,C1,5\n");
    assertThat(call("run").code()).isZero();
    assertThat(whereKept()).isEmpty();
    assertThat(call("query", "SELECT count(*) AS n FROM customer WHERE customer_id = 'C1'").out())
        .contains("1");
  }

  @Test
  void namesSurviveARunOfWhichNothingIsLeftButThePublishedTables() throws IOException {
    delete(shop.resolve("runs/.cache"));
    assertThat(call("run").out()).contains("steps were done already");
    assertThat(nameOf("C1")).isEqualTo("Wilhelmina One");
    delete(shop.resolve("runs/.cache"));
    delete(shop.resolve("person"));
    assertThat(nameOf("C1")).isNull();
    assertThat(call("run").code()).isZero();
    assertThat(nameOf("C1")).isEqualTo("Wilhelmina One");
  }

  @Test
  void anUnknownCustomerIsMetWithAProposal() {
    Cli.Result refused = call("forget", "C9");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("no customer 'C9'").contains("Did you mean 'C1'?");
    assertThat(
            call("forget", "C1", "--json").json().get("forgotten").get(0).get("known").asBoolean())
        .isTrue();
  }

  private String nameOf(String customer) {
    String sql = "SELECT name FROM customer WHERE customer_id = '" + customer + "'";
    JsonNode name = call("query", sql, "--json").json().get(0).get("name");
    return name.isNull() ? null : name.asString();
  }

  private List<String> columnsOf(String sql) {
    return List.copyOf(call("query", sql, "--json").json().get(0).propertyNames());
  }

  private String fingerprints() {
    List<String> all = new ArrayList<>();
    for (JsonNode t : call("show", "--json").json().get("tables")) {
      all.add(t.get("table").asString() + " " + t.get("fingerprint").asString());
    }
    return String.join("\n", all);
  }

  /** Published tables with the name in them. */
  private List<Path> wherePublished() throws IOException {
    return whereKept().stream().filter(f -> f.toString().contains("/tables/")).toList();
  }

  /** Files of the workspace, its own sources aside, with the name in them. */
  private List<Path> whereKept() throws IOException {
    List<Path> found = new ArrayList<>();
    for (String folder : List.of("runs", "person")) {
      try (Stream<Path> files = Files.walk(shop.resolve(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          if (has(file)) found.add(file);
        }
      }
    }
    return found;
  }

  private static boolean has(Path file) throws IOException {
    if (!file.toString().endsWith(".parquet")) return Files.readString(file).contains(NAME);
    Engine engine = Engine.named("duckdb");
    try (Session session = engine.open(new Engine.Config(1, "", file.getParent()))) {
      session.registerParquet("t", file);
      String sql = "SELECT count(*) FROM t WHERE contains(CAST(t AS VARCHAR), '" + NAME + "')";
      return session.query(sql).get(0).integer(0) > 0;
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(shop.resolve(name), text);
  }

  private Cli.Result call(Object... args) {
    Object[] all = Arrays.copyOf(args, args.length + 2);
    all[args.length] = "-w";
    all[args.length + 1] = shop;
    return Cli.run(all);
  }
}
