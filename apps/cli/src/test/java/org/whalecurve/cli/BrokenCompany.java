package org.whalecurve.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The company whose parts the gallery breaks: three customers, a desk, rent by revenue. */
final class BrokenCompany {
  private BrokenCompany() {}

  static final String SALES =
      """
      transaction_id,line_no,date,customer_id,product_id,quantity,net_amount
      1,1,2026-01-05,C1,P1,2,200.00
      2,1,2026-01-09,C2,P2,1,80.00
      3,1,2026-02-11,C1,P2,3,240.00
      4,1,2026-02-20,C3,P1,1,100.00
      """;

  private static final Map<String, String> FILES =
      Map.of(
          "whalecurve.yaml",
          """
          name: Small company
          currency: USD
          period: month
          sources:
            customer:
              files: data/customers.csv
            product:
              files: data/products.csv
            transaction:
              files: data/sales.csv
            ledger:
              files: data/ledger.csv
            event:
              files: data/calls.csv
          """,
          "model/cost.yaml",
          """
          pools:
            desk_cost:
              where: account = '6601'
              to: desk
            rent:
              where: account = '6602'
              incremental: 0
              to: customer
              by: {sum: net_amount, of: line}
          resources:
            desk:
              capacity_min: 600
          activities:
            call:
              resource: desk
              time: 5 + 3 * quantity
              per: event
              where: type = 'call'
              to: customer
          """,
          "model/profit.yaml",
          """
          dimensions: [customer_group]
          """,
          "data/customers.csv",
          """
          customer_id,name,customer_group
          C1,Alder,large
          C2,Birch,small
          C3,Cedar,small
          """,
          "data/products.csv",
          """
          product_id,name,product_line
          P1,Pump,machines
          P2,Pipe,parts
          """,
          "data/sales.csv",
          SALES,
          "data/ledger.csv",
          """
          period,account,cost_center,amount
          2026-01,6601,desk,900.00
          2026-01,6602,office,120.00
          2026-02,6601,desk,900.00
          2026-02,6602,office,120.00
          """,
          "data/calls.csv",
          """
          event_id,type,date,customer_id,quantity,duration_min
          E1,call,2026-01-06,C1,1,8
          E2,call,2026-01-15,C2,2,11
          E3,call,2026-02-03,C3,1,8
          """);

  static void write(Path folder) throws IOException {
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }
}
