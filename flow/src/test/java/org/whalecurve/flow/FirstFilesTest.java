package org.whalecurve.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalecurve.engine.Engine;
import org.whalecurve.flow.editing.Drafts;
import org.whalecurve.intake.init.WorkspaceGuess;
import org.whalecurve.model.ModelLoader;
import org.whalecurve.runs.Manifest;
import org.whalecurve.runs.RunReader;
import org.whalecurve.runs.RunStore;

/** From one file of sales to the first whale curve, with nothing else. */
class FirstFilesTest {
  @TempDir Path folder;

  @Test
  void salesAloneGiveACurveOfGrossProfit() throws IOException {
    Path sales = folder.resolve("sales.csv");
    Files.writeString(
        sales,
        "单据编号,日期,客户编号,客户名称,产品,数量,金额,成本\n"
            + "A1,2025-01-03,C1,甲公司,P1,2,100.00,60\n"
            + "A2,2025-01-04,C2,乙公司,P2,1,50.00,70\n"
            + "A3,2025-02-04,C1,甲公司,P2,1,30.00,10\n"
            + "A4,no day,C2,乙公司,P2,1,5.00,1\n");
    Drafts.write(folder, WorkspaceGuess.of(List.of(sales)).workspaceFiles("首家", folder));
    RunPlan plan = RunPlan.of(ModelLoader.load(folder), RunPlan.Options.DEFAULT);

    Rehearsal.Result trial = Rehearsal.of(plan, RunListener.SILENT);
    Rehearsal.SourceFile file =
        trial.files().stream().filter(f -> f.source().equals("transaction")).findFirst().get();
    assertThat(file.rowsRead()).isEqualTo(4);
    assertThat(file.accepted()).isEqualTo(3);
    assertThat(file.rejected()).isEqualTo(1);
    assertThat(file.totals().get("net_amount")).isEqualByComparingTo("180");
    assertThat(trial.rejects()).extracting(Rehearsal.Reject::value).contains("no day");

    Manifest run = Runner.run(plan, RunListener.SILENT);
    Path published = RunStore.of(folder).folder(run.run());
    try (RunReader reader = RunReader.open(Engine.named("duckdb"), published)) {
      var curve =
          reader.query(
              "SELECT customer_id, profit FROM whale_curve WHERE view = 'full' ORDER BY rank");
      assertThat(curve.rows()).extracting(r -> r.get(0)).startsWith("C1", "C2");
      assertThat((BigDecimal) curve.rows().get(0).get(1)).isEqualByComparingTo("60");
      assertThat((BigDecimal) curve.rows().get(1).get(1)).isEqualByComparingTo("-20");
    }
  }
}
