package org.whalecurve.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whalecurve.samples.TelecomSample.Size;

/** The generated operator, computed from its files by an independent allocator. */
class TelecomSampleTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0} customers, {1} months, seed {2}")
  @CsvSource({"5000, 14, 5", "5000, 1, 3", "5000, 3, 4", "20000, 3, 2025"})
  void resultsMeetThePublishedTables(int customers, int months, long seed) throws IOException {
    write(customers, months, seed);
    PublishedTables.check(new NaiveCosting(folder));
  }

  @Test
  void costInIsCostOutAndLittleIsUnassigned() throws IOException {
    write(5000, 3, 2025);
    NaiveCosting results = new NaiveCosting(folder);
    double ledger = results.ledgerByPool.values().stream().mapToDouble(a -> a).sum();
    double assigned = results.costs.values().stream().mapToDouble(c -> c[0]).sum();
    assertThat(assigned).isCloseTo(ledger, within(0.01));
    assertThat(of(results, NaiveCosting.UNASSIGNED)).isBetween(ledger * 1e-6, ledger * 1e-3);
    assertThat(of(results, NaiveCosting.UNUSED)).isBetween(ledger * 1e-5, ledger * 1e-3);
  }

  private static double of(NaiveCosting results, String customer) {
    return results.costs.entrySet().stream()
        .filter(e -> e.getKey().customer().equals(customer))
        .mapToDouble(e -> e.getValue()[0])
        .sum();
  }

  @Test
  void ledgerSharesAreThoseOfAnOperator() throws IOException {
    write(5000, 4, 2025);
    Map<String, Double> pools = new NaiveCosting(folder).ledgerByPool;
    double all = pools.values().stream().mapToDouble(a -> a).sum();
    List<String> direct =
        List.of("settlement", "circuit_rent", "commissions", "advertising", "customer_projects");
    List<String> network =
        List.of("plant_depreciation", "equipment_depreciation", "network_operations");
    double directShare = direct.stream().mapToDouble(pools::get).sum() / all;
    double networkShare = network.stream().mapToDouble(pools::get).sum() / all;
    double enterpriseShare = pools.get("enterprise_support") / all;
    assertThat(directShare).isCloseTo(0.23, within(0.02));
    assertThat(networkShare).isCloseTo(0.51, within(0.02));
    assertThat(enterpriseShare).isCloseTo(0.03, within(0.005));
    assertThat(1 - directShare - networkShare - enterpriseShare).isCloseTo(0.23, within(0.02));
  }

  @Test
  void someCustomersLoseMoneyAndTheBestMakeMoreThanAll() throws IOException {
    write(5000, 4, 2025);
    NaiveCosting results = new NaiveCosting(folder);
    Map<String, Double> profits = new TreeMap<>();
    results.revenue.forEach(
        (cell, r) -> profits.merge(cell.customer(), r * (1 - results.taxRate), Double::sum));
    results.costs.forEach((cell, c) -> profits.merge(cell.customer(), -c[0], Double::sum));
    profits.keySet().removeIf(c -> c.startsWith("("));
    double total = profits.values().stream().mapToDouble(p -> p).sum();
    double peak = profits.values().stream().mapToDouble(p -> Math.max(p, 0)).sum();
    long losing = profits.values().stream().filter(p -> p < 0).count();
    assertThat(peak / total).isBetween(1.05, 1.6);
    assertThat((double) losing / profits.size()).isBetween(0.1, 0.45);
  }

  @Test
  void revenueAccountsEqualTheBillsToTheCent() throws IOException {
    write(5000, 3, 2025);
    Map<String, BigDecimal> bills = new TreeMap<>();
    CsvTable lines = CsvTable.read(folder.resolve("data"), "bills-*");
    for (String[] row : lines.rows()) {
      BigDecimal net = new BigDecimal(row[lines.at("net_amount")]);
      boolean back = row[lines.at("is_return")].equals("true");
      bills.merge(
          row[lines.at("date")].substring(0, 7), back ? net.negate() : net, BigDecimal::add);
    }
    CsvTable ledger = CsvTable.read(folder.resolve("data"), "ledger");
    for (String[] row : ledger.rows()) {
      if (row[ledger.at("account")].startsWith("6001"))
        bills.merge(row[0], new BigDecimal(row[ledger.at("amount")]), BigDecimal::add);
    }
    assertThat(bills)
        .hasSize(3)
        .allSatisfy((period, difference) -> assertThat(difference).isZero());
  }

  @Test
  void keyAccountsAreTwoInAThousand() throws IOException {
    write(5000, 1, 2025);
    CsvTable customers = CsvTable.read(folder.resolve("data"), "customer");
    assertThat(customers.rows()).hasSize(5000);
    assertThat(
            customers.rows().stream()
                .filter(r -> r[customers.at("customer_group")].equals("key_account")))
        .hasSize(10);
  }

  @Test
  void theSameSeedGivesTheSameBytes(@TempDir Path other) throws IOException {
    write(5000, 2, 7);
    TelecomSample.write(other, new Size(5000, 2), 7, (done, total) -> {});
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(other.resolve(folder.relativize(file))).hasSameBinaryContentAs(file);
      }
    }
  }

  @Test
  void aSizeOutOfReachIsRefused() {
    assertThatThrownBy(() -> new Size(100, 12)).hasMessage("5,000 to 999,999 customers, not 100");
    assertThatThrownBy(() -> new Size(5000, 0)).hasMessage("1 to 24 months, not 0");
  }

  private void write(int customers, int months, long seed) throws IOException {
    TelecomSample.write(folder, new Size(customers, months), seed, (done, total) -> {});
  }
}
