package org.whalecurve.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Forecasts beside what came, from a log of transactions. */
class ClvEvaluateTest {
  @TempDir static Path temp;

  private static JsonNode model(JsonNode evaluation, String name) {
    for (JsonNode model : evaluation.get("models"))
      if (model.get("model").asString().equals(name)) return model;
    throw new AssertionError(name);
  }

  /** Fader, Hardie & Lee 2005: weeks 40 to 78 of the CDNOW sample, by weeks 1 to 39. */
  @Test
  void checksEveryModelOnTheHoldoutOfCdnow() {
    String stated = System.getenv("WHALECURVE_SHARED");
    Path shared = stated == null ? Cli.root().resolve("../shared") : Path.of(stated);
    Path log = shared.resolve("data/clv/cdnow_sample_transactions.csv");
    if (!Files.exists(log)) System.out.println("skipped: there is no shared/data/clv");
    assumeTrue(Files.exists(log), "there is no shared/data/clv");
    JsonNode json =
        Cli.run("clv", "evaluate", log, "--calibration-end", "1997-09-30", "--json").json();
    JsonNode pareto = model(json, "pareto-nbd");
    assertThat(pareto.get("mae").asDouble()).isCloseTo(.7545, withinPercentage(0.1));
    assertThat(pareto.get("rmse").asDouble()).isCloseTo(1.6028, withinPercentage(0.1));
    assertThat(pareto.get("total_error").asDouble()).isCloseTo(-.115, withinPercentage(0.5));
    assertThat(pareto.get("tracking_mape").asDouble()).isCloseTo(.0131, withinPercentage(1));
    JsonNode combined = model(json, "combined");
    assertThat(combined.get("rank").asInt()).isEqualTo(1);
    assertThat(combined.get("rmse").asDouble()).isLessThan(1.6028);
    assertThat(combined.get("total_error").asDouble()).isCloseTo(0, within(0.05));
    assertThat(json.get("chosen").asString()).isEqualTo("mbg-nbd");
    assertThat(json.get("tried_at").get(2).asString()).isLessThan("1997-09-30");
  }

  private static Path log(Random random) throws IOException {
    StringBuilder lines = new StringBuilder("customer,date,amount\n");
    for (int i = 0; i < 400; i++) {
      double rate = 0.02 * -Math.log(1 - random.nextDouble());
      double life = -200 * Math.log(1 - random.nextDouble());
      double day = random.nextInt(60);
      double end = day + life;
      while (day < Math.min(end, 365)) {
        lines.append("C%d,%s,%d\n".formatted(i, LocalDate.of(2025, 1, 1).plusDays((int) day), 10));
        day += 1 - Math.log(1 - random.nextDouble()) / rate;
      }
    }
    return Files.writeString(temp.resolve("log.csv"), lines);
  }

  @Test
  void theSecondHalfIsTheHoldoutAndTheTextSaysWhatWasChosen() throws IOException {
    Path log = log(new Random(5));
    JsonNode json = Cli.run("clv", "evaluate", log, "--unit", "day", "--json").json();
    assertThat(json.get("customers").asDouble()).isEqualTo(400);
    JsonNode tracking = model(json, "mbg-nbd").get("tracking");
    assertThat(tracking.get(tracking.size() - 1).get("expected").asDouble())
        .isCloseTo(
            tracking.get(tracking.size() - 1).get("actual").asDouble(), withinPercentage(20));
    Cli.Result text = Cli.run("clv", "evaluate", log, "--unit", "day", "--tracking");
    assertThat(text.out())
        .contains("Chosen on the calibration alone", "On the holdout it is number", "Cumulative");
  }

  @Test
  void daysHaveToFitIntoTheLog() throws IOException {
    Path log = log(new Random(5));
    Cli.Result late = Cli.run("clv", "evaluate", log, "--calibration-end", "2030-01-01", "--json");
    assertThat(late.code()).isEqualTo(1);
    assertThat(late.problems().get(0).get("code").asString()).isEqualTo("bad-days");
    Path once =
        Files.writeString(temp.resolve("once.csv"), "customer,date\nA,2025-01-01\nB,2025-03-01\n");
    assertThat(Cli.run("clv", "evaluate", once).err()).contains("none of them again");
    Path broken =
        Files.writeString(temp.resolve("broken.csv"), "customer,date\nA,2025-01-01\nB,soon\n");
    assertThat(Cli.run("clv", "evaluate", broken).err()).contains("broken.csv:3", "not a day");
  }
}
