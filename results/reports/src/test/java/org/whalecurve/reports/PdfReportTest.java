package org.whalecurve.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.reports.PdfReport.Style;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.RunReader;

/** The report on paper says the same, with letters that travel with it. */
class PdfReportTest {
  /** Kept after the test, to be looked at. */
  private static final Path KEPT = Path.of("target/reports");

  @TempDir Path workspace;

  static String text(Path file) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      return new PDFTextStripper().getText(pdf);
    }
  }

  @Test
  void saysTheFiguresOfTheRunInText() throws IOException {
    try (RunReader run = Company.in(workspace).publish()) {
      Path file = KEPT.resolve("en.pdf");
      PdfReport.write(run, new Style(Locale.ENGLISH, false, null), file);
      String text = text(file);
      long losers =
          run.query(
                  "SELECT count(*) AS n FROM whale_curve WHERE view = 'full' AND profit < 0 AND customer_id NOT LIKE '(%'")
              .whole(0, "n");
      assertThat(text)
          .contains("Harbour Supply", "2026-04-02-001", "View: full cost", "Prepared", "Signature")
          .contains(losers + " customers")
          .doesNotContain("#");
    }
  }

  @Test
  void bringsItsLettersAlong() throws IOException {
    try (RunReader run = Company.in(workspace).named("港湾船舶用品").titled("title_zh").publish()) {
      Path file = KEPT.resolve("zh.pdf");
      PdfReport.write(run, new Style(Locale.SIMPLIFIED_CHINESE, true, null), file);
      assertThat(text(file)).contains("港湾船舶用品", "鲸鱼曲线", "增量成本", "订单处理", "签字");
      try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
        for (PDPage page : pdf.getPages()) {
          for (COSName name : page.getResources().getFontNames()) {
            assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
          }
        }
        assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
        assertThat(pdf.getDocumentCatalog().getDocumentOutline().getFirstChild()).isNotNull();
      }
    }
  }

  @Test
  void aFontThatCannotBeTakenAlongIsNamed() throws IOException {
    Path font = workspace.resolve("cff.otf");
    Files.write(font, new byte[] {'O', 'T', 'T', 'O', 0, 1, 0, 0});
    try (RunReader run = Company.in(workspace).customers(80).publish()) {
      Path file = workspace.resolve("r.pdf");
      for (Path unfit : List.of(font, workspace.resolve("none.ttf"))) {
        assertThatThrownBy(
                () -> PdfReport.write(run, new Style(Locale.ENGLISH, false, unfit), file))
            .isInstanceOf(ProblemException.class)
            .hasMessageContaining("TrueType");
      }
      assertThat(file).doesNotExist();
      assertThat(workspace.resolve("r.pdf.part")).doesNotExist();
    }
  }

  @Test
  void aListPrints() throws IOException {
    Rows rows =
        new Rows(
            List.of(
                new Rows.Column("name", "VARCHAR"),
                new Rows.Column("net_revenue", "DECIMAL(38,6)")),
            List.of(List.of("鲸鱼 Ltd", new java.math.BigDecimal("-1234567.891234"))));
    Path file = workspace.resolve("list.pdf");
    Exports.write(Sheet.of("Worst customers", rows), file, Format.PDF);
    assertThat(text(file)).contains("Worst customers", "鲸鱼 Ltd", "-1,234,567.89");
  }

  @Test
  void aListThatNobodyReadsIsRefused() {
    List<Object> row = List.of(1L);
    Sheet sheet =
        Sheet.of(
            "large",
            new Rows(
                List.of(new Rows.Column("n", "BIGINT")),
                java.util.Collections.nCopies(PdfTableWriter.ROWS_MAX + 1, row)));
    assertThatThrownBy(() -> Exports.write(sheet, workspace.resolve("l.pdf"), Format.PDF))
        .hasMessageContaining("5,000");
  }
}
