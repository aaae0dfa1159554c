package org.whalecurve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A month is run, verified, signed, restated. */
class SigningTest {
  @TempDir Path temp;
  private Path shop;

  @BeforeEach
  void aShopWithOneMonth() throws IOException {
    shop = Files.createDirectories(temp.resolve("shop"));
    Files.createDirectories(shop.resolve("data"));
    Files.createDirectories(shop.resolve("model"));
    Files.writeString(
        shop.resolve("whalecurve.yaml"),
        """
        name: Shop
        currency: EUR
        period: month
        sources:
          transaction:
            files: data/sales-*.csv
            columns: {transaction_id: Invoice, date: Day, customer_id: Customer, net_amount: Amount}
            key: [transaction_id]
          ledger:
            files: data/ledger-*.csv
        """);
    Files.writeString(
        shop.resolve("model/cost.yaml"),
        """
        pools:
          rent: {where: account = '6000', to: customer, by: even}
        """);
    sales("data/sales-01.csv", "A1,2026-01-05,Ann,100.00\nA2,2026-01-06,Bob,250.00\n");
    write("data/ledger-01.csv", "period,account,cost_center,amount\n2026-01,6000,hq,60\n");
    assertThat(call("run").code()).isZero();
  }

  @Test
  void aRunIsConfirmedByBuildingItAgain() {
    JsonNode verified = call("verify", "latest", "--json").json();
    assertThat(verified.get("equal").asBoolean()).isTrue();
    assertThat(verified.get("tables").size()).isGreaterThan(5);
    assertThat(call("verify").out()).contains("is confirmed").contains("byte by byte");
  }

  @Test
  void aRunIsConfirmedThoughNewFilesCameSince() throws IOException {
    sales("data/sales-02.csv", "B1,2026-02-05,Ann,100.00\n");
    assertThat(call("verify").code()).isZero();
  }

  @Test
  void aChangedOrMissingFileIsNamed() throws IOException {
    sales("data/sales-01.csv", "A1,2026-01-05,Ann,100.01\n");
    Files.delete(shop.resolve("data/ledger-01.csv"));
    JsonNode problems = call("verify", "--json").problems();
    assertThat(problems.size()).isEqualTo(2);
    assertThat(call("verify").code()).isEqualTo(1);
    assertThat(call("verify").err()).contains("data/sales-01.csv").contains("not what run");
  }

  @Test
  void aTableThatWasTamperedWithIsNotConfirmed() throws IOException {
    Path table = shop.resolve("runs").resolve(latest()).resolve("tables/activity.parquet");
    byte[] bytes = Files.readAllBytes(table);
    bytes[20] ^= 1;
    Files.write(table, bytes);
    Cli.Result verified = call("verify");
    assertThat(verified.code()).isEqualTo(1);
    assertThat(verified.out()).contains("NOT confirmed").contains("activity: the run's file was");
  }

  @Test
  void aSignedRunStaysAndItsRestatementIsShown() throws IOException {
    String signed = latest();
    assertThat(call("approve", "latest", "--by", "Ada", "--note", "closed").code()).isZero();
    write(
        "data/ledger-01.csv",
        "period,account,cost_center,amount\n2026-01,6000,hq,60\n2026-01,6000,late,40\n");
    assertThat(call("run").code()).isZero();
    Cli.Result second = call("approve", "latest", "--by", "Ada");
    assertThat(second.out()).contains("It supersedes " + signed);

    String text = call("diff", signed, "latest").out();
    assertThat(text)
        .contains("approved by Ada")
        .contains("data/ledger-01.csv")
        .containsPattern("full_profit +290.00 +250.00 +-40.00");
    JsonNode differences = call("diff", signed, "latest", "--json").json().get("differences");
    assertThat(differences.get(0).propertyNames())
        .contains("kind", "table", "key", "column", "before", "after");
    assertThat(differences.get(0).get("kind").asString()).isEqualTo("data");

    Cli.Result undo = call("undo", signed);
    assertThat(undo.code()).isEqualTo(1);
    assertThat(undo.err()).contains("was approved by Ada and stays");
    assertThat(call("approve", signed).err()).contains("A run is signed once");
    assertThat(call("runs").out()).contains("Ada, 20");
  }

  @Test
  void anUndoneRunIsGoneAndTheOneBeforeIsTheLatest() {
    String first = latest();
    assertThat(call("run").code()).isZero();
    String second = latest();
    assertThat(call("undo", second).out()).contains("the latest is " + first);
    assertThat(latest()).isEqualTo(first);
    assertThat(shop.resolve("runs").resolve(second)).doesNotExist();
    assertThat(call("undo", "latest").out()).contains("no run is left");
    assertThat(call("run").code()).isZero();
  }

