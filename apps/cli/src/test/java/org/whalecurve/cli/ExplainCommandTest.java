package org.whalecurve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code explain}: the JSON that it promises, the words, and what it refuses. */
class ExplainCommandTest {
  @TempDir static Path temp;
  private static Path desk;

  @BeforeAll
  static void run() {
    desk = Cli.copy(Cli.root().resolve("examples/service-desk"), temp.resolve("desk"));
    Cli.Result run = Cli.run("run", "-w", desk);
    assertThat(run.code()).as(run.err()).isZero();
  }

  private static BigDecimal sum(JsonNode explained, String stage) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode step : explained.get("steps"))
      if (step.get("stage").asString().equals(stage))
        sum = sum.add(step.get("amount").decimalValue());
    return sum;
  }

  @Test
  void anActivityIsOpenedToLinesOfTheLedger() {
    JsonNode found =
        Cli.run("explain", "C01", "--activity", "credit_check", "-w", desk, "--json").json();
    assertThat(found.get("customer").asString()).isEqualTo("C01");
    assertThat(found.get("activity").asString()).isEqualTo("credit_check");
    assertThat(found.get("view").asString()).isEqualTo("full");
    assertThat(found.get("unit").asString()).isEqualTo("USD");
    assertThat(found.get("amount").decimalValue()).isEqualByComparingTo("2400");
    for (String stage : new String[] {"activity", "input", "pool", "ledger"})
      assertThat(sum(found, stage)).as(stage).isEqualByComparingTo("2400");
    JsonNode first = found.get("steps").get(0);
    assertThat(first.get("quantity").decimalValue()).isEqualByComparingTo("3000");
    assertThat(first.get("rate").decimalValue()).isEqualByComparingTo("0.8");
    JsonNode last = found.get("steps").get(found.get("steps").size() - 1);
    assertThat(last.get("stage").asString()).isEqualTo("ledger");
    assertThat(last.get("places").get(0).get("file").asString()).isEqualTo("data/ledger.csv");
    assertThat(last.get("places").get(0).get("line").asInt()).isBetween(2, 6);
  }

  @Test
  void aCustomerHasItsAccountAndItsPeers() {
    JsonNode found = Cli.run("explain", "C01", "-w", desk, "--json").json();
    assertThat(found.get("activity").isNull()).isTrue();
    assertThat(sum(found, "activity")).isEqualByComparingTo(found.get("amount").decimalValue());
    assertThat(sum(found, "ledger")).isEqualByComparingTo(found.get("amount").decimalValue());
    JsonNode lines = found.get("lines");
    BigDecimal profit = BigDecimal.ZERO;
    for (int i = 0; i < lines.size() - 1; i++)
      profit = profit.add(lines.get(i).get("amount").decimalValue());
    assertThat(lines.get(lines.size() - 1).get("amount").decimalValue())
        .isEqualByComparingTo(profit);
    assertThat(found.get("peers").get("customers").asInt()).isGreaterThanOrEqualTo(5);
  }

  @Test
  void wordsComeInBothLanguages() {
    assertThat(Cli.run("explain", "C01", "-w", desk).out())
        .contains("Alder Freight (C01)", "of net revenue", "data/ledger.csv:2");
    assertThat(Cli.run("explain", "C01", "-w", desk, "--lang", "zh-CN").out())
        .contains("Alder Freight (C01)：全部作业", "总账分录", "data/ledger.csv:2");
  }

  @Test
  void aLedgerRowHasItsBearers() {
    Cli.Result json = Cli.run("explain", "--ledger", "data/ledger.csv:2", "-w", desk, "--json");
    JsonNode found = json.json();
    assertThat(found.get("amount").decimalValue()).isEqualByComparingTo("412000");
    for (String stage : new String[] {"ledger", "pool", "activity", "customer"})
      assertThat(sum(found, stage)).as(stage).isEqualByComparingTo("412000");
    assertThat(Cli.run("explain", "--ledger", "data/ledger.csv:2", "-w", desk).out())
        .contains("20 customers bear a part of it.", "(unused)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "explain C001",
        "explain C01 --activity credit_chek",
        "explain C01 --period 2004-Q3",
        "explain C01 --product nothing",
        "explain C01 --run 1999",
        "explain --ledger data/ledger.csv:99",
        "explain --ledger data/ledgr.csv:2",
      })
  void whatTheRunDoesNotHaveIsAProblemOfTheInput(String line) {
    Cli.Result found = Cli.run((Object[]) (line + " --json -w " + desk).split(" "));
    assertThat(found.code()).isEqualTo(Failures.INPUT);
    assertThat(found.problems()).hasSize(1);
    assertThat(found.problems().get(0).get("remedy").asString()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "explain",
        "explain C01 --ledger data/ledger.csv:2",
        "explain --ledger data/ledger.csv",
        "explain C01 --view some",
        "explain C01 --lang fr",
        "explain --ledger data/ledger.csv:2 --activity order",
      })
  void whatMakesNoSenseIsUsage(String line) {
    assertThat(Cli.run((Object[]) line.split(" ")).code()).isEqualTo(Failures.USAGE);
  }
}
