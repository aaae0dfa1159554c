package org.whalecurve.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalecurve.intake.init.FileGuess;
import org.whalecurve.intake.init.WorkspaceGuess;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.CostModel;
import org.whalecurve.model.Expressions;
import org.whalecurve.model.ModelLoader;
import org.whalecurve.model.Schema;
import org.whalecurve.model.Workspace;

/**
 * The first model that init writes: it loads, its pools fit the ledger, its remarks say what is
 * missing.
 */
class GuessedModelTest {
  private static final String SALES =
      "Order ID,Order Date,Customer ID,Product ID,Quantity,Amount (EUR)\n1,2026-01-05,C1,P1,2,20\n2,2026-01-06,C2,P1,1,10\n";
  private static final String LEDGER =
      "Period,Department,Account,Amount\n2026-01,Field sales,6000,100\n2026-01,\"R&D\",6100,40\n2026-01,行政,6200,10\n";

  @TempDir Path temp;

  private WorkspaceGuess guess(Workbench bench, String... files) {
    List<Path> paths = Stream.of(files).map(temp::resolve).toList();
    WorkspaceGuess guess = WorkspaceGuess.of(paths);
    guess
        .workspaceFiles("O'Neill: tools & more", temp.resolve("company"))
        .forEach((name, text) -> bench.file("company/" + name, text));
    return guess;
  }

  private Workspace load() {
    return ModelLoader.load(temp.resolve("company"));
  }

  @Test
  void salesAndLedgerGiveAPoolForEachCostCentre() {
    try (Workbench bench =
        new Workbench(temp).file("in/sales.csv", SALES).file("in/gl.csv", LEDGER)) {
      guess(bench, "in/sales.csv", "in/gl.csv");
      Workspace workspace = load();
      assertThat(workspace.name()).isEqualTo("O'Neill: tools & more");
      assertThat(workspace.currency()).as("said by a header").isEqualTo("EUR");
      assertThat(workspace.sources().get(0).files())
          .as("relative to the workspace")
          .containsExactly("../in/sales.csv");
      assertThat(workspace.cost().pools().stream().map(CostModel.Pool::name))
          .containsExactly("field_sales", "r_d", "center", "other_cost");
      Schema schema = Intake.inspect(workspace).schema();
      for (CostModel.Pool pool : workspace.cost().pools()) {
        Schema.Scope scope = Schema.Scope.of("ledger", schema.columns("ledger"));
        assertThatCode(() -> Expressions.compile(pool.where(), scope, ValueType.BOOLEAN))
            .as(pool.name())
            .doesNotThrowAnyException();
      }
    }
  }

  @Test
  void withoutALedgerItSaysWhatIsNeededAndStillLoads() {
    try (Workbench bench = new Workbench(temp).file("in/sales.csv", SALES)) {
      WorkspaceGuess guess = guess(bench, "in/sales.csv");
      assertThat(guess.nextSteps().get(0))
          .startsWith("No ledger was found")
          .contains("cost_center, account, amount");
      assertThat(load().cost().pools()).isEmpty();
    }
  }

  @Test
  void theExampleAtTheEndLoadsWhenItsMarksAreTakenAway() {
    try (Workbench bench = new Workbench(temp).file("in/sales.csv", SALES)) {
      Map<String, String> files = guess(bench, "in/sales.csv").workspaceFiles("A", temp);
      String cost = files.get("model/cost.yaml");
      String example = cost.substring(cost.indexOf("# pools:")).replaceAll("(?m)^# ", "");
      bench.file("company/model/cost.yaml", example);
      assertThat(load().cost().activities()).hasSize(2);
    }
  }

  @Test
  void chineseFilesGetAChineseWorkspaceWithTheStandardChart() {
    String ledger =
        "凭证日期,科目编码,部门,借方金额,贷方金额\n2026-01-05,660101,销售部,100,\n2026-01-06,660201,行政部,50,\n2026-01-07,600101,销售部,,900\n2026-01-08,1002,,900,\n";
    String sales =
        "订单编号,订单日期,客户编码,客户名称,客户分类,数量,金额\n1,2026-01-05,K1,甲,重点,1,10\n2,2026-01-06,K1,甲,重点,1,10\n";
    try (Workbench bench = new Workbench(temp).file("in/销售.csv", sales).file("in/总账.csv", ledger)) {
      WorkspaceGuess guess = guess(bench, "in/销售.csv", "in/总账.csv");
      assertThat(guess.files().stream().map(FileGuess::table).flatMap(Optional::stream))
          .containsExactly("transaction", "ledger", "customer");
      Workspace workspace = load();
      assertThat(workspace.locale()).isEqualTo("zh-CN");
      assertThat(workspace.currency()).isEqualTo("CNY");
      assertThat(workspace.cost().reconcileRevenue().text()).isEqualTo("account LIKE '60%'");
      assertThat(workspace.cost().pools().stream().map(p -> p.title().get("zh")))
          .containsExactly("销售费用", "管理费用", "财务费用");
      assertThat(workspace.sources().get(2).where().text())
          .as("the bank is no cost")
          .isEqualTo("STARTS_WITH(科目编码, '6')");
      assertThat(workspace.profit().dimensions()).containsExactly(List.of("customer_group"));
      assertThat(workspace.files().get("whalecurve.yaml")).contains("个人信息：客户名称");
      Intake.inspect(workspace);
    }
  }

  @Test
  void filesThatFitNothingAreSaid() {
    try (Workbench bench =
        new Workbench(temp).file("in/notes.csv", "a,b\n1,2\n").file("in/bad.csv", "")) {
      WorkspaceGuess guess = guess(bench, "in/notes.csv", "in/bad.csv");
      assertThat(guess.files()).allMatch(f -> f.table().isEmpty() && !f.notes().isEmpty());
      assertThat(load().sources()).isEmpty();
      assertThat(guess.nextSteps().get(0)).startsWith("No sales were found");
    }
  }
}
