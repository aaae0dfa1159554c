package org.whalecurve.samples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.whalecurve.samples.internal.cost.CostSide;
import org.whalecurve.samples.internal.operator.BillFiles;
import org.whalecurve.samples.internal.operator.Bills;
import org.whalecurve.samples.internal.operator.Customer;
import org.whalecurve.samples.internal.operator.CustomerBase;
import org.whalecurve.samples.internal.operator.Events;
import org.whalecurve.samples.internal.operator.Facts;
import org.whalecurve.samples.internal.operator.Invoices;
import org.whalecurve.samples.internal.operator.MasterData;
import org.whalecurve.samples.internal.operator.Voices;

/**
 * A telecom operator that does not exist: a complete workspace, the same for the same seed. Bills,
 * ledger and drivers are inputs like those of any company; they are chosen so that the results
 * which the product computes from them agree with published figures.
 */
public final class TelecomSample {
  private static final String RESOURCES = "/org/whalecurve/samples/telecom/";

  private static final List<String> MODEL =
      List.of(
          "whalecurve.yaml",
          "model/cost.yaml",
          "model/profit.yaml",
          "model/value.yaml",
          "model/strategy.yaml");

  /** The seed of the shipped example and of the {@code demo}. */
  public static final long SEED = 2025;

  private TelecomSample() {}

  /**
   * How large the operator is.
   *
   * @param customers 5,000 or more; 0.2 % of them are key accounts
   * @param months from January 2025
   */
  public record Size(int customers, int months) {
    /** The size of {@code examples/telecom}. */
    public static final Size EXAMPLE = new Size(5_000, 12);

    /** The size of the {@code demo}: about three million bill items. */
    public static final Size DEMO = new Size(100_000, 12);

    public Size {
      if (customers < 5_000 || customers > 999_999)
        throw new IllegalArgumentException("5,000 to 999,999 customers, not " + customers);
      if (months < 1 || months > 24)
        throw new IllegalArgumentException("1 to 24 months, not " + months);
    }
  }

  /** Hears how far the writing is. */
  public interface Progress {
    /** {@code done} of {@code total} months of bills are written. */
    void at(int done, int total);
  }

  /**
   * Writes the workspace: {@code whalecurve.yaml}, {@code model/}, {@code data/*.csv}.
   *
   * @throws IOException where the folder cannot be written
   */
  public static void write(Path folder, Size size, long seed, Progress progress)
      throws IOException {
    write(folder, size, seed, false, progress);
  }

  /** The same with data files as {@code .csv.gz}. */
  public static void writeCompressed(Path folder, Size size, long seed, Progress progress)
      throws IOException {
    write(folder, size, seed, true, progress);
  }

  private static void write(
      Path folder, Size size, long seed, boolean compressed, Progress progress) throws IOException {
    copyModel(folder);
    List<Customer> customers = new CustomerBase(size.customers(), size.months(), seed).draw();
    new MasterData(folder, compressed, seed).write(customers);
    Facts facts = new Facts(size.months());
    Invoices invoices = new Invoices(size.months(), seed);
    invoices.count(customers, facts);
    new Events(customers, facts, seed).write(folder, compressed);
    new Voices(customers, facts.months(), seed).write(folder, compressed);
    CostSide costs = new CostSide(customers, facts, seed);
    Bills bills = new Bills(customers, seed);
    new BillFiles(bills, costs.billScales(bills), facts, invoices)
        .write(folder, compressed, month -> progress.at(month + 1, size.months()));
    costs.write(folder, compressed);
  }

  private static void copyModel(Path folder) throws IOException {
    for (String name : MODEL) {
      Path target = folder.resolve(name);
      Files.createDirectories(target.getParent());
      String resource = RESOURCES + target.getFileName();
      try (InputStream in = TelecomSample.class.getResourceAsStream(resource)) {
        Files.write(target, in.readAllBytes());
      }
    }
  }
}
