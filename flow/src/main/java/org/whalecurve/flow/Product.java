package org.whalecurve.flow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.whalecurve.costing.CostSteps;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.Step;
import org.whalecurve.intake.Intake;
import org.whalecurve.kernel.Fingerprint;
import org.whalecurve.model.Workspace;
import org.whalecurve.profit.ProfitSteps;
import org.whalecurve.tables.RunTables;
import org.whalecurve.value.ValueSteps;

/** This product. */
public final class Product {
  private Product() {}

  /** Its version, as a run's manifest records it. */
  public static String version() {
    Properties properties = new Properties();
    try (InputStream in = Product.class.getResourceAsStream("product.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  /**
   * What computes a run: product and engine with their versions, and the program's own bytes. A
   * version under development changes what it does without changing its name.
   */
  static String machinery(Engine engine) {
    return engine.name() + " " + engine.version() + " " + version() + " " + Code.PRINT;
  }

  /** Read once, where it is wanted. */
  private static final class Code {
    static final String PRINT = print();

    private static String print() {
      Set<Path> places = new LinkedHashSet<>();
      for (Class<?> type :
          List.of(
              Product.class,
              Intake.class,
              CostSteps.class,
              ProfitSteps.class,
              ValueSteps.class,
              Workspace.class,
              RunTables.class,
              Step.class,
              Fingerprint.class)) {
        places.add(place(type));
      }
      Fingerprint print = new Fingerprint();
      places.forEach(place -> add(place, print));
      return print.hex();
    }

    private static Path place(Class<?> type) {
      try {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      } catch (URISyntaxException e) {
        throw new IllegalStateException(e);
      }
    }

    private static void add(Path place, Fingerprint print) {
      try (Stream<Path> files = Files.walk(place)) {
        files.filter(Files::isRegularFile).sorted().forEach(f -> print.add(Fingerprint.ofFile(f)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
