package org.whalecurve.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not what they should be are said by name, with a remedy. */
class DamagedFilesTest {
  private static final String SOURCE =
      """
      transaction:
        files: data.csv
        columns: {transaction_id: No, date: Day, net_amount: Amount}
      """;

  @TempDir Path temp;

  private static byte[] gzip(int rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Random random = new Random(7);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write("No,Day,Amount\n".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < rows; i++) {
        gzip.write((random.nextInt() + ",2024-01-05,1\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void aTruncatedArchive() throws IOException {
    byte[] small = gzip(10);
    byte[] large = gzip(100_000);
    for (byte[] whole : new byte[][] {small, large}) {
      try (Workbench bench = new Workbench(temp)) {
        bench.file("data.csv", Arrays.copyOf(whole, whole.length - 20));
        assertThatThrownBy(() -> bench.run(SOURCE))
            .hasMessageContaining(
                "data.csv: the compressed file ends before its data does [truncated-file]");
      }
    }
  }

  @Test
  void aDamagedArchive() throws IOException {
    byte[] large = gzip(100_000);
    for (int i = large.length / 2; i < large.length / 2 + 100; i++) large[i] ^= 0x5A;
    try (Workbench bench = new Workbench(temp)) {
      bench.file("data.csv", large);
      assertThatThrownBy(() -> bench.run(SOURCE)).hasMessageContaining("[damaged-file]");
    }
  }

  @Test
  void anEmptyFile() {
    try (Workbench bench = new Workbench(temp)) {
      bench.file("data.csv", "");
      assertThatThrownBy(() -> bench.inspect(SOURCE))
          .hasMessageContaining("data.csv: the file has no header [empty-file]");
      bench.file("data.csv", "\n\n  \n");
      assertThatThrownBy(() -> bench.inspect(SOURCE)).hasMessageContaining("[empty-file]");
    }
  }

  @Test
  void aHeaderWithoutRowsIsFine() {
    try (Workbench bench = new Workbench(temp)) {
      bench.file("data.csv", "No,Day,Amount").run(SOURCE);
      assertThat(bench.texts("SELECT * FROM quality"))
          .containsExactly("transaction|data.csv|0|0|0|0|0|net_amount|0E-12|{\"net_amount\":0}");
    }
  }

  @Test
  void oldWorkbooksAndBrokenOnes() {
    try (Workbench bench = new Workbench(temp)) {
      bench.file("data.csv", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0});
      assertThatThrownBy(() -> bench.inspect(SOURCE))
          .hasMessageContaining("[old-excel]")
          .hasMessageContaining(".xlsx");
      bench.file("data.csv", new byte[] {'P', 'K', 3, 4, 0, 0, 1, 2});
      assertThatThrownBy(() -> bench.inspect(SOURCE)).hasMessageContaining("[damaged-file]");
      bench.file("data.csv", new byte[] {'P', 'A', 'R', '1', 0, 0, 1, 2});
      assertThatThrownBy(() -> bench.inspect(SOURCE)).hasMessageContaining("[damaged-file]");
    }
  }
}
