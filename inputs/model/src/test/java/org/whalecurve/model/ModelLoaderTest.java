package org.whalecurve.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalecurve.kernel.PeriodGrain;
import org.whalecurve.model.CostModel.Activity;
import org.whalecurve.model.CostModel.Assignment;
import org.whalecurve.model.CostModel.Dimension;
import org.whalecurve.model.CostModel.Driver;
import org.whalecurve.model.CostModel.Line;
import org.whalecurve.model.CostModel.Measure;
import org.whalecurve.model.CostModel.Method;
import org.whalecurve.model.CostModel.Pool;
import org.whalecurve.model.CostModel.Resource;
import org.whalecurve.model.CostModel.Target;
import org.whalecurve.model.yaml.ExprText;

class ModelLoaderTest {
  @TempDir Path folder;

  private CostModel cost(String yaml) {
    return Workspaces.cost(folder, yaml);
  }

  @Test
  void aWorkspaceOfFourLinesLoadsWithDefaults() {
    Workspace workspace = Workspaces.load(folder, "\uFEFF" + Workspaces.MAIN, null, null);
    assertThat(workspace.name()).isEqualTo("Service desk");
    assertThat(workspace.locale()).isEqualTo("en");
    assertThat(workspace.calendar().grain()).isEqualTo(PeriodGrain.MONTH);
    assertThat(workspace.engine()).isEqualTo("duckdb");
    assertThat(workspace.rollUpToParent()).isFalse();
    assertThat(workspace.sources()).hasSize(1);
    assertThat(workspace.sources().get(0).files()).containsExactly("data/sales.csv");
    assertThat(workspace.sources().get(0).columns()).isEmpty();
    assertThat(workspace.cost().pools()).isEmpty();
    assertThat(workspace.cost().method()).isEqualTo(Method.RECIPROCAL);
    assertThat(workspace.profit().revenueTax()).isNull();
    assertThat(workspace.files()).containsOnlyKeys("whalecurve.yaml");
  }

  @Test
  void aTableMayHaveSeveralSources() {
    String main =
        """
        currency: CNY
        sources:
          ledger:
            - {files: [a.csv, b.csv], format: {delimiter: "\\t", encoding: gb18030}}
            - files: c.xlsx
              columns:
                amount: ["金额", Betrag]
                period: 2026-01
                rush: Priority = 'express'
        """;
    List<Workspace.Source> sources = Workspaces.load(folder, main, null, null).sources();
    assertThat(sources).extracting(Workspace.Source::table).containsExactly("ledger", "ledger");
    assertThat(sources.get(0).format().delimiter()).isEqualTo("\t");
    assertThat(sources.get(1).columns().get("amount"))
        .extracting(ExprText::text)
        .containsExactly("金额", "Betrag");
    assertThat(sources.get(1).columns().get("amount").get(0).place())
        .hasToString("whalecurve.yaml:7:19");
    assertThat(sources.get(1).columns().get("rush").get(0).place())
        .hasToString("whalecurve.yaml:9:15");
    assertThat(sources.get(1).columns().keySet()).containsExactly("amount", "period", "rush");
  }

  @Test
  void aPoolSaysWhereItGoesInOneLine() {
    Pool pool =
        cost("pools:\n  rent: {title: Rent, where: account = '1', incremental: 80%, to: customer, by: even}\n")
            .pools()
            .get(0);
    assertThat(pool.name()).isEqualTo("rent");
    assertThat(pool.title()).isEqualTo(Map.of("en", "Rent", "zh", "Rent"));
    assertThat(pool.where().text()).isEqualTo("account = '1'");
    assertThat(pool.where().place()).hasToString("model/cost.yaml:2:30");
    assertThat(pool.incremental().text()).isEqualTo("80%");
    assertThat(pool.line()).isEqualTo(Line.COST_TO_SERVE);
    assertThat(pool.assign().get(0).share()).isNull();
    assertThat(pool.assign().get(0).to()).isEqualTo(new Target.Objects(Set.of(Dimension.CUSTOMER)));
    assertThat(pool.assign().get(0).by()).isEqualTo(new Driver.Even());
  }

