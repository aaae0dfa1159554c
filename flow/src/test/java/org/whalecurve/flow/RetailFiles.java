package org.whalecurve.flow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;

/**
 * The two files of Online Retail II counted without the product: a line that stands in both files
 * counts as often as in the file that has it more often.
 */
final class RetailFiles {
  private static final List<String> FILES =
      List.of("year_2009_2010.csv.gz", "year_2010_2011.csv.gz");

  long read;
  long rows;
  BigDecimal net = BigDecimal.ZERO;
  BigDecimal withoutCustomer = BigDecimal.ZERO;
  BigDecimal returns = BigDecimal.ZERO;
  final Set<String> customers = new HashSet<>();
  final Map<String, BigDecimal> byMonth = new TreeMap<>();

  static RetailFiles count(Path folder) throws IOException {
    RetailFiles counted = new RetailFiles();
    Map<String, Integer> most = new HashMap<>();
    for (String file : FILES) {
      Map<String, Integer> times = new HashMap<>();
      try (BufferedReader in = open(folder.resolve(file))) {
        in.readLine();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          counted.read++;
          times.merge(line, 1, Integer::sum);
        }
      }
      times.forEach((line, n) -> most.merge(line, n, Math::max));
    }
    most.forEach((BiConsumer<String, Integer>) counted::add);
    return counted;
  }

  private static BufferedReader open(Path file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
  }

  /** Only the description is ever quoted, and it is the third field: all else is counted behind. */
  private void add(String line, int times) {
    String[] end = line.substring(line.lastIndexOf('"') + 1).split(",", -1);
    int last = end.length - 1;
    String customer = end[last - 1];
    BigDecimal amount =
        new BigDecimal(end[last - 4])
            .multiply(new BigDecimal(end[last - 2]))
            .multiply(BigDecimal.valueOf(times));
    rows += times;
    net = net.add(amount);
    if (amount.signum() < 0) returns = returns.subtract(amount);
    if (customer.isEmpty()) withoutCustomer = withoutCustomer.add(amount);
    else customers.add(customer);
    byMonth.merge(end[last - 3].substring(0, 7), amount, BigDecimal::add);
  }
}
