package org.whalecurve.web.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A company whose every name wants to be a program: of the browser, of a spreadsheet, or only to
 * spoil the layout.
 */
public final class HostileCompany {
  private static final String LOUD = "window.pwned=1";

  /** What stands where names should. */
  public static final List<String> NAMES =
      List.of(
          "<img src=x onerror=\"" + LOUD + "\">",
          "<script>" + LOUD + "</script>",
          "\"><svg onload=" + LOUD + ">",
          "</script><script>" + LOUD + "</script>",
          "' onmouseover='" + LOUD,
          "javascript:" + LOUD,
          "{{constructor.constructor('" + LOUD + "')()}}",
          "=cmd|'/c calc'!A0",
          "+1+1",
          "-2+3",
          "@SUM(1,2)",
          "\t=1+1",
          "\u202egnp.exe\u202c عميل \u200f",
          "W".repeat(10_000),
          "宽".repeat(2_000),
          "{b|bold} {a} [[term|x]] %s ${7*7} &lt;b&gt;");

  private static final int CUSTOMERS = 64;
  private static final int MONTHS = 6;

  private HostileCompany() {}

  /** Writes its files into a folder. */
  public static void write(Path folder) {
    try {
      Files.createDirectories(folder.resolve("data"));
      Files.createDirectories(folder.resolve("model"));
      Files.writeString(folder.resolve("whalecurve.yaml"), WORKSPACE);
      Files.writeString(folder.resolve("model/cost.yaml"), COST);
      Files.writeString(folder.resolve("model/value.yaml"), VALUE);
      Files.writeString(folder.resolve("model/strategy.yaml"), STRATEGY);
      Files.writeString(folder.resolve("data/customers.csv"), customers());
      Files.writeString(folder.resolve("data/products.csv"), products());
      Files.writeString(folder.resolve("data/sales.csv"), sales());
      Files.writeString(folder.resolve("data/work.csv"), work());
      Files.writeString(folder.resolve("data/ledger.csv"), ledger());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(int i) {
    return NAMES.get(i % NAMES.size());
  }

  private static String cell(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }

  private static String id(int i) {
    return i < NAMES.size() - 4 ? name(i) : "C" + i;
  }

  private static String customers() {
    StringBuilder csv =
        new StringBuilder("customer_id,name,customer_group,region,industry,manager_id\n");
    for (int i = 0; i < CUSTOMERS; i++) {
      csv.append(
          "%s,%s,%s,%s,%s,%s\n"
              .formatted(
                  cell(id(i)),
                  cell(name(i)),
                  cell(name(i / 4)),
                  cell(name(i / 4 + 1)),
                  cell(name(i / 4 + 2)),
                  cell(name(i / 4 + 3))));
    }
    return csv.toString();
  }

  private static String products() {
    StringBuilder csv = new StringBuilder("product_id,name,product_line\n");
    for (int i = 0; i < 16; i++) {
      csv.append("P%d,%s,%s\n".formatted(i, cell(name(i)), cell(name(i / 3))));
    }
    return csv.toString();
  }

  private static String sales() {
    StringBuilder csv =
        new StringBuilder(
            "transaction_id,date,customer_id,product_id,channel,quantity,net_amount,cost_of_goods\n");
    for (int m = 1; m <= MONTHS; m++) {
      for (int i = 0; i < CUSTOMERS; i++) {
        if ((i + m) % 3 == 0) continue;
        csv.append(
            "S%d-%d,2025-%02d-10,%s,P%d,%s,%d,%d.50,%d.25\n"
                .formatted(
                    m,
                    i,
                    m,
                    cell(id(i)),
                    i % 16,
                    cell(name(i % 3)),
                    1 + i % 5,
                    40 + 7 * i,
                    20 + i));
      }
    }
    return csv.toString();
  }

  private static String work() {
    StringBuilder csv = new StringBuilder("event_id,date,type,customer_id,quantity\n");
    for (int m = 1; m <= MONTHS; m++) {
      for (int i = 0; i < CUSTOMERS; i += 2) {
        csv.append("W%d-%d,2025-%02d-12,order,%s,%d\n".formatted(m, i, m, cell(id(i)), 1 + i % 9));
      }
    }
    return csv.toString();
  }

  private static String ledger() {
    StringBuilder csv = new StringBuilder("period,cost_center,account,amount\n");
    for (int m = 1; m <= MONTHS; m++) {
      for (int i = 0; i < NAMES.size(); i++) {
        csv.append("2025-%02d,service,%s,%d.10\n".formatted(m, cell(name(i)), 900 + 111 * i));
      }
    }
    return csv.toString();
  }

  private static final String WORKSPACE =
      """
      name: "<img src=x onerror=window.pwned=1> & Sons"
      currency: EUR
      period: month
      sources:
        customer: {files: data/customers.csv}
        product: {files: data/products.csv}
        transaction: {files: data/sales.csv}
        event: {files: data/work.csv}
        ledger: {files: data/ledger.csv}
      """;

  private static final String COST =
      """
      resources:
        service:
          title: {en: "<img src=x onerror=window.pwned=1>", zh: "<script>window.pwned=1</script>"}
          where: cost_center = 'service'
          capacity_min: 20000
      activities:
        order:
          title: {en: "=cmd|'/c calc'!A0", zh: "<img src=x onerror=window.pwned=1>"}
          resource: service
          time: 8 * quantity
          per: event
          where: type = 'order'
          to: customer
      """;

  private static final String VALUE =
      """
      rfm:
        breaks: {recency: [31, 61, 92, 123], frequency: [1, 2, 3, 4], monetary: [50, 100, 200, 400]}
      """;

  private static final String STRATEGY =
      """
      treatments:
        keep: {title: {en: "<img src=x onerror=window.pwned=1>", zh: "=1+1"}}
      actions:
        call: {title: {en: "<svg onload=window.pwned=1>", zh: "=1+1"}, owner: {column: manager_id, otherwise: "<b>desk"}, cost: 5, effect: net_revenue * 0.02, priority: 2, due: 7}
      rules:
        others: {title: {en: "<script>window.pwned=1</script>", zh: "=1+1"}, when: "true", treatment: keep, actions: [call]}
      """;
}
