package org.whalecurve.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that repeat their key on purpose: each is counted, and refused ones are all listed. */
class DistinctRowsTest {
  private static final String SOURCES =
      """
      product:
        files: data/sales.csv
        columns: {product_id: Code, name: Text, standard_cost: Cost}
        where: Text IS NOT NULL
        distinct: true
      """;

  @TempDir Path temp;

  @Test
  void repeatedRowsAreCountedAsLeftOut() throws IOException {
    try (Workbench bench = new Workbench(temp)) {
      bench.file(
          "data/sales.csv",
          "Code,Text,Cost,Line\nA,apple,1,1\nA,apple,1,2\nB,,2,3\nB,,2,4\nA,pear,3,5\nB,bread,2,6\n");
      bench.run(SOURCES);
      assertThat(
              bench.texts("SELECT product_id, name, source_line FROM product_checked ORDER BY 1"))
          .containsExactly("A|apple|2", "B|bread|7");
      assertThat(bench.texts("SELECT rows_read, accepted, rejected, filtered FROM quality"))
          .containsExactly("6|2|0|4");
    }
  }

  @Test
  void refusedRowsAreAllListed() throws IOException {
    try (Workbench bench = new Workbench(temp)) {
      bench.file(
          "data/sales.csv",
          "Code,Text,Cost,Line\nA,apple,1,1\nA,apple,1,2\nB,bread,dear,3\nB,bread,dear,4\n");
      bench.run(SOURCES);
      assertThat(bench.texts("SELECT line, value FROM reject ORDER BY 1"))
          .containsExactly("4|dear", "5|dear");
      assertThat(bench.texts("SELECT rows_read, accepted, rejected, filtered FROM quality"))
          .containsExactly("4|1|2|1");
    }
  }
}
