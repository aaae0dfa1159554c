package org.whalecurve.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.RunReader;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The report says what the run says, in one file, and nothing in the data can harm it. */
class HtmlReportTest {
  /** Kept after the test, to be looked at. */
  private static final Path KEPT = Path.of("target/reports");

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  @TempDir Path workspace;

  private static String write(RunReader run, Locale locale, String name) throws IOException {
    Path file = KEPT.resolve(name);
    HtmlReport.write(run, locale, file);
    return Files.readString(file);
  }

  private static JsonNode charts(String html) {
    Matcher data =
        Pattern.compile(
                "<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL)
            .matcher(html);
    assertThat(data.find()).isTrue();
    return JSON.readTree(data.group(1)).get("charts");
  }

  /** Everything that stands in a data element. */
  private static Set<BigDecimal> figures(String html) {
    Set<BigDecimal> values = new TreeSet<>();
    Matcher data = Pattern.compile("<data value=\"([^\"]+)\"").matcher(html);
    while (data.find()) values.add(new BigDecimal(data.group(1)));
    return values;
  }

  private static BigDecimal sum(JsonNode list, String field) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode item : list) sum = sum.add(item.get(field).decimalValue());
    return sum;
  }

  @Test
  void needsNothingBesideItself() throws IOException {
    try (RunReader run = Company.in(workspace).publish()) {
      String html = write(run, Locale.ENGLISH, "en.html");
      String own = html.replaceAll("(?s)<script>.*?</script>", "");
      for (String outside : List.of("http://", "https://", "url(", "@import", " src=")) {
        assertThat(own.contains(outside)).as(outside).isFalse();
      }
      assertThat(html.contains("default-src 'none'")).isTrue();
      assertThat(html.length()).isLessThan(1_600_000);
    }
  }

  @Test
  void speaksChinese() throws IOException {
    try (RunReader run = Company.in(workspace).named("港湾船舶用品").titled("title_zh").publish()) {
      String html = write(run, Locale.SIMPLIFIED_CHINESE, "zh.html");
      for (String said : List.of("lang=\"zh-CN\"", "鲸鱼曲线", "订单处理", "万元")) {
        assertThat(html.contains(said)).as(said).isTrue();
      }
      assertThat(html.contains("Whale curve")).isFalse();
    }
  }

  @Test
  void figuresEqualQueries() throws IOException {
    try (RunReader run = Company.in(workspace).publish()) {
      Set<BigDecimal> figures = figures(write(run, Locale.ENGLISH, "en.html"));
      for (String query :
          List.of(
              "SELECT sum(net_revenue) FROM customer",
              "SELECT sum(full_profit) FROM customer",
              "SELECT sum(incremental_profit) FROM customer",
              "SELECT sum(full_profit) FROM customer WHERE customer_id NOT LIKE '(%'",
              "SELECT -full_profit FROM customer WHERE customer_id = '(unused)'",
              "SELECT sum(profit) FILTER (profit < 0) * -1 FROM whale_curve WHERE view = 'full' AND customer_id NOT LIKE '(%'",
              "SELECT max(cumulative_profit) FROM whale_curve WHERE view = 'incremental' AND customer_id NOT LIKE '(%'",
              "SELECT count(*) FROM whale_curve WHERE view = 'full' AND customer_id NOT LIKE '(%' AND profit > 0",
              "SELECT profit FROM segment_profit WHERE view = 'full' AND dimension = 'customer_group' AND dimension_2 = ''",
              "SELECT cost_margin FROM segment_profit WHERE view = 'incremental' AND dimension = 'product_line'",
              "SELECT revenue_margin FROM segment_profit WHERE dimension_2 = 'product_line'",
              "SELECT profit FROM whale_curve WHERE view = 'full' AND rank <= 20",
              "SELECT net_revenue FROM customer WHERE customer_id IN (SELECT customer_id FROM whale_curve WHERE view = 'full' AND rank BETWEEN 461 AND 480)",
              "SELECT sum(full_cost) FROM activity GROUP BY activity",
              "SELECT sum(unused_cost) FROM resource GROUP BY resource",
              "SELECT sum(amount_in) FROM balance WHERE stage NOT LIKE 'reconcile%' GROUP BY stage",
              "SELECT rows_read FROM quality",
              "SELECT control_total FROM quality")) {
        for (List<Object> row : run.query(query).rows()) {
          BigDecimal value = new BigDecimal(row.get(0).toString());
          assertThat(figures.contains(value)).as("%s: %s", query, value).isTrue();
        }
      }
    }
  }

  @Test
  void chartsEqualQueries() throws IOException {
    try (RunReader run = Company.in(workspace).publish()) {
      JsonNode charts = charts(write(run, Locale.ENGLISH, "en.html"));
      JsonNode curve = charts.get("whale").get("full");
      Rows points =
          run.query(
              "SELECT rank, cumulative_profit FROM whale_curve WHERE view = 'full' AND customer_id NOT LIKE '(%' ORDER BY rank");
      assertThat(curve.get("points").size()).isEqualTo(points.size());
      for (int i = 0; i < points.size(); i++) {
        assertThat(curve.get("points").get(i).get(1).decimalValue())
            .isEqualByComparingTo(points.decimal(i, "cumulative_profit"));
      }
      Rows flows =
          run.query(
              "SELECT sum(full_amount) FILTER (stage = 'ledger') AS ledger, sum(full_amount) FILTER (target = '(unused)') AS unused FROM cost_flow");
      BigDecimal ledger = BigDecimal.ZERO;
      BigDecimal ends = BigDecimal.ZERO;
      for (JsonNode link : charts.get("flow").get("full").get("links")) {
        BigDecimal value = link.get("value").decimalValue();
        if (link.get("source").asString().startsWith("0:")) ledger = ledger.add(value);
        if (link.get("target").asString().matches("[567]:.*")) ends = ends.add(value);
      }
      assertThat(ledger).isEqualByComparingTo(flows.decimal(0, "ledger"));
      assertThat(ends).isEqualByComparingTo(ledger);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "incremental"})
  void waterfallTies(String view) throws IOException {
    try (RunReader run = Company.in(workspace).publish()) {
      JsonNode steps = charts(write(run, Locale.ENGLISH, "en.html")).get("waterfall").get(view);
      BigDecimal level = BigDecimal.ZERO;
      for (JsonNode step : steps) {
        BigDecimal amount = step.get("amount").decimalValue();
        boolean sum = Set.of("revenue", "profit").contains(step.get("kind").asString());
        if (sum && level.signum() != 0) {
          assertThat(amount).as(step.toString()).isEqualByComparingTo(level);
        }
        level = sum ? amount : level.add(amount);
      }
      assertThat(sum(steps, "amount")).isPositive();
    }
  }

  @Test
  void directCostIsNotServingCost() throws IOException {
    try (RunReader run =
        Company.in(workspace)
            .customers(80)
            .change(
                "INSERT INTO activity_cost SELECT period, customer_id, product_id, 'commission', 0, 0, direct_cost, incremental_direct_cost FROM line")
            .change(
                "INSERT INTO activity SELECT period, 'commission', 'Commission', '', 'pool', '', '', '', 'direct_cost', 0, 1, 1, NULL, NULL FROM m")
            .publish()) {
      String html = write(run, Locale.ENGLISH, "direct.html");
      for (JsonNode step : charts(html).get("waterfall").get("full")) {
        assertThat(step.get("label").asString()).isNotEqualTo("Commission");
      }
    }
  }

  @Test
  void saysWhatCustomersAreWorthAndWhatToDo() throws IOException {
    List<String> tables = new ArrayList<>(Company.TABLES);
    tables.addAll(List.of("tier", "rfm_segment", "customer_equity", "action", "treatment_card"));
    try (RunReader run =
        Company.in(workspace)
            .customers(80)
            .tables(tables)
            .change(
                "CREATE TABLE tier AS SELECT 'tier' AS classification, * FROM (VALUES (1, 'high', 'Top', '高价值', 16, 900.5, 500.25, 0.2, 1.25), (2, 'low', 'Rest', '低价值', 64, 800.0, -100.125, 0.8, -0.25)) t(place, class, title_en, title_zh, customers, revenue, profit, customer_share, profit_share)")
            .change(
                "CREATE TABLE rfm_segment AS SELECT * FROM (VALUES (1, 'champions', 'Champions', '重要价值客户', 30, 1000.0, 300.75, 0.9), (2, 'at_risk', 'At risk', '流失风险客户', 50, 700.0, -77.375, 0.1)) t(place, rfm_segment, title_en, title_zh, customers, revenue, profit, repurchase_rate)")
            .change(
                "CREATE TABLE customer_equity AS SELECT * FROM (VALUES ('company', '(all)', 80, 8000.5, 100.0), ('customer_group', 'online', 50, 6000.0, 120.0), ('customer_group', 'shop', 30, 2000.5, 66.7)) t(dimension, value, customers, customer_equity, mean_clv)")
            .change("ALTER TABLE customer ADD COLUMN clv DECIMAL(38,6)")
            .change("ALTER TABLE customer ADD COLUMN churn_risk DECIMAL(38,12)")
            .change(
                "UPDATE customer SET clv = 10.125, churn_risk = 0.75 WHERE full_profit > 0 AND customer_id NOT LIKE '(%'")
            .change(
                "CREATE TABLE action AS SELECT customer_id, 'visit' AS action, 'Visit <b>' AS title_en, '拜访' AS title_zh, 2.5 AS cost, 7.75 AS expected_effect FROM customer WHERE customer_id NOT LIKE '(%' LIMIT 3")
            .change(
                "CREATE TABLE treatment_card AS SELECT 'keep' AS treatment, 'Keep' AS title_en, '维护' AS title_zh, 80 AS customers, 1.0 AS net_revenue, 2.0 AS full_profit, 23.25 AS expected_effect")
            .publish()) {
      String html = write(run, Locale.ENGLISH, "value.html");
      Set<BigDecimal> figures = figures(html);
      BigDecimal risk =
          run.query("SELECT count(*) * 10.125 AS c FROM customer WHERE churn_risk = 0.75")
              .decimal(0, "c");
      for (BigDecimal value :
          List.of(
              new BigDecimal("500.25"),
              new BigDecimal("300.75"),
              new BigDecimal("77.375"),
              new BigDecimal("8000.5"),
              risk,
              new BigDecimal("7.5"),
              new BigDecimal("23.25"))) {
        assertThat(figures)
            .as(value.toString())
            .usingElementComparator(BigDecimal::compareTo)
            .contains(value);
      }
      assertThat(charts(html).get("tiers").get("rows").get(1).get("values").get(2).decimalValue())
          .isEqualByComparingTo("-100.125");
      assertThat(html.contains("Visit &lt;b&gt;")).isTrue();
      String zh = write(run, Locale.SIMPLIFIED_CHINESE, "value-zh.html");
      for (String said : List.of("重要价值客户", "拜访", "维护", "客户资产")) {
        assertThat(zh.contains(said)).as(said).isTrue();
      }
    }
  }

  @Test
  void hostileNamesAreHarmless() throws IOException {
    String evil =
        "<img src=x onerror=alert(1)></script><script>alert(2)</script>\"''`{{script}} \u202e\u2066[[full|x]] "
            + "x".repeat(10_000);
    String literal = "'" + evil.replace("'", "''") + "'";
    try (RunReader run =
        Company.in(workspace)
            .customers(80)
            .named(evil)
            .change("UPDATE customer SET name = " + literal + ", customer_group = " + literal)
            .change("UPDATE activity SET title = " + literal + " WHERE activity = 'visit'")
            .change("UPDATE cost_flow SET source = " + literal + " WHERE source LIKE '6601%'")
            .change("UPDATE segment_profit SET value = " + literal + " WHERE value = 'online'")
            .change("UPDATE reject SET reason = " + literal)
            .publish()) {
      String html = write(run, Locale.ENGLISH, "hostile.html");
      String own = html.replaceAll("(?s)<script>.*?</script>", "");
      for (String harm : List.of("<img", "<script>", "\u202e", "\u2066")) {
        assertThat(own.contains(harm)).as(harm).isFalse();
      }
      assertThat(Pattern.compile("<script").matcher(html).results().count())
          .isEqualTo(Pattern.compile("</script>").matcher(html).results().count())
          .isEqualTo(3);
      assertThat(charts(html).get("flow").toString()).contains("</script>");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "customer",
        "whale_curve",
        "customer,whale_curve",
        "customer,whale_curve,profit,segment_profit",
        "cost_flow",
        "cost_flow,activity_cost,customer",
        "quality",
        "balance"
      })
  void sectionsWithoutDataAreAbsent(String tables) throws IOException {
    try (RunReader run =
        Company.in(workspace).customers(80).tables(List.of(tables.split(","))).publish()) {
      String html = write(run, Locale.ENGLISH, "part.html");
      assertThat(html.contains("id=\"method\"")).isTrue();
      assertThat(html.contains("id=\"capacity\"")).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM customer; DELETE FROM whale_curve; DELETE FROM activity_cost; DELETE FROM segment_profit",
        "DELETE FROM whale_curve WHERE rank > 1; DELETE FROM customer WHERE customer_id NOT IN (SELECT customer_id FROM whale_curve)",
        "UPDATE whale_curve SET profit = -abs(profit) - 1, cumulative_profit = -abs(cumulative_profit) - rank, cumulative_share = NULL;"
            + " UPDATE customer SET full_profit = -abs(full_profit), incremental_profit = -abs(incremental_profit);"
            + " UPDATE segment_profit SET profit_share = NULL, profit = -abs(profit), revenue_margin = NULL",
        "UPDATE whale_curve SET profit = abs(profit)",
        "UPDATE customer SET net_revenue = 0, gross_revenue = 0; DELETE FROM resource; DELETE FROM quality; DELETE FROM reject; DELETE FROM balance; DELETE FROM activity; DELETE FROM cost_flow",
        "UPDATE customer SET name = NULL, customer_group = NULL; UPDATE activity SET title = NULL, level = NULL; UPDATE resource SET title = '', capacity_min = NULL",
        "ALTER TABLE customer DROP COLUMN name; ALTER TABLE customer DROP COLUMN customer_group"
      })
  void oddRunsStillReport(String changes) throws IOException {
    Company company = Company.in(workspace).customers(80);
    for (String change : changes.split(";\\s*")) company.change(change);
    try (RunReader run = company.publish()) {
      for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
        assertThat(write(run, locale, "odd.html").contains("id=\"method\"")).isTrue();
      }
    }
  }

  @Test
  void largeRunsStaySmall() throws IOException {
    try (RunReader run = Company.in(workspace).customers(6_000).publish()) {
      String html = write(run, Locale.ENGLISH, "large.html");
      JsonNode curve = charts(html).get("whale").get("full");
      assertThat(curve.get("points").size()).isBetween(1_000, 2_000);
      assertThat(curve.get("points").findValuesAsString("x")).isEmpty();
      boolean peak = false;
      for (JsonNode point : curve.get("points")) {
        peak |= point.get(0).longValue() == curve.get("peak_customers").longValue();
      }
      assertThat(peak).isTrue();
      assertThat(html.length()).isLessThan(1_700_000);
    }
  }
}
