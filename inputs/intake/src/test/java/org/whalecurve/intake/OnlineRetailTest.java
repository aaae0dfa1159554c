package org.whalecurve.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Online Retail II: two files with different headers whose first days of December 2010 overlap. */
class OnlineRetailTest {
  private static final String[] FILES = {"year_2009_2010.csv.gz", "year_2010_2011.csv.gz"};

  @TempDir Path temp;

  @Test
  void countsTheDaysThatStandInBothFilesOnce() throws IOException {
    Path data = SharedData.folder("online-retail-ii");
    Counted counted = count(data);
    try (Workbench bench = new Workbench(temp)) {
      long start = System.nanoTime();
      bench.run(
          """
          transaction:
            files: %s/*.csv.gz
            columns:
              transaction_id: [Invoice, InvoiceNo]
              product_id: StockCode
              date: InvoiceDate
              customer_id: [Customer ID, CustomerID]
              region: Country
              quantity: Quantity
              net_amount: [Quantity * Price, Quantity * UnitPrice]
              is_return: STARTS_WITH(Invoice, 'C')
              description: Description
          """
              .replace(
                  "is_return: STARTS_WITH(Invoice, 'C')",
                  "is_return: [\"STARTS_WITH(Invoice, 'C')\", \"STARTS_WITH(InvoiceNo, 'C')\"]")
              .formatted(data));
      System.out.printf(
          "online-retail-ii: intake in %d ms%n", (System.nanoTime() - start) / 1_000_000);

      assertThat(
              bench.texts(
                  "SELECT rows_read, accepted, rejected, overlapping, filtered FROM quality ORDER BY file"))
          .containsExactly("525461|525461|0|0|0", "541909|519386|0|22523|0");
      assertThat(bench.texts("SELECT kind, count(*) FROM reject GROUP BY ALL"))
          .containsExactly("overlap|22523");
      var totals =
          bench
              .query("SELECT count(*), sum(net_amount), sum(quantity) FROM transaction_checked")
              .get(0);
      assertThat(totals.integer(0)).isEqualTo(counted.rows).isEqualTo(1_044_847);
      assertThat(totals.decimal(1)).isEqualByComparingTo(counted.net);
      assertThat(totals.decimal(2)).isEqualByComparingTo(counted.quantity);
      assertThat(bench.query("SELECT sum(control_total) FROM quality").get(0).decimal(0))
          .isEqualByComparingTo(counted.net);
      assertThat(
              bench
                  .query("SELECT count(*) FROM transaction_checked WHERE is_return")
                  .get(0)
                  .integer(0))
          .isEqualTo(counted.returns);
      assertThat(
              bench
                  .query("SELECT count(*) FROM transaction_checked WHERE customer_id IS NULL")
                  .get(0)
                  .integer(0))
          .isEqualTo(counted.withoutCustomer);
      assertThat(
              bench.texts(
                  "SELECT source_file, min(source_line), max(date) FROM transaction_checked GROUP BY 1 ORDER BY 1"))
          .allMatch(row -> row.contains("|2|") || row.contains("2011-12-09"));
    }
  }

  private static final class Counted {
    long rows;
    long returns;
    long withoutCustomer;
    BigDecimal net = BigDecimal.ZERO;
    BigDecimal quantity = BigDecimal.ZERO;
  }

  /** The same in plain Java: of equal lines as many count as the file with most of them has. */
  private static Counted count(Path data) throws IOException {
    Counted counted = new Counted();
    Map<String, Integer> earlier = new HashMap<>();
    for (String file : FILES) {
      Map<String, Integer> here = new HashMap<>();
      try (BufferedReader in =
          new BufferedReader(
              new InputStreamReader(
                  new GZIPInputStream(Files.newInputStream(data.resolve(file))),
                  StandardCharsets.UTF_8))) {
        in.readLine();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          List<String> fields = fields(line);
          String day = fields.get(4).substring(0, 10);
          BigDecimal price = new BigDecimal(fields.get(5)).stripTrailingZeros();
          String key =
              fields.get(0)
                  + "|"
                  + fields.get(1)
                  + "|"
                  + fields.get(2).strip()
                  + "|"
                  + fields.get(3)
                  + "|"
                  + day
                  + "|"
                  + new BigDecimal(fields.get(3))
                      .multiply(price)
                      .stripTrailingZeros()
                      .toPlainString()
                  + "|"
                  + fields.get(6)
                  + "|"
                  + fields.get(7);
          int nth = here.merge(key, 1, Integer::sum);
          if (nth <= earlier.getOrDefault(key, 0)) continue;
          counted.rows++;
          BigDecimal quantity = new BigDecimal(fields.get(3));
          counted.quantity = counted.quantity.add(quantity);
          counted.net = counted.net.add(quantity.multiply(price));
          if (fields.get(0).startsWith("C")) counted.returns++;
          if (fields.get(6).isEmpty()) counted.withoutCustomer++;
        }
      }
      here.forEach((key, times) -> earlier.merge(key, times, Math::max));
    }
    return counted;
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') quoted = !quoted;
      else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else field.append(c);
    }
    fields.add(field.toString());
    return fields;
  }
}
