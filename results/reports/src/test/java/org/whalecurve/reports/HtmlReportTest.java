package org.whalecurve.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalecurve.runs.RunReader;

class HtmlReportTest {
  @TempDir Path workspace;

  @Test
  void writes() throws IOException {
    Path dir = Path.of("target/reports");
    Files.createDirectories(dir);
    try (RunReader run = Company.in(workspace.resolve("a")).publish()) {
      HtmlReport.write(run, Locale.ENGLISH, dir.resolve("en.html"));
    }
    try (RunReader run =
        Company.in(workspace.resolve("b")).named("港湾船舶用品").titled("title_zh").publish()) {
      HtmlReport.write(run, Locale.SIMPLIFIED_CHINESE, dir.resolve("zh.html"));
    }
    assertThat(dir).isDirectory();
  }
}
