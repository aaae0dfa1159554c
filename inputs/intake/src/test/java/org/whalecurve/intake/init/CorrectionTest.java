package org.whalecurve.intake.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalecurve.tables.InputTables;
import org.whalecurve.tables.Table;

/** What a person says of a file goes before what it looks like. */
class CorrectionTest {
  @TempDir Path folder;
  private Path sales;
  private Path odd;

  @BeforeEach
  void files() throws IOException {
    sales = folder.resolve("销售明细.csv");
    Files.writeString(
        sales,
        "单据编号,日期,客户编号,客户名称,产品,数量,金额,含税金额,成本\n"
            + "A1,2025-01-03,C1,甲公司,P1,2,100.00,113.00,60\n"
            + "A2,2025-01-04,C2,乙公司,P2,1,50.00,56.50,20\n");
    odd = folder.resolve("odd.csv");
    Files.writeString(odd, "x,y,z\n1,2025-01-01,abc\n2,2025-01-02,def\n");
  }

  @Test
  void theProposalShowsWhatThePageShows() {
    FileGuess guess = guess(List.of()).get(0);
    assertThat(guess.table()).contains("transaction");
    assertThat(guess.columns())
        .containsEntry("date", "日期")
        .containsEntry("customer_id", "客户编号")
        .containsEntry("product_id", "产品")
        .containsEntry("quantity", "数量")
        .containsEntry("net_amount", "金额");
    assertThat(guess.values()).hasSize(9).containsEntry("客户名称", List.of("甲公司", "乙公司"));
    assertThat(guess.values().keySet()).startsWith("单据编号", "日期");
  }

  @Test
  void anotherHeaderForAColumnAndNoneForAnother() {
    Correction said =
        new Correction(sales, "", "transaction", Map.of("net_amount", "含税金额", "quantity", ""));
    FileGuess guess = guess(List.of(said)).get(0);
    assertThat(guess.columns())
        .containsEntry("net_amount", "含税金额")
        .containsEntry("customer_id", "客户编号")
        .doesNotContainKey("quantity");
    assertThat(guess.unmapped()).contains("数量", "金额");
  }

  @Test
  void aFileThatFitsNothingIsWhatThePersonSays() {
    assertThat(of(odd, List.of()).table()).isEmpty();
    Correction said =
        new Correction(
            odd, null, "event", Map.of("event_id", "x", "date", "y", "customer_id", "z"));
    FileGuess guess = of(odd, List.of(said));
    assertThat(guess.table()).contains("event");
    assertThat(guess.columns())
        .containsEntry("event_id", "x")
        .containsEntry("date", "y")
        .containsEntry("customer_id", "z");
  }

  @Test
  void aFileThatIsLeftOutIsNoSource() {
    WorkspaceGuess guess =
        WorkspaceGuess.of(List.of(sales, odd), List.of(Correction.leaveOut(sales, null)));
    assertThat(guess.files()).noneMatch(g -> g.table().isPresent());
    assertThat(guess.files()).hasSize(2);
    assertThat(guess.workspaceFiles("T", folder).get("whalecurve.yaml")).doesNotContain("客户编号");
  }

  @Test
  void anyFileMayBeSaidToBeAnyTable() {
    for (Table table : InputTables.ALL) {
      if (HeaderDictionary.SHIPPED.form(table.name()) == null) continue;
      for (Path file : List.of(sales, odd)) {
        Correction said = new Correction(file, "", table.name(), Map.of());
        assertThatCode(
                () -> WorkspaceGuess.of(List.of(file), List.of(said)).workspaceFiles("T", folder))
            .as(table.name() + " " + file.getFileName())
            .doesNotThrowAnyException();
      }
    }
    assertThatThrownBy(() -> new Correction(odd, "", "nothing", Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private FileGuess of(Path file, List<Correction> said) {
    return guess(said).stream().filter(g -> g.file().equals(file)).findFirst().orElseThrow();
  }

  private List<FileGuess> guess(List<Correction> said) {
    return WorkspaceGuess.of(List.of(sales, odd), said).files();
  }
}
