package org.whalecurve.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.Session;
import org.whalecurve.value.lifetime.BetaGeometric;
import org.whalecurve.value.lifetime.Fit;
import org.whalecurve.value.lifetime.Histories;
import org.whalecurve.value.lifetime.MaximumLikelihood.Options;
import org.whalecurve.value.lifetime.ParetoNbd;
import org.whalecurve.value.lifetime.RepeatModel;
import org.whalecurve.value.lifetime.Scorer;
import org.whalecurve.value.lifetime.Scores;
import org.whalecurve.value.lifetime.TimeUnit;

/** One part of {@link ClvBench}, in a process of its own. */
final class ClvPart {
  private static final int WARM = 100;
  private static final int COUNTED = 51;
  private final String name;
  private long start;

  private ClvPart(String name) {
    this.name = name;
  }

  public static void main(String[] args) throws Exception {
    Path temp = Files.createTempDirectory("clv");
    try (Session session = Engine.named("duckdb").open(new Engine.Config(2, "1GB", temp))) {
      ClvPart part = new ClvPart(args[0]);
      if (args[0].equals("cdnow")) part.cdnow(session, args[1]);
      else part.customers(session, args[1]);
    } finally {
      Folders.delete(temp);
    }
  }

  private void cdnow(Session session, String file) {
    session.execute(
        "CREATE TABLE customer AS SELECT frequency, recency_days, T_days AS age_days FROM '"
            + file
            + "'");
    Histories histories = Histories.read(session, "customer", TimeUnit.WEEK);
    for (RepeatModel model : models()) {
      for (int i = 0; i < WARM; i++) model.fit(histories, Options.DEFAULT);
      double[] times = new double[COUNTED];
      for (int i = 0; i < COUNTED; i++) {
        start = System.nanoTime();
        model.fit(histories, Options.DEFAULT);
        times[i] = (System.nanoTime() - start) / 1e6;
      }
      Arrays.sort(times);
      System.out.printf(
          Locale.ROOT,
          "%-10s %s: %.1f ms a fit of %d distinct histories, warm (median of %d)%n",
          name,
          model.name(),
          times[COUNTED / 2],
          histories.size(),
          COUNTED);
    }
  }

  private static List<RepeatModel> models() {
    return List.of(new BetaGeometric(false, 1), new BetaGeometric(true, 1), new ParetoNbd());
  }

  private void customers(Session session, String file) {
    session.execute("CREATE TABLE customer AS SELECT * FROM '" + file + "'");
    RepeatModel model = name.equals("pareto-nbd") ? new ParetoNbd() : new BetaGeometric(false, 1);
    start = System.nanoTime();
    Histories histories = Histories.read(session, "customer", TimeUnit.WEEK);
    took("group in SQL and read", histories.size() + " distinct histories");
    Fit fit = model.fit(histories, Options.DEFAULT);
    took("fit", fit.evaluations() + " evaluations, " + fit.verdict());
    Scores.Wanted wanted = new Scores.Wanted(52, 13, Math.log(1.1) / 52);
    Scores.WithErrors scores = new Scorer(model, histories).scores(fit, wanted);
    took("score with standard errors", "a year, discounted at 10 %");
    register(session, histories, scores);
    session.execute(
        "CREATE TABLE scored AS SELECT c.customer_no, s.* EXCLUDE (frequency, recency_days,"
            + " age_days) FROM customer c JOIN score s USING (frequency, recency_days, age_days)");
    took("join back", session.query("SELECT count(*) FROM scored").get(0).integer(0) + " rows");
    fit.parameters()
        .forEach(
            (parameter, value) ->
                System.out.printf(
                    Locale.ROOT,
                    "%-10s %s = %.4f +- %.4f%n",
                    name,
                    parameter,
                    value,
                    fit.standardErrors().get(parameter)));
  }

  private void took(String what, String note) {
    System.out.printf(
        Locale.ROOT,
        "%-10s %-28s %6.2f s  %s%n",
        name,
        what,
        (System.nanoTime() - start) / 1e9,
        note);
    start = System.nanoTime();
  }

  private static void register(Session session, Histories histories, Scores.WithErrors scores) {
    List<Session.Column> columns =
        List.of(
            new Session.Column("frequency", "INTEGER"),
            new Session.Column("recency_days", "INTEGER"),
            new Session.Column("age_days", "INTEGER"),
            new Session.Column("p_alive", "DOUBLE"),
            new Session.Column("expected", "DOUBLE"),
            new Session.Column("expected_error", "DOUBLE"),
            new Session.Column("discounted", "DOUBLE"));
    Iterable<Object[]> rows =
        () ->
            IntStream.range(0, histories.size())
                .mapToObj(i -> row(histories, scores, i))
                .iterator();
    session.registerRows("score", columns, rows);
  }

  private static Object[] row(Histories histories, Scores.WithErrors scores, int i) {
    return new Object[] {
      (long) histories.frequency(i),
      Math.round(histories.recency(i) * TimeUnit.WEEK.days()),
      Math.round(histories.age(i) * TimeUnit.WEEK.days()),
      scores.values().alive()[i],
      scores.values().expected()[i],
      scores.errors().expected()[i],
      scores.values().discounted()[i]
    };
  }
}
