package org.whalecurve.value.holdout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.whalecurve.value.lifetime.BetaGeometric;
import org.whalecurve.value.lifetime.ParetoNbd;
import org.whalecurve.value.lifetime.TimeUnit;

/**
 * The CDNOW sample of Fader, Hardie & Lee 2005: 2,357 customers, weeks 1 to 39 known, weeks 40 to
 * 78 to be forecast.
 */
class CdnowTest {
  private static final LocalDate FIRST = LocalDate.of(1997, 1, 1);

  private static Map<String, TreeSet<Integer>> days() throws IOException {
    String stated = System.getenv("WHALECURVE_SHARED");
    Path root = Path.of(System.getProperty("whalecurve.root", "../.."));
    Path shared = stated == null ? root.resolve("../shared") : Path.of(stated);
    Path file = shared.resolve("data/clv/cdnow_sample_transactions.csv");
    if (!Files.exists(file)) System.out.println("skipped: there is no shared/data/clv");
    assumeTrue(Files.exists(file), "there is no shared/data/clv");
    Map<String, TreeSet<Integer>> days = new TreeMap<>();
    Files.readAllLines(file).stream()
        .skip(1)
        .map(line -> line.split(","))
        .forEach(
            f ->
                days.computeIfAbsent(f[0], c -> new TreeSet<>())
                    .add((int) (LocalDate.parse(f[2]).toEpochDay() - FIRST.toEpochDay())));
    return days;
  }

  private static Panel panel(int calibration, int all) throws IOException {
    List<Panel.Case> cases = new ArrayList<>();
    long[] newcomers = new long[calibration];
    long[] repeats = new long[all];
    for (TreeSet<Integer> days : days().values()) {
      int first = days.first();
      if (first >= calibration) continue;
      int known = days.headSet(calibration).size();
      int last = days.lower(calibration);
      int future = days.subSet(calibration, all).size();
      newcomers[first]++;
      days.subSet(first + 1, all).forEach(day -> repeats[day]++);
      cases.add(
          new Panel.Case(known - 1, last - first, calibration - 1 - first, future, 1, List.of()));
    }
    return new Panel(
        TimeUnit.WEEK, List.of(), calibration, all - calibration, cases, newcomers, repeats);
  }

  @Test
  void paretoNbdForecastsAsPublished() throws IOException {
    Panel panel = panel(273, 546);
    Candidate pareto = new Candidate(new ParetoNbd(), List.of());
    HoldoutCheck check = HoldoutCheck.of(pareto.at(pareto.fit(panel).values()), panel);
    assertThat(check.meanAbsoluteError()).isCloseTo(.7545, withinPercentage(0.1));
    assertThat(check.rootMeanSquaredError()).isCloseTo(1.6028, withinPercentage(0.1));
    assertThat(check.totalError()).isCloseTo(-.115, within(.001));
    assertThat(check.trackingError()).isCloseTo(.0131, withinPercentage(1));
    assertThat(check.actual()).isEqualTo(1882);
    assertThat(check.tracking()).hasSize(78);
    assertThat(check.tracking().get(38).actual()).isEqualTo(2457);
    assertThat(check.tracking().get(77).actual()).isEqualTo(4339);
    assertThat(check.classes()).hasSize(8);
    assertThat(check.classes().get(0).customers()).isEqualTo(1411);
    System.out.println(
        check.logScore() + " top " + check.topDecile() + " of " + check.topDecilePossible());
  }

  @Test
  void explore() throws IOException {
    List<Candidate> all =
        List.of(
            new Candidate(new ParetoNbd(), List.of()),
            new Candidate(new BetaGeometric(false, 1), List.of()),
            new Candidate(new BetaGeometric(true, 1), List.of()));
    Panel panel = panel(273, 546);
    for (Candidate c : all) {
      HoldoutCheck k = HoldoutCheck.of(c.at(c.fit(panel).values()), panel);
      System.out.println(
          "HOLD "
              + c.name()
              + " log "
              + k.logScore()
              + " rmse "
              + k.rootMeanSquaredError()
              + " tot "
              + k.totalError()
              + " track "
              + k.trackingError()
              + " top "
              + k.topDecile());
    }
    for (int cut : new int[] {137, 182, 205})
      for (Trial t : Trial.of(all, List.of(panel(cut, 273))))
        System.out.println(
            cut
                + " "
                + t.candidate().name()
                + " log "
                + t.logScore()
                + " rmse "
                + t.rootMeanSquaredError()
                + " tot "
                + t.totalError());
  }
}
