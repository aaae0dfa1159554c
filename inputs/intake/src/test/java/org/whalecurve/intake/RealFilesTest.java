package org.whalecurve.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as companies and authorities publish them; totals as their descriptions state them. */
class RealFilesTest {
  private static final String COUNTS =
      "SELECT sum(rows_read), sum(accepted), sum(rejected), sum(overlapping) FROM quality";

  @TempDir Path temp;

  private List<String> run(Workbench bench, String sources, Path data) {
    bench.run(sources.replace("DATA", data.toString()));
    return bench.texts(COUNTS);
  }

  private static final String OXFORD =
      """
        - files: %s
          columns:
            date: %s
            cost_center: [Organisational Unit, Organisatonal Unit, organisational_unit, Service Area]
            account: [Expenditure Code, expenditure_code]
            amount: Amount
            account_name: [Expenditure Category, Expenditure Catergory, Expenditure Unit, expenditure_category]
            supplier: [Supplier Name, supplier_name]
            number: [Trans No, trans_no]
          where: %s
      """;

  /** One quarter has times instead of days; rows without amount are no payments. */
  @Test
  void oxfordSpendWithItsThirteenHeaders() {
    Path data = SharedData.folder("oxford-spend");
    try (Workbench bench = new Workbench(temp)) {
      String all =
          OXFORD.formatted("DATA/*.csv.gz", "[Paid Date, paid_date]", "Amount IS NOT NULL");
      bench.run("ledger:\n" + all.replace("DATA", data.toString()));
      assertThat(
              bench.texts(
                  "SELECT split_part(file, '500-', 2), \"column\", reason, count(*), min(value) FROM reject GROUP BY ALL"))
          .containsExactly("apr-jun-2014.csv.gz|Paid Date|not a date|3836|00:00:00");
      assertThat(bench.texts(COUNTS)).containsExactly("61529|57692|3836|0");
    }
    try (Workbench bench = new Workbench(temp)) {
      String dated =
          OXFORD.formatted(
              "DATA/*-201[5678].csv.gz", "[Paid Date, paid_date]", "Amount IS NOT NULL");
      String dated2014 =
          OXFORD.formatted(
              "[DATA/*jan-mar-2014*, DATA/*jul-sep-2014*, DATA/*oct-dec-2014*]",
              "[Paid Date, paid_date]",
              "Amount IS NOT NULL");
      String undated =
          OXFORD.formatted(
              "DATA/*apr-jun-2014.csv.gz", "TO_DATE('2014-06-30')", "Amount IS NOT NULL");
      bench.run("ledger:\n" + (dated + dated2014 + undated).replace("DATA", data.toString()));
      assertThat(bench.texts(COUNTS)).containsExactly("61529|61528|0|0");
      assertThat(bench.texts("SELECT sum(control_total) FROM quality"))
          .containsExactly("228210155.400000000000");
      assertThat(
              bench.texts(
                  "SELECT min(date), max(date), count(*) FILTER (account_name IS NULL) > 0 FROM ledger_checked"))
          .containsExactly("2014-01-07|2018-01-30|true");
    }
  }

  @Test
  void northwind() {
    Path data = SharedData.folder("northwind");
    try (Workbench bench = new Workbench(temp)) {
      bench.run(
          """
          customer: {files: DATA/customers.csv, columns: {customer_id: CustomerID, name: CompanyName, region: Country, city: City}}
          product: {files: DATA/products.csv, columns: {product_id: ProductID, name: ProductName}}
          transaction:
            - files: DATA/orders.csv
              columns: {transaction_id: OrderID, date: OrderDate, customer_id: CustomerID, freight: Freight, shipped: ShippedDate}
          """
              .replace("DATA", data.toString()));
      assertThat(bench.texts("SELECT source, rows_read, accepted FROM quality ORDER BY 1"))
          .containsExactly("customer|91|91", "product|77|77", "transaction|830|830");
      assertThat(
              bench.texts(
                  "SELECT sum(freight), min(date), max(date), count(*) - count(shipped) FROM transaction_checked"))
          .containsExactly("64942.690000|1996-07-04|1998-05-06|21");
      assertThat(bench.texts("SELECT city FROM customer_checked WHERE customer_id = 'ANATR'"))
          .containsExactly("México D.F.");
    }
  }