  @Test
  void whatIsAssignedDirectIsDirectCost() {
    String direct =
        "pools:\n  a: {where: x, to: [customer, product], by: direct, within: {sum: net_amount, of: line}}\n";
    Pool pool = cost(direct).pools().get(0);
    assertThat(pool.line()).isEqualTo(Line.DIRECT_COST);
    Driver.Facts within = ((Driver.Direct) pool.assign().get(0).by()).within();
    assertThat(within.measure()).isEqualTo(Measure.SUM);
    assertThat(within.of()).isEqualTo("line");
    assertThat(
            cost(direct.replace("by: direct", "by: direct, line: revenue_tax"))
                .pools()
                .get(0)
                .line())
        .isEqualTo(Line.REVENUE_TAX);
  }

  @Test
  void withinMayStandInsideTheDriverOrBesideIt() {
    String inside =
        "pools:\n  a: {where: x, to: customer, by: {driver: area, within: {count: order}}}\n";
    String beside =
        "pools:\n  a: {where: x, to: customer, by: {driver: area}, within: {count: order}}\n";
    for (String yaml : List.of(inside, beside)) {
      Driver.Quantities driver = (Driver.Quantities) cost(yaml).pools().get(0).assign().get(0).by();
      assertThat(driver.name()).isEqualTo("area");
      assertThat(driver.within().measure()).isEqualTo(Measure.COUNT);
      assertThat(driver.within().of()).isEqualTo("order");
    }
  }

  @Test
  void aResourceWithRowsOfItsOwnHasAPoolOfItsName() {
    CostModel model =
        cost(
            """
            resources:
              desk: {where: account = '1', incremental: 0.4, capacity_min: 700000, practical_share: 80%}
            activities:
              order: {resource: desk, time: 5 + 3 * lines, per: order, to: order}
            """);
    Pool pool = model.pools().get(0);
    assertThat(pool.name()).isEqualTo("desk");
    assertThat(pool.incremental().text()).isEqualTo("0.4");
    assertThat(pool.assign().get(0).to()).isEqualTo(new Target.Nodes(List.of("desk")));
    Resource desk = model.resources().get(0);
    assertThat(desk.capacityMin()).isEqualByComparingTo("700000");
    assertThat(desk.practicalShare()).isEqualByComparingTo("0.8");
    assertThat(desk.assign()).isEmpty();
  }

  @Test
  void aTimeDrivenActivityHasItsMinutesAsDriver() {
    Activity activity =
        cost("""
                resources:
                  desk: {capacity_min: 700000}
                activities:
                  order: {resource: desk, time: 5 + 3 * lines, per: event, where: type = 'order', to: order}
                """)
            .activities()
            .get(0);
    assertThat(activity.resource()).isEqualTo("desk");
    Assignment only = activity.assign().get(0);
    // its own name is no node for itself, so this is the cost object
    assertThat(only.to()).isEqualTo(new Target.Objects(Set.of(Dimension.ORDER)));
    Driver.Facts minutes = (Driver.Facts) only.by();
    assertThat(minutes.measure()).isEqualTo(Measure.TIME);
    assertThat(minutes.of()).isEqualTo("event");
    assertThat(minutes.expr().text()).isEqualTo("5 + 3 * lines");
    assertThat(minutes.where().text()).isEqualTo("type = 'order'");
  }

  @Test
  void aServiceMayUseSomeOfItself() {
    CostModel model =
        cost(
            """
            activities:
              power: {to: [power, mill], by: {driver: kwh}}
              mill: {to: product, by: {driver: ingots}}
            """);
    assertThat(model.activities().get(0).assign().get(0).to())
        .isEqualTo(new Target.Nodes(List.of("power", "mill")));
  }

  @Test
  void aNodeWinsOverTheCostObjectOfItsName() {
    CostModel model =
        cost(
            """
            pools:
              a: {where: x, to: order}
              b: {where: x, to: [order, customer], by: {count: line}}
            activities:
              order: {to: customer, by: even}
            """);
    assertThat(model.pools().get(0).assign().get(0).to())
        .isEqualTo(new Target.Nodes(List.of("order")));
    assertThat(model.pools().get(1).assign().get(0).to())
        .isEqualTo(new Target.Objects(Set.of(Dimension.ORDER, Dimension.CUSTOMER)));
  }

