package org.whalecurve.samples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.whalecurve.samples.internal.bank.BankFiles;

/**
 * A bank's credit cards that do not exist: what cardholders do with their cards in a year, what the
 * bank earns by them, who pays late, who stops. Risk, activity and profit follow from the
 * cardholders' attributes and from chance, so that a card can learn something and not everything.
 */
public final class BankCardsSample {
  private static final String RESOURCES = "/org/whalecurve/samples/bank-cards/";
  private static final List<String> MODEL =
      List.of(
          "whalecurve.yaml",
          "model/cost.yaml",
          "model/profit.yaml",
          "model/value.yaml",
          "model/strategy.yaml");

  /** The seed of the shipped example. */
  public static final long SEED = 2025;

  /** Cards of the shipped example. */
  public static final int CARDS = 4_000;

  private static final int MONTHS = 12;

  private BankCardsSample() {}

  /**
   * Writes the workspace: {@code whalecurve.yaml}, {@code model/}, {@code data/}.
   *
   * @param cards 100 or more
   * @throws IOException where the folder cannot be written
   */
  public static void write(Path folder, int cards, long seed, boolean compressed)
      throws IOException {
    if (cards < 100 || cards > 999_999)
      throw new IllegalArgumentException("100 to 999,999 cards, not " + cards);
    for (String name : MODEL) {
      Path target = folder.resolve(name);
      Files.createDirectories(target.getParent());
      String resource = RESOURCES + target.getFileName();
      try (InputStream in = BankCardsSample.class.getResourceAsStream(resource)) {
        Files.write(target, in.readAllBytes());
      }
    }
    new BankFiles(cards, MONTHS, seed).write(folder, compressed);
  }
}