  @Test
  void superstoreInLatin1() {
    Path data = SharedData.folder("superstore-latin1");
    try (Workbench bench = new Workbench(temp)) {
      String source =
          """
          transaction:
            files: DATA/*.csv
            columns:
              transaction_id: Order ID
              line_no: Row ID
              date: Order Date
              customer_id: Customer ID
              product_id: Product ID
              quantity: Quantity
              net_amount: Sales
              cost_of_goods: Sales - Profit
              product_name: Product Name
          """;
      assertThat(run(bench, source, data)).containsExactly("9994|9994|0|0");
      assertThat(
              bench.texts(
                  "SELECT sum(net_amount), sum(net_amount - cost_of_goods), min(date), max(date), count(DISTINCT customer_id), count(*) FILTER (product_name LIKE '%\u00A0%') FROM transaction_checked"))
          .containsExactly("2297200.860300|286397.021700|2020-01-03|2023-12-30|793|225");
    }
  }

  @Test
  void scmsDeliveriesWithTabsAndMacLineEnds() {
    Path data = SharedData.folder("scms-delivery");
    try (Workbench bench = new Workbench(temp)) {
      String source =
          """
          transaction:
            files: DATA/*.csv
            columns:
              transaction_id: ID
              date: Delivered to Client Date
              customer_id: Country
              quantity: Line Item Quantity
              net_amount: Line Item Value
              freight: Freight Cost (USD)
              freight_amount: TO_NUMBER("Freight Cost (USD)")
              insurance: Line Item Insurance (USD)
          """;
      assertThat(run(bench, source, data)).containsExactly("10324|10324|0|0");
      assertThat(
              bench.texts(
                  "SELECT sum(net_amount), sum(freight_amount), count(freight_amount), count(*) - count(insurance), count(DISTINCT customer_id) FROM transaction_checked"))
          .containsExactly("1627584457.290000|68817849.410000|6198|287|43");
    }
  }

  @Test
  void adventureWorksWithTwoWaysToWriteADay() {
    Path data = SharedData.folder("adventureworks-sales");
    try (Workbench bench = new Workbench(temp)) {
      String source =
          """
          transaction:
            files: DATA/AdventureWorks_Sales_*.csv.gz
            columns:
              transaction_id: OrderNumber
              line_no: OrderLineItem
              date: OrderDate
              customer_id: CustomerKey
              product_id: ProductKey
              quantity: OrderQuantity
          customer:
            files: DATA/AdventureWorks_Customers.csv
            columns: {customer_id: CustomerKey, name: FirstName || ' ' || LastName, birthday: BirthDate, income: AnnualIncome}
          """;
      assertThat(run(bench, source, data)).containsExactly("74194|74194|0|0");
      assertThat(
              bench.texts(
                  "SELECT source_file LIKE '%2017%', min(date), max(date), count(*) FROM transaction_checked WHERE source_file LIKE '%2017%' GROUP BY 1"))
          .containsExactly("true|2017-01-01|2017-06-30|29481");
      assertThat(
              bench.texts(
                  "SELECT count(DISTINCT date) FROM transaction_checked WHERE source_file LIKE '%2017%'"))
          .containsExactly("181");
      assertThat(
              bench.texts(
                  "SELECT name, birthday, income FROM customer_checked WHERE customer_id = '11000'"))
          .containsExactly("JON YANG|1966-04-08|90000.000000");
      assertThat(bench.texts("SELECT count(*) FROM customer_checked WHERE name LIKE '%\uFFFD%'"))
          .containsExactly("0");
    }
  }

  @Test
  void aWorkbookOfEightSheets() {
    Path data = SharedData.folder("supply-chain-logistics");
    try (Workbench bench = new Workbench(temp)) {
      String source =
          """
          transaction:
            files: DATA/*.xlsx
            columns: {transaction_id: Order ID, date: Order Date, customer_id: Customer, quantity: Unit quantity, weight: Weight}
          capacity:
            files: DATA/*.xlsx
            format: {sheet: WhCapacities}
            columns: {resource: Plant ID, time_min: Daily Capacity}
          """;
      assertThat(run(bench, source, data)).containsExactly("9234|9234|0|0");
      assertThat(
              bench.texts(
                  "SELECT count(DISTINCT customer_id), min(date), max(date) FROM transaction_checked"))
          .containsExactly("46|2013-05-26|2013-05-26");
    }
  }

  @Test
  void aLedgerOfThirtyNineThousandLines() {
    Path data = SharedData.folder("adventureworks-gl");
    try (Workbench bench = new Workbench(temp)) {
      String source =
          """
          ledger:
            files: DATA/FactFinance.csv.gz
            columns: {date: Date, account: AccountKey, cost_center: DepartmentGroupKey, amount: Amount, scenario: ScenarioKey}
            key: []
          """
              .replace("  key: []\n", "");
      assertThat(run(bench, source, data)).containsExactly("39409|39409|0|0");
      assertThat(bench.texts("SELECT min(date), max(date) FROM ledger_checked"))
          .containsExactly("2010-12-29|2013-12-28");
    }
  }
}
