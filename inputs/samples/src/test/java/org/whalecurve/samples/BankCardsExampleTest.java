package org.whalecurve.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code examples/bank-cards} is what the generator writes. After a change write it anew with
 * {@code mvn -pl inputs/samples -am test -Dtest=BankCardsExampleTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dwhalecurve.update=true}.
 */
class BankCardsExampleTest {
  private static final Path EXAMPLE =
      Path.of(System.getProperty("whalecurve.root")).resolve("examples/bank-cards");

  @Test
  void exampleIsFresh(@TempDir Path folder) throws IOException {
    if (Boolean.getBoolean("whalecurve.update")) write(EXAMPLE);
    write(folder);
    assertThat(TelecomExampleTest.contents(EXAMPLE)).isEqualTo(TelecomExampleTest.contents(folder));
  }

  private static void write(Path folder) throws IOException {
    BankCardsSample.write(folder, BankCardsSample.CARDS, BankCardsSample.SEED, true);
  }
}