  @Test
  void sharesMayLeaveARest() {
    String nodes =
        "activities:\n  pick: {to: customer, by: even}\n  pack: {to: [product], by: {cost: full}}\n";
    String assign =
        """
        pools:
          a:
            where: x
            assign:
              - {share: 30%, to: [pick, pack], by: {survey: {pick: 0.333, pack: 0.667}}}
              - {to: customer, by: {driver: d}}
          b:
            where: x
            assign:
              - {share: 0.3, to: [pick, pack], by: even}
            rest: unassigned
          c: {where: x, to: [pick], by: {shares: {pick: 20%}, rest: unassigned}}
          d: {where: x, to: [pick], by: {shares: {pick: 20%}}, rest: unassigned}
        """;
    CostModel model = cost(nodes + assign);
    assertThat(shares(model.pools().get(0))).containsExactly(new BigDecimal("0.30"), null);
    assertThat(shares(model.pools().get(1))).containsExactly(new BigDecimal("0.3"));
    for (Pool pool : model.pools().subList(2, 4)) {
      Driver.Shares driver = (Driver.Shares) pool.assign().get(0).by();
      assertThat(driver.restUnassigned()).isTrue();
      assertThat(driver.shares()).containsExactly(Map.entry("pick", new BigDecimal("0.20")));
    }
    assertThat(model.activities().get(1).assign().get(0).by()).isEqualTo(new Driver.Cost(false));
  }

  private static List<BigDecimal> shares(Pool pool) {
    return new java.util.ArrayList<>(pool.assign().stream().map(Assignment::share).toList());
  }

  @Test
  void placesOfExpressionsPointAtTheirFirstCharacter() {
    CostModel model =
        cost(
            """
            pools:
              a:
                where: "account = '1'"
                incremental: |
                  CASE WHEN account = '1'
                  THEN 0 ELSE acount END
                to: customer
                by: even
            """);
    Pool pool = model.pools().get(0);
    assertThat(pool.where().place()).hasToString("model/cost.yaml:3:13");
    assertThat(pool.incremental().place()).hasToString("model/cost.yaml:5:7");
    Schema.Scope scope =
        Schema.Scope.of("ledger", Map.of("account", org.whalecurve.kernel.ValueType.TEXT));
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () ->
                    Expressions.compile(
                        pool.incremental(), scope, org.whalecurve.kernel.ValueType.NUMBER)))
        .hasMessageContaining("model/cost.yaml:6:19: There is no column 'acount'")
        .hasMessageContaining("Did you mean 'account'?");
  }

  @Test
  void profitIsReadWhole() {
    ProfitModel profit =
        Workspaces.load(
                folder,
                Workspaces.MAIN,
                "pools:\n  ads: {where: x, to: customer, by: even}\n",
                """
                revenue_tax: CASE WHEN customer.region = 'north' THEN 0.03 ELSE 0 END
                capital: {rate: 10%, inventory: false}
                revenue_bands: [10000, 20000]
                dimensions: [customer_group, [customer_group, product_line]]
                marketing: ads
                """)
            .profit();
    assertThat(profit.capitalRate()).isEqualByComparingTo("0.1");
    assertThat(profit.receivables()).isTrue();
    assertThat(profit.inventory()).isFalse();
    assertThat(profit.dimensions())
        .containsExactly(List.of("customer_group"), List.of("customer_group", "product_line"));
    assertThat(profit.marketing()).containsExactly("ads");
  }

  @Test
  void emptyModelFilesAreNoModel() {
    Workspace workspace =
        Workspaces.load(
            folder,
            Workspaces.MAIN,
            "# nothing yet\n",
            "pools:\n".replace("pools:", "dimensions:"));
    assertThat(workspace.cost().pools()).isEmpty();
    assertThat(workspace.profit().dimensions()).isEmpty();
  }
}