  @Test
  void retentionLeavesTheNewestAndTheSigned() {
    String signed = latest();
    call("approve", signed, "--by", "Ada");
    for (int i = 0; i < 3; i++) assertThat(call("run").code()).isZero();
    String newest = latest();
    assertThat(call("runs", "--keep", "1").out()).contains("Deleted: ");
    JsonNode left = call("runs", "--json").json();
    assertThat(left.size()).isEqualTo(2);
    assertThat(left.get(0).get("run").asString()).isEqualTo(newest);
    assertThat(left.get(1).get("approval").get("by").asString()).isEqualTo("Ada");
    assertThat(call("runs", "--keep", "0").code()).isEqualTo(2);
  }

  @Test
  void nextMonthsFileIsReadBeforeItIsTaken() throws IOException {
    Path file = sales("../february.csv", "A2,2026-01-06,Bob,250.00\nB1,2026-02-05,Ann,70.00\n");
    Cli.Result taken = call("import", "--append", file);
    assertThat(taken.code()).as(taken.err()).isZero();
    assertThat(taken.out())
        .contains("is now data/sales-february.csv")
        .containsPattern("transaction +2 +1 +0 +1");
    assertThat(shop.resolve("data/sales-february.csv")).hasSameBinaryContentAs(file);
    assertThat(call("run").code()).isZero();
    assertThat(call("query", "SELECT sum(net_revenue) AS n FROM customer").out()).contains("420");
  }

  @Test
  void aFileThatIsThereAlreadyOrBringsNothingIsRefused() throws IOException {
    Path same = sales("../again.csv", "A1,2026-01-05,Ann,100.00\nA2,2026-01-06,Bob,250.00\n");
    assertThat(call("import", "--append", same).err())
        .contains("this very content already: data/sales-01.csv");
    Path part = sales("../part.csv", "A1,2026-01-05,Ann,100.00\n");
    assertThat(call("import", "--append", part).err())
        .contains("No row of the file would be taken: 1 stand in the workspace already");
    Path other = sales("../sales-01.csv", "C1,2026-03-05,Ann,1.00\n");
    assertThat(call("import", "--append", other).err()).contains("with other content");
    assertNothingCopied();
  }

  @Test
  void aChangedHeaderIsShownWithWhatMayBeMeant() throws IOException {
    Path file = write("../feb.csv", "Invoice,Day,Customers,Amount\nB1,2026-02-05,Ann,70.00\n");
    Cli.Result refused = call("import", "--append", file, "--table", "transaction");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("a column 'Customer'").contains("Did you mean 'Customers'?");
    Path one = sales("../ok.csv", "B1,2026-02-05,Ann,70.00\n");
    assertThat(call("import", "--append", one, file).code()).isEqualTo(1);
    assertNothingCopied();
  }

  @Test
  void theCommandsOfTheGuideWorkInTheirOrder() throws IOException {
    sales("../february.csv", "B1,2026-02-05,Ann,70.00\n");
    String guide = Files.readString(Cli.root().resolve("docs/guide/sign-a-month.md"));
    List<String> commands = guide.lines().filter(l -> l.startsWith("whalecurve ")).toList();
    assertThat(commands).hasSizeGreaterThan(8);
    for (String command : commands) {
      Object[] args =
          Pattern.compile("\"([^\"]*)\"|(\\S+)")
              .matcher(command.substring("whalecurve ".length()))
              .results()
              .map(m -> m.group(1) == null ? m.group(2) : m.group(1))
              .map(a -> a.startsWith("../") ? shop.resolve(a).normalize().toString() : a)
              .toArray();
      Cli.Result result = call(args);
      assertThat(result.code()).as(command + "\n" + result.err()).isZero();
    }
  }

  private void assertNothingCopied() {
    assertThat(shop.resolve("data").toFile().list())
        .containsExactlyInAnyOrder("sales-01.csv", "ledger-01.csv");
  }

  private Path sales(String name, String rows) throws IOException {
    return write(name, "Invoice,Day,Customer,Amount\n" + rows);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(shop.resolve(name).normalize(), text);
  }

  private String latest() {
    return call("runs", "--json").json().get(0).get("run").asString();
  }

  private Cli.Result call(Object... args) {
    Object[] all = java.util.Arrays.copyOf(args, args.length + 2);
    all[args.length] = "-w";
    all[args.length + 1] = shop;
    return Cli.run(all);
  }
}
