package org.whalecurve.value.card;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.Session;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.Expressions;
import org.whalecurve.model.Schema;
import org.whalecurve.model.yaml.ExprText;

/** Public customer tables with a known outcome, where they are present. */
final class RealData implements AutoCloseable {
  private final Session session;
  private final Map<String, ValueType> columns = new LinkedHashMap<>();
  private final List<CardFeature> features = new ArrayList<>();
  private final String key;

  private RealData(Session session, String key, List<String> names) {
    this.session = session;
    this.key = key;
    for (String name : names) columns.put(name, ValueType.TEXT);
  }

  /** Opens a gzip CSV below the folder of public data; the test is skipped where it is absent. */
  static RealData open(String file, String key) {
    Path path = folder().resolve(file);
    if (!Files.exists(path)) {
      System.out.println(
          "SKIPPED: no " + path + "; set WHALECURVE_SHARED to the folder with data/");
      Assumptions.abort("no " + path);
    }
    try {
      Path plain = Files.createTempFile("whalecurve-card-", ".csv");
      try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
        Files.writeString(
            plain,
            new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                .replace("\r\n", "\n"));
      }
      List<String> names = List.of(Files.readAllLines(plain).get(0).split(","));
      Session session = Engine.named("duckdb").open(new Engine.Config(2, "", plain.getParent()));
      session.registerCsv("raw", plain, names);
      session.execute("CREATE TABLE customer AS SELECT * FROM raw");
      Files.delete(plain);
      return new RealData(session, key, names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    String shared = System.getenv("WHALECURVE_SHARED");
    if (shared != null) return Path.of(shared).resolve("data");
    return Path.of(System.getProperty("whalecurve.root", ".")).resolve("../shared/data");
  }

  /** Columns that are numbers, each a feature of its own. */
  RealData numbers(String... names) {
    for (String name : names) feature(name, "TO_NUMBER(" + name + ")");
    return this;
  }

  /** Columns that are texts, each a feature of its own. */
  RealData texts(String... names) {
    for (String name : names) feature(name, name);
    return this;
  }

  RealData feature(String name, String expression) {
    return feature(name, expression, Direction.FREE);
  }

  RealData feature(String name, String expression, Direction direction) {
    features.add(new CardFeature(name, compile(expression, null), direction));
    return this;
  }

  CardData read(String outcome) {
    return CardData.read(
        session,
        new CardData.Source(
            "customer",
            session.dialect().name(key),
            column -> session.dialect().name(column.name()),
            compile(outcome, ValueType.BOOLEAN)),
        features,
        CardSettings.USUAL.sampleRows(),
        1);
  }

  Expr compile(String expression, ValueType type) {
    return Expressions.compile(
        new ExprText(expression, new SourcePlace("value.yaml", 1, 1)),
        Schema.Scope.of("customer", columns),
        type);
  }

  Session session() {
    return session;
  }

  @Override
  public void close() {
    session.close();
  }
}
